extension HeaderDescription {
  static let ciscoHDLC = Self(
    "Cisco HDLC header",
    "RFC 1547, Section 4.3.1",
    [
      HeaderField(
        "Address",
        0,
        8,
        .hexadecimal,
        .named {
          switch $0 {
          case 0x0f: "unicast"
          case 0x8f: "multicast"
          default: nil
          }
        }
      ),
      HeaderField("Control", 8, 8, .hexadecimal, .words("always zero")),
      HeaderField("Protocol", 16, 16, .hexadecimal, .named { $0.etherTypeName }),
    ]
  )

  static let slarp = Self(
    "SLARP message",
    "RFC 1547, Section 4.3.1",
    [
      HeaderField(
        "Code",
        0,
        32,
        .named {
          switch $0 {
          case 0: "address request"
          case 1: "address reply"
          case 2: "keep-alive"
          default: nil
          }
        }
      ),
      HeaderField("Address or My Sequence", 32, 32, .hexadecimal),
      HeaderField("Mask or Your Sequence", 64, 32, .hexadecimal),
      HeaderField("Reliability", 96, 16, .hexadecimal, .words("always 0xffff")),
    ]
  )
}
