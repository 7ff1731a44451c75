internal import NetCore

extension PacketLine {
  /// Appends the message whose captured octets are `bytes`, whole or not.
  mutating func appendICMPv4(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let type = ICMPv4Type(rawValue: try bytes.octet(0, of: "icmp"))
    let code = try bytes.octet(1, of: "icmp")
    // The text goes to the line only when all of it was captured.
    let start = out.count
    do throws(Truncation) {
      out.append("ICMP ")
      try append(type, code, bytes, to: &out)
    } catch {
      out.truncate(to: start)
      throw error
    }
    out.append(", length ")
    out.append(decimal: wireByteCount)
    guard configuration.verbosity > 0 else { return }
    if !dissection.isFragment, bytes.byteCount >= wireByteCount {
      appendChecksum(of: bytes.extracting(first: wireByteCount), to: &out)
    }
    guard type.isError else { return }
    noteExtensions(of: type, bytes, wireByteCount, dissection)
    out.append("\n\t")
    frame.quotedByteCount = Int(try bytes.word(10, of: "icmp"))
  }

  private func appendChecksum(of message: RawSpan, to out: inout LineBuffer) {
    guard message.byteCount >= 4 else { return }
    var sum = InternetChecksum()
    sum.add(message)
    guard !sum.isValid else { return }
    let field: UInt16 = message.bigEndian(at: 2)
    sum.add(~field)
    out.append(" (wrong icmp cksum ")
    out.append(hexadecimal: UInt64(field))
    out.append(" (->")
    out.append(hexadecimal: UInt64(sum.checksum))
    out.append(")!)")
  }

  private func append(
    _ type: ICMPv4Type,
    _ code: UInt8,
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch type {
    case .echoRequest, .echoReply:
      out.append(type == .echoRequest ? "echo request, id " : "echo reply, id ")
      out.append(decimal: UInt64(try bytes.word(4, of: "icmp")))
      out.append(", seq ")
      out.append(decimal: UInt64(try bytes.word(6, of: "icmp")))
    case .destinationUnreachable:
      try appendUnreachable(ICMPv4UnreachableCode(rawValue: code), bytes, to: &out)
    case .redirect: try appendRedirect(code, bytes, to: &out)
    case .routerAdvertisement: try appendAdvertisement(bytes, to: &out)
    case .timeExceeded:
      try require(28, of: bytes)
      switch code {
      case 0: out.append("time exceeded in-transit")
      case 1: out.append("ip reassembly time exceeded")
      default:
        out.append("time exceeded-#")
        out.append(decimal: UInt64(code))
      }
    case .parameterProblem:
      out.append(code == 0 ? "parameter problem - octet " : "parameter problem - code ")
      out.append(decimal: UInt64(code == 0 ? try bytes.octet(4, of: "icmp") : code))
    case .addressMaskReply:
      out.append("address mask is 0x")
      out.append(hexadecimal: UInt64(try bytes.longWord(8, of: "icmp")), digits: 8)
    case .timestampRequest:
      out.append("time stamp query id ")
      try appendIdentifier(bytes, to: &out)
    case .timestampReply:
      try require(20, of: bytes)
      out.append("time stamp reply id ")
      try appendIdentifier(bytes, to: &out)
      out.append(": org ")
      out.append(timeOfDay: try bytes.longWord(8, of: "icmp"))
      out.append(", recv ")
      out.append(timeOfDay: try bytes.longWord(12, of: "icmp"))
      out.append(", xmit ")
      out.append(timeOfDay: try bytes.longWord(16, of: "icmp"))
    case .sourceQuench: out.append("source quench")
    case .routerSolicitation: out.append("router solicitation")
    case .informationRequest: out.append("information request")
    case .informationReply: out.append("information reply")
    case .addressMaskRequest: out.append("address mask request")
    default:
      out.append("type-#")
      out.append(decimal: UInt64(type.rawValue))
    }
  }

  func require(_ byteCount: Int, of bytes: RawSpan) throws(Truncation) {
    guard bytes.byteCount >= byteCount else {
      throw Truncation(name: "icmp", keepsLinkHeader: true)
    }
  }

  private func appendIdentifier(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(decimal: UInt64(try bytes.word(4, of: "icmp")))
    out.append(" seq ")
    out.append(decimal: UInt64(try bytes.word(6, of: "icmp")))
  }

  /// Appends the routers of an advertisement (RFC 1256 §3).
  private func appendAdvertisement(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    try require(8, of: bytes)
    out.append("router advertisement lifetime ")
    let lifetime = UInt64(try bytes.word(6, of: "icmp"))
    if lifetime >= 3_600 {
      out.append(decimal: lifetime / 3_600)
      out.append(":")
      out.append(decimal: lifetime % 3_600 / 60, digits: 2)
      out.append(":")
      out.append(decimal: lifetime % 60, digits: 2)
    } else if lifetime >= 60 {
      out.append(decimal: lifetime / 60)
      out.append(":")
      out.append(decimal: lifetime % 60, digits: 2)
    } else {
      out.append(decimal: lifetime)
    }
    let count = Int(try bytes.octet(4, of: "icmp"))
    out.append(" ")
    out.append(decimal: count)
    out.append(":")
    let entryWordCount = try bytes.octet(5, of: "icmp")
    guard entryWordCount == 2 else {
      out.append(" [size ")
      out.append(decimal: UInt64(entryWordCount))
      out.append("]")
      return
    }
    for index in 0..<count {
      try require(16 + 8 * index, of: bytes)
      let address = try bytes.ipv4Address(8 + 8 * index, of: "icmp")
      let preference = try bytes.longWord(12 + 8 * index, of: "icmp")
      out.append(" {")
      out.append(address)
      out.append(" ")
      out.append(decimal: UInt64(preference))
      out.append("}")
    }
  }
}

extension LineBuffer {
  /// Appends milliseconds since midnight as a time of day.
  mutating func append(timeOfDay milliseconds: UInt32) {
    let seconds = UInt64(milliseconds) / 1_000
    append(decimal: seconds / 3_600, digits: 2)
    append(":")
    append(decimal: seconds / 60 % 60, digits: 2)
    append(":")
    append(decimal: seconds % 60, digits: 2)
    append(".")
    append(decimal: UInt64(milliseconds) % 1_000, digits: 3)
  }
}
