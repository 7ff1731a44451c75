internal import NetCore

// The names that tcpdump prints. They are its output format, so they are spelled as it spells them
// and live beside the printer instead of in the core's registries.

extension EtherType {
  /// The name behind "ethertype".
  var lineName: StaticString? {
    switch rawValue {
    case 0x0800: "IPv4"
    case 0x8847: "MPLS unicast"
    case 0x8848: "MPLS multicast"
    case 0x86dd: "IPv6"
    case 0x8100: "802.1Q"
    case 0x9100: "802.1Q-9100"
    case 0x88a8: "802.1Q-QinQ"
    case 0x9200: "802.1Q-9200"
    case 0x88e5: "802.1AE MACsec"
    case 0x0200: "PUP"
    case 0x0806: "ARP"
    case 0x8035: "Reverse ARP"
    case 0x0600: "NS"
    case 0x0500: "Sprite"
    case 0x1000: "Trail"
    case 0x6001: "MOP DL"
    case 0x6002: "MOP RC"
    case 0x6003: "DN"
    case 0x6004: "LAT"
    case 0x6007: "SCA"
    case 0x6558: "TEB"
    case 0x8038: "Lanbridge"
    case 0x803c: "DEC DNS"
    case 0x803e: "DEC DTS"
    case 0x805b: "VEXP"
    case 0x805c: "VPROD"
    case 0x809b: "Appletalk"
    case 0x80f3: "Appletalk ARP"
    case 0x8137: "IPX"
    case 0x880b: "PPP"
    case 0x8808: "MPCP"
    case 0x8809: "Slow Protocols"
    case 0x8863: "PPPoE D"
    case 0x8864: "PPPoE S"
    case 0x888e: "EAPOL"
    case 0x8899: "Realtek protocols"
    case 0x886f: "MS NLB heartbeat"
    case 0x8870: "Jumbo"
    case 0x894f: "NSH"
    case 0x9000: "Loopback"
    case 0xfefe: "OSI"
    case 0x00fe: "GRE-OSI"
    case 0xabcd: "CFM (old)"
    case 0x8902: "CFM"
    case 0x893a: "IEEE1905.1"
    case 0x88cc: "LLDP"
    case 0x88ca: "TIPC"
    case 0x0707: "GeoNet (old)"
    case 0x8947: "GeoNet"
    case 0x1111: "CALM FAST"
    case 0x88a2: "AoE"
    case 0x88f7: "PTP"
    case 0xd28b: "Arista Vendor Specific Protocol"
    default: nil
    }
  }
}

extension IPProtocol {
  /// The name behind "proto" and "next-header".
  var lineName: StaticString? {
    switch rawValue {
    case 0: "Options"
    case 1: "ICMP"
    case 2: "IGMP"
    case 4: "IPIP"
    case 6: "TCP"
    case 8: "EGP"
    case 9: "IGRP"
    case 17: "UDP"
    case 33: "DCCP"
    case 41: "IPv6"
    case 43: "Routing"
    case 44: "Fragment"
    case 46: "RSVP"
    case 47: "GRE"
    case 50: "ESP"
    case 51: "AH"
    case 55: "Mobile IP"
    case 58: "ICMPv6"
    case 62: "Mobile IP (old)"
    case 88: "EIGRP"
    case 89: "OSPF"
    case 103: "PIM"
    case 108: "Compressed IP"
    case 112: "VRRP"
    case 113: "PGM"
    case 132: "SCTP"
    case 135: "Mobility"
    case 143: "Ethernet"
    default: nil
    }
  }
}

extension ARPHardwareType {
  /// The name of the hardware type.
  var lineName: StaticString? {
    switch rawValue {
    case 1: "Ethernet"
    case 6: "TokenRing"
    case 7: "ArcNet"
    case 15: "FrameRelay"
    case 23: "Strip"
    case 24: "IEEE 1394"
    case 19: "ATM"
    case 32: "InfiniBand"
    default: nil
    }
  }
}

extension ARPOperation {
  /// The name of the operation.
  var lineName: StaticString? {
    switch rawValue {
    case 1: "Request"
    case 2: "Reply"
    case 3: "Reverse Request"
    case 4: "Reverse Reply"
    case 8: "Inverse Request"
    case 9: "Inverse Reply"
    case 10: "NACK Reply"
    default: nil
    }
  }
}

extension ICMPv6Type {
  /// The name of the message.
  var lineName: StaticString? {
    switch rawValue {
    case 1: "destination unreachable"
    case 2: "packet too big"
    case 3: "time exceeded in-transit"
    case 4: "parameter problem"
    case 128: "echo request"
    case 129: "echo reply"
    case 130: "multicast listener query"
    case 131: "multicast listener report"
    case 132: "multicast listener done"
    case 133: "router solicitation"
    case 134: "router advertisement"
    case 135: "neighbor solicitation"
    case 136: "neighbor advertisement"
    case 137: "redirect"
    case 138: "router renumbering"
    case 141: "inverse neighbor solicitation"
    case 142: "inverse neighbor advertisement"
    case 143: "multicast listener report v2"
    case 144: "ha discovery request"
    case 145: "ha discovery reply"
    case 146: "mobile router solicitation"
    case 147: "mobile router advertisement"
    case 139: "who-are-you request"
    case 140: "who-are-you reply"
    case 201: "mtrace message"
    case 200: "mtrace response"
    case 155: "RPL"
    default: nil
    }
  }
}

extension TCPOptionKind {
  /// The name of the option.
  var lineName: StaticString? {
    switch rawValue {
    case 0: "eol"
    case 1: "nop"
    case 2: "mss"
    case 3: "wscale"
    case 4: "sackOK"
    case 5: "sack"
    case 6: "echo"
    case 7: "echoreply"
    case 8: "TS"
    case 11: "cc"
    case 12: "ccnew"
    case 13: ""
    case 19: "md5"
    case 20: "scps"
    case 28: "uto"
    case 29: "tcp-ao"
    case 30: "mptcp"
    case 34: "tfo"
    case 254: "exp"
    default: nil
    }
  }
}
