extension HeaderDescription {
  static let dns = Self(
    "DNS header",
    "RFC 1035, Section 4.1.1",
    [
      HeaderField("ID", 0, 16, .hexadecimal, .words("the same in query and response")),
      HeaderField("QR", 16, 1, .flag(set: "a response", clear: "a query")),
      HeaderField(
        "OPCODE",
        17,
        4,
        .named {
          switch $0 {
          case 0: "standard query"
          case 2: "server status request"
          case 4: "notify (RFC 1996)"
          case 5: "update (RFC 2136)"
          default: nil
          }
        }
      ),
      HeaderField("AA", 21, 1, .flag(set: "an authoritative answer", clear: "not authoritative")),
      HeaderField("TC", 22, 1, .flag(set: "truncated", clear: "not truncated")),
      HeaderField("RD", 23, 1, .flag(set: "recursion desired", clear: "no recursion desired")),
      HeaderField("RA", 24, 1, .flag(set: "recursion available", clear: "no recursion available")),
      HeaderField("Z", 25, 1, .words("must be zero")),
      HeaderField("AD", 26, 1, .flag(set: "authentic data (RFC 4035)", clear: "not set")),
      HeaderField("CD", 27, 1, .flag(set: "checking disabled (RFC 4035)", clear: "not set")),
      HeaderField(
        "RCODE",
        28,
        4,
        .named {
          switch $0 {
          case 0: "no error"
          case 1: "format error"
          case 2: "server failure"
          case 3: "no such name"
          case 4: "not implemented"
          case 5: "refused"
          default: nil
          }
        }
      ),
      HeaderField("QDCOUNT", 32, 16, .words("questions")),
      HeaderField("ANCOUNT", 48, 16, .words("answers")),
      HeaderField("NSCOUNT", 64, 16, .words("records about authoritative servers")),
      HeaderField("ARCOUNT", 80, 16, .words("additional records")),
    ]
  )
}
