extension HeaderDescription {
  static let sctp = Self(
    "SCTP common header",
    "RFC 9260, Section 3.1",
    [
      HeaderField("Source Port Number", 0, 16, .port("sctp")),
      HeaderField("Destination Port Number", 16, 16, .port("sctp")),
      HeaderField(
        "Verification Tag",
        32,
        32,
        .hexadecimal,
        .words("the same in all packets of one direction; 0 with INIT")
      ),
      HeaderField("Checksum", 64, 32, .hexadecimal, .words("CRC32c of the packet")),
    ]
  )
}
