internal import NetCore

extension HeaderDescription {
  /// The table of a DHCP message: the fields of BOOTP, and an option a field.
  static func dhcp(_ octets: RawSpan) -> Self {
    var description = Self("DHCP message", "RFC 2131, Section 2", messageFields)
    description.hasText = true
    let cookieEnd = DHCPMessage.headerByteCount + 4
    guard octets.byteCount >= cookieEnd else { return description }
    description.fill(
      "magic cookie",
      upTo: cookieEnd,
      octets.bigEndian(at: cookieEnd - 4) == DHCPMessage.magicCookie
        ? .words("options follow (RFC 2132)") : .words("not that of options")
    )
    if octets.bigEndian(at: cookieEnd - 4) == DHCPMessage.magicCookie {
      description.appendOptions(of: octets)
    }
    return description
  }

  private static let messageFields = [
    HeaderField("op", 0, 8, .named { $0.operationName }),
    HeaderField("htype", 8, 8, .words("hardware type; 1: Ethernet")),
    HeaderField("hlen", 16, 8, .octets(times: 1)),
    HeaderField("hops", 24, 8, .words("relay agents passed")),
    HeaderField("xid", 32, 32, .hexadecimal, .words("the same in request and reply")),
    HeaderField("secs", 64, 16, .words("seconds since the client began")),
    HeaderField(
      "flags: BROADCAST",
      80,
      1,
      .flag(set: "reply by broadcast", clear: "a reply to the client's address will do")
    ),
    HeaderField("flags: MBZ", 81, 15, .words("must be zero")),
    HeaderField("ciaddr", 96, 32, .ipv4Address, address("the client's, when it has one")),
    HeaderField("yiaddr", 128, 32, .ipv4Address, address("your address: what the client gets")),
    HeaderField("siaddr", 160, 32, .ipv4Address, address("the next server of the boot")),
    HeaderField("giaddr", 192, 32, .ipv4Address, address("the relay agent's")),
    HeaderField(
      "chaddr",
      224,
      128,
      .octets,
      .told { reading, out in
        out.append("the client's hardware address")
        guard let message = try? DHCPMessage(parsing: reading.header),
          let address = message.clientMACAddress
        else { return }
        out.append(": ")
        out.append(address)
        out.append(" and padding")
      }
    ),
    HeaderField("sname", 352, 512, .octets, name("the server's name")),
    HeaderField("file", 864, 1024, .octets, name("the boot file's name")),
  ]

  /// What an address is for, and whether it is set.
  private static func address(_ words: StaticString) -> FieldMeaning {
    .told { reading, out in
      out.append(words)
      if reading.value == 0 { out.append("; not set") }
    }
  }

  /// A text that a zero octet ends, which stands in the room of a field.
  private static func name(_ words: StaticString) -> FieldMeaning {
    .told { reading, out in
      let octets = reading.octets
      var count = 0
      while count < octets.byteCount, octets.octet(at: count) != 0 { count += 1 }
      out.append(words)
      out.append(count > 0 ? ": " : "; empty")
      out.append(text: octets.clamped(0, count))
    }
  }

  /// Adds the options behind the magic cookie (RFC 2132 §2).
  private mutating func appendOptions(of octets: RawSpan) {
    var count = 0
    while count < Self.largestOptionCount, byteCount < octets.byteCount {
      count += 1
      let start = byteCount
      switch octets.octet(at: start) {
      case 0:
        var end = start
        while end < octets.byteCount, octets.octet(at: end) == 0 { end += 1 }
        fill("Pad Option", upTo: end)
      case 255:
        fill("End Option", upTo: start + 1)
        return fill("Padding", upTo: octets.byteCount)
      case let code:
        let end = start + 2 + Int(octets.octetOrZero(start + 1))
        guard end <= octets.byteCount else {
          return fill(
            "Unreadable Option",
            upTo: octets.byteCount,
            .words("it reaches beyond the message, or was not captured whole")
          )
        }
        fill(DHCPOptionText.name(of: code), upTo: end, Self.optionMeaning)
      }
    }
    fill("Further Options", upTo: octets.byteCount)
  }

  private static let optionMeaning = FieldMeaning.told { reading, out in
    let code = reading.octets.octetOrZero(0)
    let data = reading.octets.clamped(2, reading.octets.byteCount)
    out.append("option ")
    out.append(decimal: code)
    switch DHCPOptionText.format(of: code) {
    case nil, .octets, .own: return
    case .requestedCodes:
      out.append(": the client asks for the options")
      for index in 0..<data.byteCount {
        out.append(" ")
        out.append(decimal: data.octet(at: index))
      }
    case .text:
      out.append(": ")
      out.append(text: data)
    default:
      out.append(": ")
      var text = DHCPOptionText(code, data)
      text.append(to: &out)
    }
  }
}

extension UInt64 {
  /// What the first octet of a message says.
  fileprivate var operationName: StaticString? {
    switch self {
    case 1: "BOOTREQUEST: from a client"
    case 2: "BOOTREPLY: from a server"
    default: nil
    }
  }
}
