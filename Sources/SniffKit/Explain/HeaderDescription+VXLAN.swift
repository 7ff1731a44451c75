extension HeaderDescription {
  static let vxlan = Self(
    "VXLAN header",
    "RFC 7348, Section 5",
    [
      HeaderField("Flags", 0, 8, .hexadecimal, .words("0x08: the network identifier is valid")),
      HeaderField("Reserved", 8, 24, .hexadecimal),
      HeaderField(
        "VXLAN Network Identifier",
        32,
        24,
        .words("which of the overlaid networks the frame belongs to")
      ),
      HeaderField("Reserved", 56, 8),
    ]
  )
}
