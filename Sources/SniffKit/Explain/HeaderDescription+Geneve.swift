internal import NetCore

extension HeaderDescription {
  static func geneve(_ octets: RawSpan) -> Self {
    var description = Self(
      "Geneve header",
      "RFC 8926, Section 3.4",
      [
        HeaderField("Version", 0, 2, short: "V"),
        HeaderField("Opt Len", 2, 6, .octets(times: 4)),
        HeaderField("Control Packet", 8, 1, .flag(set: "a control packet", clear: "data")),
        HeaderField(
          "Critical Options",
          9,
          1,
          .flag(set: "an option must be understood", clear: "no option must be understood")
        ),
        HeaderField("Reserved", 10, 6),
        HeaderField("Protocol Type", 16, 16, .hexadecimal, .named { $0.etherTypeName }),
        HeaderField(
          "Virtual Network Identifier",
          32,
          24,
          short: "VNI",
          .words("which of the overlaid networks the frame belongs to")
        ),
        HeaderField("Reserved", 56, 8),
      ]
    )
    description.fill("Options", upTo: 8 + Int(octets.octetOrZero(0) & 0x3f) * 4)
    return description
  }
}
