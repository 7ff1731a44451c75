internal import NetCore

extension HeaderDescription {
  static func tcp(_ octets: RawSpan) -> Self {
    var description = Self("TCP header", "RFC 9293, Section 3.1", tcpFields)
    guard let header = try? TCPHeader(parsing: octets) else { return description }
    var options = header.options
    var count = 0
    while count < largestOptionCount, let option = options.next() {
      count += 1
      description.fields.append(
        HeaderField(
          option.kind.title,
          octet: description.byteCount,
          count: option.byteCount,
          .octets,
          optionMeaning
        )
      )
    }
    if options.fault != nil {
      description.fill(
        "Unreadable Options",
        upTo: header.headerByteCount,
        .words("an option's length is impossible, or it was not captured whole")
      )
    } else {
      description.fill("Padding", upTo: header.headerByteCount)
    }
    return description
  }

  private static let tcpFields = [
    HeaderField("Source Port", 0, 16, .port("tcp")),
    HeaderField("Destination Port", 16, 16, .port("tcp")),
    HeaderField(
      "Sequence Number",
      32,
      32,
      .told { reading, out in
        let flags = TCPFlags(rawValue: reading.header.wordOrZero(12))
        out.append(
          flags.contains(.synchronize)
            ? "the initial one: data begins with the next" : "of the first octet of data"
        )
      }
    ),
    HeaderField(
      "Acknowledgment Number",
      64,
      32,
      .told { reading, out in
        let flags = TCPFlags(rawValue: reading.header.wordOrZero(12))
        out.append(
          flags.contains(.acknowledgment)
            ? "the next octet that the sender expects" : "without meaning: ACK is not set"
        )
      }
    ),
    HeaderField(
      "Data Offset",
      96,
      4,
      short: "DOffset",
      .told { reading, out in
        out.append("header length in 32-bit words: ")
        out.append(decimal: reading.value &* 4)
        out.append(" octets")
        if reading.value < 5 { out.append(", less than the smallest header") }
        if reading.value == 5 { out.append(", no options") }
      }
    ),
    HeaderField("Reserved", 100, 3, short: "Rsrvd", .words("must be zero")),
    flag("AE", 103, "accurate ECN (RFC 9768)"),
    flag("CWR", 104, "the sender reduced its congestion window"),
    flag("ECE", 105, "the sender saw congestion, or can do ECN when SYN is set"),
    flag("URG", 106, "the urgent pointer counts"),
    flag("ACK", 107, "the acknowledgment number counts"),
    flag("PSH", 108, "hand the data to the application at once"),
    flag("RST", 109, "the connection is reset"),
    flag("SYN", 110, "opens the connection: synchronize sequence numbers"),
    flag("FIN", 111, "no more data comes from the sender"),
    HeaderField("Window", 112, 16, .words("octets the sender takes, before scaling")),
    HeaderField("Checksum", 128, 16, .hexadecimal, .checksum),
    HeaderField(
      "Urgent Pointer",
      144,
      16,
      .told { reading, out in
        let flags = TCPFlags(rawValue: reading.header.wordOrZero(12))
        out.append(
          flags.contains(.urgent) ? "where the urgent data ends" : "without meaning: URG is not set"
        )
      }
    ),
  ]

  private static func flag(
    _ name: StaticString,
    _ bit: Int,
    _ meaning: StaticString
  ) -> HeaderField {
    HeaderField(name, bit, 1, .flag(set: meaning, clear: "not set"))
  }

  private static let optionMeaning = FieldMeaning.told { reading, out in
    var sequence = TCPOptions(reading.octets, claimedByteCount: reading.octets.byteCount)
    guard let option = sequence.next() else { return }
    let data = option.data
    switch (option.kind, data.byteCount) {
    case (.endOfList, _): out.append("the rest of the header is padding")
    case (.noOperation, _): out.append("padding between options")
    case (.maximumSegmentSize, 2):
      out.append("the sender takes segments with up to ")
      out.append(decimal: data.bigEndian(at: 0, as: UInt16.self))
      out.append(" octets of data")
    case (.windowScale, 1):
      out.append("windows of the sender are to be shifted left by ")
      out.append(decimal: data.octet(at: 0))
    case (.sackPermitted, 0): out.append("the sender understands selective acknowledgments")
    case (.timestamps, 8):
      out.append("the sender's clock ")
      out.append(decimal: data.bigEndian(at: 0, as: UInt32.self))
      out.append(", echo of the peer's ")
      out.append(decimal: data.bigEndian(at: 4, as: UInt32.self))
    case (.sack, let byteCount) where byteCount % 8 == 0:
      out.append("received out of order:")
      for offset in stride(from: 0, to: byteCount, by: 8) {
        out.append(" ")
        out.append(decimal: data.bigEndian(at: offset, as: UInt32.self))
        out.append("-")
        out.append(decimal: data.bigEndian(at: offset &+ 4, as: UInt32.self))
      }
    case (.userTimeout, 2):
      let value = data.bigEndian(at: 0, as: UInt16.self)
      out.append("unacknowledged data may stay for ")
      out.append(decimal: value & 0x7fff)
      out.append(value & 0x8000 != 0 ? " minutes" : " seconds")
    case (.fastOpenCookie, 0): out.append("asks for a cookie")
    default: break
    }
  }
}

extension TCPOptionKind {
  /// The name of the option (IANA "TCP Option Kind Numbers").
  fileprivate var title: StaticString {
    switch self {
    case .endOfList: "Option: End of List"
    case .noOperation: "Option: No Operation"
    case .maximumSegmentSize: "Option: Max Segment Size"
    case .windowScale: "Option: Window Scale"
    case .sackPermitted: "Option: SACK Permitted"
    case .sack: "Option: SACK"
    case .timestamps: "Option: Timestamps"
    case .md5Signature: "Option: MD5 Signature"
    case .userTimeout: "Option: User Timeout"
    case .authentication: "Option: Authentication"
    case .multipath: "Option: Multipath TCP"
    case .fastOpenCookie: "Option: Fast Open"
    case .experiment1, .experiment2: "Option: Experiment"
    default: "Option: unknown"
    }
  }
}
