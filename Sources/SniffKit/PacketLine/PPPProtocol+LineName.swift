internal import NetCore

// The names that tcpdump prints for PPP. They are its output format, so they are spelled as it
// spells them.

extension PPPProtocol {
  /// The name in front of a packet of the protocol.
  var lineName: StaticString? {
    switch rawValue {
    case 0x0021: "IP"
    case 0x0023: "OSI"
    case 0x0025: "NS"
    case 0x0027: "DECNET"
    case 0x0029: "APPLE"
    case 0x002b: "IPX"
    case 0x002d: "VJC IP"
    case 0x002f: "VJNC IP"
    case 0x0031: "BRPDU"
    case 0x0033: "STII"
    case 0x0035: "VINES"
    case 0x003d: "MLPPP"
    case 0x0057: "IP6"
    case 0x00fd: "Compressed"
    case 0x0201: "HELLO"
    case 0x0231: "LUXCOM"
    case 0x0233: "SNS"
    case 0x0281, 0x0283: "MPLS"
    case 0x8021: "IPCP"
    case 0x8023: "OSICP"
    case 0x8025: "NSCP"
    case 0x8027: "DECNETCP"
    case 0x8029: "APPLECP"
    case 0x802b: "IPXCP"
    case 0x8033: "STIICP"
    case 0x8035: "VINESCP"
    case 0x8057: "IP6CP"
    case 0x80fd: "CCP"
    case 0x8281: "MPLSCP"
    case 0xc021: "LCP"
    case 0xc023: "PAP"
    case 0xc025: "LQM"
    case 0xc027: "SPAP"
    case 0xc02b: "BACP"
    case 0xc02d: "BAP"
    case 0xc03d: "MLPPP-CP"
    case 0xc123: "Old-SPAP"
    case 0xc223: "CHAP"
    case 0xc227: "EAP"
    default: nil
    }
  }
}

extension UInt8 {
  /// The name of the code of a control protocol's message (RFC 1661 §5, RFC 1962, RFC 2153).
  var pppControlCodeName: StaticString? {
    switch self {
    case 0: "Vendor-Extension"
    case 1: "Conf-Request"
    case 2: "Conf-Ack"
    case 3: "Conf-Nack"
    case 4: "Conf-Reject"
    case 5: "Term-Request"
    case 6: "Term-Ack"
    case 7: "Code-Reject"
    case 8: "Prot-Reject"
    case 9: "Echo-Request"
    case 10: "Echo-Reply"
    case 11: "Disc-Req"
    case 12: "Ident"
    case 13: "Time-Rem"
    case 14: "Reset-Req"
    case 15: "Reset-Ack"
    default: nil
    }
  }

  /// The name of an option of the link control protocol.
  var linkControlOptionName: StaticString? {
    switch self {
    case 0: "Vend-Ext"
    case 1: "MRU"
    case 2: "ACCM"
    case 3: "Auth-Prot"
    case 4: "Qual-Prot"
    case 5: "Magic-Num"
    case 6: "deprecated(6)"
    case 7: "PFC"
    case 8: "ACFC"
    case 9: "FCS-Alt"
    case 10: "SDP"
    case 11: "Num-Mode"
    case 12: "deprecated(12)"
    case 13: "Call-Back"
    case 14: "deprecated(14)"
    case 15: "deprecated(15)"
    case 16: "deprecated(16)"
    case 17: "MRRU"
    case 18: "12-Bit seq #"
    case 19: "End-Disc"
    case 20: "Proprietary"
    case 21: "DCE-Id"
    case 22: "MP+"
    case 23: "Link-Disc"
    case 24: "LCP-Auth-Opt"
    case 25: "COBS"
    case 26: "Prefix-elision"
    case 27: "Multilink-header-Form"
    case 28: "I18N"
    case 29: "SDL-over-SONET/SDH"
    case 30: "PPP-Muxing"
    default: nil
    }
  }

  /// The name of an option of the compression control protocol.
  var compressionControlOptionName: StaticString? {
    switch self {
    case 0: "OUI"
    case 1: "Pred-1"
    case 2: "Pred-2"
    case 3: "Puddle"
    case 16: "HP-PPC"
    case 17: "Stac-LZS"
    case 18: "MPPC"
    case 19: "Gand-FZA"
    case 20: "V.42bis"
    case 21: "BSD-Comp"
    case 23: "LZS-DCP"
    case 24: "MVRCA"
    case 25: "DEC"
    case 26: "Deflate"
    case 255: "Reserved"
    default: nil
    }
  }

  /// The name of an option of IPv4's control protocol.
  var ipControlOptionName: StaticString? {
    switch self {
    case 1: "IP-Addrs"
    case 2: "IP-Comp"
    case 3: "IP-Addr"
    case 4: "Home-Addr"
    case 129: "Pri-DNS"
    case 130: "Pri-NBNS"
    case 131: "Sec-DNS"
    case 132: "Sec-NBNS"
    default: nil
    }
  }

  /// Where a link control option says the number to call back comes from (RFC 1570 §2.3).
  var callbackOperationName: StaticString? {
    switch self {
    case 0: "UserAuth"
    case 1: "DialString"
    case 2: "LocalID"
    case 3: "E.164"
    case 4: "X.500"
    case 6: "CBCP"
    default: nil
    }
  }
}
