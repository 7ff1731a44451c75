internal import NetCore

extension UInt8 {
  /// The name of a service access point without its lowest bit.
  var serviceAccessPointName: StaticString? {
    switch self {
    case 0x00: "Null"
    case 0xff: "Global"
    case 0x02: "802.1B I"
    case 0x03: "802.1B G"
    case 0x06: "IP"
    case 0x04: "SNA"
    case 0x0e: "ProWay NM"
    case 0x42: "STP"
    case 0x4e: "RS511"
    case 0x7e: "ISO8208"
    case 0x8e: "ProWay"
    case 0xaa: "SNAP"
    case 0xe0: "IPX"
    case 0xf0: "NetBeui"
    case 0xfe: "OSI"
    default: nil
    }
  }

  /// The name of an option of IPv4.
  var ipv4OptionName: StaticString? {
    switch self {
    case 0: "EOL"
    case 1: "NOP"
    case 68: "timestamp"
    case 130: "security"
    case 7: "RR"
    case 137: "SSRR"
    case 131: "LSRR"
    case 148: "RA"
    case 82: "traceroute"
    default: nil
    }
  }

  /// The name of an option of neighbor discovery.
  var neighborDiscoveryOptionName: StaticString? {
    switch self {
    case 1: "source link-address"
    case 2: "destination link-address"
    case 3: "prefix info"
    case 4: "redirected header"
    case 5: "mtu"
    case 25: "rdnss"
    case 31: "dnssl"
    case 7: "advertisement interval"
    case 8: "homeagent information"
    case 24: "route info"
    default: nil
    }
  }
}

extension UInt32 {
  /// The name of an organizationally unique identifier.
  var organizationName: StaticString? {
    switch self {
    case 0x000000: "Ethernet"
    case 0x00000c: "Cisco"
    case 0x00005e: "IANA"
    case 0x000081: "Nortel Networks SONMP"
    case 0x0000f8: "Cisco bridged"
    case 0x0080c2: "Ethernet bridged"
    case 0x00a03e: "ATM Forum"
    case 0x00e02f: "DOCSIS Spanning Tree"
    case 0x080007: "Appletalk"
    case 0x009069: "Juniper"
    case 0x080009: "Hewlett-Packard"
    case 0x00120f: "IEEE 802.3 Private"
    case 0x0012bb: "ANSI/TIA"
    case 0x001b21: "DCBX"
    case 0x002320: "Nicira Networks"
    case 0x5c16c7: "Big Switch Networks"
    case 0xb0d2f5: "Vello Systems"
    case 0x002481: "HP"
    case 0x0004ea: "HP-Labs"
    case 0x748771: "Infoblox Inc"
    case 0xa42305: "Open Networking Lab"
    case 0x00049f: "Freescale"
    case 0x0015ad: "Netronome"
    case 0x001018: "Broadcom"
    case 0x00e004: "PMC-Sierra"
    case 0xd0f0db: "Ericsson"
    default: nil
    }
  }

  /// The name of an address family of the BSD loopback header.
  var addressFamilyName: StaticString? {
    switch self {
    case 2: "IPv4"
    case 6: "NS"
    case 7: "ISO"
    case 16: "Appletalk"
    case 23: "IPX"
    case 24: "IPv6"
    case 28: "IPv6"
    case 30: "IPv6"
    default: nil
    }
  }
}

extension SNAPHeader {
  /// The name of the protocol identifier within its organization.
  var protocolName: StaticString? {
    switch organization {
    case 0x000000, 0x0000f8, 0x080007: EtherType(rawValue: protocolIdentifier).lineName
    case 0x00000c: ciscoName
    case 0x0080c2: bridgedName
    default: nil
    }
  }

  /// The name of one of Cisco's protocols.
  private var ciscoName: StaticString? {
    switch protocolIdentifier {
    case 0x2000: "CDP"
    case 0x2003: "VTP"
    case 0x2004: "DTP"
    case 0x0111: "UDLD"
    case 0x010b: "PVST"
    case 0x010c: "VLAN Bridge"
    default: nil
    }
  }

  /// The name of a bridged frame (RFC 2684).
  private var bridgedName: StaticString? {
    switch protocolIdentifier {
    case 0x0001: "Ethernet + FCS"
    case 0x0007: "Ethernet w/o FCS"
    case 0x0002: "802.4 + FCS"
    case 0x0008: "802.4 w/o FCS"
    case 0x0003: "Token Ring + FCS"
    case 0x0009: "Token Ring w/o FCS"
    case 0x0004: "FDDI + FCS"
    case 0x000a: "FDDI w/o FCS"
    case 0x0005: "802.6 + FCS"
    case 0x000b: "802.6 w/o FCS"
    case 0x000e: "BPDU"
    default: nil
    }
  }
}
