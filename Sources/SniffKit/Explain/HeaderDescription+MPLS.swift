extension HeaderDescription {
  static let mpls = Self(
    "MPLS label stack entry",
    "RFC 3032, Section 2.1",
    [
      HeaderField(
        "Label",
        0,
        20,
        .named {
          switch $0 {
          case 0: "IPv4 explicit null"
          case 1: "router alert"
          case 2: "IPv6 explicit null"
          case 3: "implicit null: must not be on the wire"
          case 7: "entropy label indicator (RFC 6790)"
          case 13: "generic associated channel (RFC 5586)"
          case 4...15: "reserved"
          default: "says how the next router forwards the packet"
          }
        }
      ),
      HeaderField("Traffic Class", 20, 3, short: "TC", .words("RFC 5462")),
      HeaderField(
        "Bottom of Stack",
        23,
        1,
        .flag(set: "the last label", clear: "another label follows")
      ),
      HeaderField("Time to Live", 24, 8, short: "TTL", .words("hops left")),
    ]
  )
}
