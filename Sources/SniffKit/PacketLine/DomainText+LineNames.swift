internal import NetCore

// The names that tcpdump prints; what it has no name for is a number.
extension DomainText {
  /// The name of an operation with what separates it from the identifier; nothing for a query.
  static func operationName(_ number: UInt16) -> StaticString {
    switch number {
    case 0: ""
    case 1: " inv_q"
    case 2: " stat"
    case 3: " op3"
    case 4: " notify"
    case 5: " update"
    case 6: " op6"
    case 7: " op7"
    case 8: " op8"
    case 9: " updateA"
    case 10: " updateD"
    case 11: " updateDA"
    case 12: " updateM"
    case 13: " updateMA"
    case 14: " zoneInit"
    default: " zoneRef"
    }
  }

  /// Appends the name of a response code; nothing for success.
  func appendResponseCode(_ code: UInt16, to out: inout LineBuffer) {
    switch code {
    case 0: break
    case 1: out.append(" FormErr")
    case 2: out.append(" ServFail")
    case 3: out.append(" NXDomain")
    case 4: out.append(" NotImp")
    case 5: out.append(" Refused")
    case 6: out.append(" YXDomain")
    case 7: out.append(" YXRRSet")
    case 8: out.append(" NXRRSet")
    case 9: out.append(" NotAuth")
    case 10: out.append(" NotZone")
    case 15: out.append(" NoChange")
    case 16: out.append(" BadVers")
    case 23: out.append(" BadCookie")
    default:
      out.append(" Resp")
      out.append(decimal: UInt64(code))
    }
  }

  /// Appends the name of a record type, or its number.
  static func append(type: UInt16, to out: inout LineBuffer) {
    out.append(typeName(type)) { out in
      out.append("Type")
      out.append(decimal: UInt64(type))
    }
  }

  private static func typeName(_ type: UInt16) -> StaticString? {
    switch type {
    case 1: "A"
    case 2: "NS"
    case 3: "MD"
    case 4: "MF"
    case 5: "CNAME"
    case 6: "SOA"
    case 7: "MB"
    case 8: "MG"
    case 9: "MR"
    case 10: "NULL"
    case 11: "WKS"
    case 12: "PTR"
    case 13: "HINFO"
    case 14: "MINFO"
    case 15: "MX"
    case 16: "TXT"
    case 17: "RP"
    case 18: "AFSDB"
    case 19: "X25"
    case 20: "ISDN"
    case 21: "RT"
    case 22: "NSAP"
    case 23: "NSAP_PTR"
    case 24: "SIG"
    case 25: "KEY"
    case 26: "PX"
    case 27: "GPOS"
    case 28: "AAAA"
    case 29: "LOC"
    case 30: "NXT"
    case 31: "EID"
    case 32: "NIMLOC"
    case 33: "SRV"
    case 34: "ATMA"
    case 35: "NAPTR"
    case 36: "KX"
    case 37: "CERT"
    case 38: "A6"
    case 39: "DNAME"
    case 40: "SINK"
    case 41: "OPT"
    case 42: "APL"
    case 43: "DS"
    case 44: "SSHFP"
    case 45: "IPSECKEY"
    case 46: "RRSIG"
    case 47: "NSEC"
    case 48: "DNSKEY"
    case 99: "SPF"
    case 100: "UINFO"
    case 101: "UID"
    case 102: "GID"
    case 103: "UNSPEC"
    case 104: "UNSPECA"
    case 249: "TKEY"
    case 250: "TSIG"
    case 251: "IXFR"
    case 252: "AXFR"
    case 253: "MAILB"
    case 254: "MAILA"
    case 255: "ANY"
    case 256: "URI"
    default: nil
    }
  }

  /// The name of an option of EDNS.
  static func extensionName(_ code: UInt16) -> StaticString? {
    switch code {
    case 1: "LLQ"
    case 2: "UL"
    case 3: "NSID"
    case 5: "DAU"
    case 6: "DHU"
    case 7: "N3U"
    case 8: "ECS"
    case 9: "EXPIRE"
    case 10: "COOKIE"
    case 11: "KEEPALIVE"
    case 12: "PADDING"
    case 13: "CHAIN"
    case 14: "KEY-TAG"
    case 16: "CLIENT-TAG"
    case 17: "SERVER-TAG"
    default: nil
    }
  }

  /// The name of a signature algorithm (option 5), of a digest (6) or of a hash (7).
  static func algorithmName(_ number: UInt8, of code: UInt16) -> StaticString? {
    switch (code, number) {
    case (6, 1), (7, 1): "SHA-1"
    case (6, 2): "SHA-256"
    case (6, 3): "GOST_R_34.11-94"
    case (6, 4): "SHA-384"
    case (5, 0): "DELETE"
    case (5, 1): "RSAMD5"
    case (5, 2): "DH"
    case (5, 3): "DS"
    case (5, 5): "RSASHA1"
    case (5, 6): "DSA-NSEC3-SHA1"
    case (5, 7): "RSASHA1-NSEC3-SHA1"
    case (5, 8): "RSASHA256"
    case (5, 10): "RSASHA512"
    case (5, 12): "ECC-GOST"
    case (5, 13): "ECDSAP256SHA256"
    case (5, 14): "ECDSAP384SHA384"
    case (5, 15): "ED25519"
    case (5, 16): "ED448"
    case (5, 252): "INDIRECT"
    case (5, 253): "PRIVATEDNS"
    case (5, 254): "PRIVATEOID"
    default: nil
    }
  }
}
