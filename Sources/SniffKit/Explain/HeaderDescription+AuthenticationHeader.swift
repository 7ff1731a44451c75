internal import NetCore

extension HeaderDescription {
  static func authenticationHeader(_ octets: RawSpan) -> Self {
    var description = Self(
      "Authentication header",
      "RFC 4302, Section 2",
      [
        HeaderField("Next Header", 0, 8, .named { $0.ipProtocolName }),
        HeaderField(
          "Payload Len",
          8,
          8,
          .told { reading, out in
            out.append("32-bit words, less two: ")
            out.append(decimal: (reading.value &+ 2) &* 4)
            out.append(" octets")
          }
        ),
        HeaderField("RESERVED", 16, 16),
        HeaderField("Security Parameters Index", 32, 32, .hexadecimal),
        HeaderField("Sequence Number", 64, 32),
      ]
    )
    description.fill(
      "Integrity Check Value",
      upTo: (Int(octets.octetOrZero(1)) + 2) * 4,
      .words("proves that the packet was not changed, to who has the key")
    )
    return description
  }
}
