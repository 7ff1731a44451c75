internal import NetCore

extension HeaderDescription {
  static let udp = Self(
    "UDP header",
    "RFC 768",
    [
      HeaderField("Source Port", 0, 16, .port("udp")),
      HeaderField("Destination Port", 16, 16, .port("udp")),
      HeaderField(
        "Length",
        32,
        16,
        .told { reading, out in
          out.append("octets of header and data")
          if reading.value < 8 { out.append(", less than the header takes") }
        }
      ),
      HeaderField("Checksum", 48, 16, .hexadecimal, .checksum),
    ]
  )
}
