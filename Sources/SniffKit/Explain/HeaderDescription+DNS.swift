internal import NetCore

extension HeaderDescription {
  /// The table of a DNS message; with `isStream` it begins with its length, as over TCP.
  static func dns(_ octets: RawSpan, isStream: Bool) -> Self {
    var description = Self("DNS message", "RFC 1035, Section 4.1", [])
    description.hasText = true
    if isStream {
      description.fields.append(
        HeaderField("Length", 0, 16, .words("octets of the message behind this field (TCP only)"))
      )
    }
    let start = description.byteCount
    description.fields += headerFields.map { $0.shifted(byOctets: start) }
    description.appendEntries(of: octets.clamped(start, octets.byteCount), at: start)
    return description
  }

  private static let headerFields = [
    HeaderField("ID", 0, 16, .hexadecimal, .words("the same in query and response")),
    HeaderField("QR", 16, 1, .flag(set: "a response", clear: "a query")),
    HeaderField("OPCODE", 17, 4, .named { $0.operationName }),
    HeaderField("AA", 21, 1, .flag(set: "an authoritative answer", clear: "not authoritative")),
    HeaderField("TC", 22, 1, .flag(set: "truncated", clear: "not truncated")),
    HeaderField("RD", 23, 1, .flag(set: "recursion desired", clear: "no recursion desired")),
    HeaderField("RA", 24, 1, .flag(set: "recursion available", clear: "no recursion available")),
    HeaderField("Z", 25, 1, .words("must be zero")),
    HeaderField("AD", 26, 1, .flag(set: "authentic data (RFC 4035)", clear: "not set")),
    HeaderField("CD", 27, 1, .flag(set: "checking disabled (RFC 4035)", clear: "not set")),
    HeaderField("RCODE", 28, 4, .named { $0.responseName }),
    HeaderField("QDCOUNT", 32, 16, .words("questions")),
    HeaderField("ANCOUNT", 48, 16, .words("answers")),
    HeaderField("NSCOUNT", 64, 16, .words("records about authoritative servers")),
    HeaderField("ARCOUNT", 80, 16, .words("additional records")),
  ]
}

extension UInt64 {
  /// The name of an operation (IANA "DNS OpCodes").
  fileprivate var operationName: StaticString? {
    switch self {
    case 0: "standard query"
    case 1: "inverse query, obsolete (RFC 3425)"
    case 2: "server status request"
    case 4: "notify (RFC 1996)"
    case 5: "update (RFC 2136)"
    case 6: "stateful operations (RFC 8490)"
    default: nil
    }
  }

  /// The name of a response code (IANA "DNS RCODEs").
  fileprivate var responseName: StaticString? {
    switch self {
    case 0: "no error"
    case 1: "format error"
    case 2: "server failure"
    case 3: "no such name"
    case 4: "not implemented"
    case 5: "refused"
    case 6: "a name exists that should not (RFC 2136)"
    case 7: "a record set exists that should not (RFC 2136)"
    case 8: "a record set is missing (RFC 2136)"
    case 9: "not authoritative, or not authorized (RFC 2136, RFC 8945)"
    case 10: "a name is outside of the zone (RFC 2136)"
    case 11: "type not implemented (RFC 8490)"
    default: nil
    }
  }
}
