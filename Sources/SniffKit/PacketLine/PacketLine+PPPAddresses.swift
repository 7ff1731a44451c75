internal import NetCore

// The options of IPv4's control protocol in PPP (RFC 1332, RFC 1877, RFC 2290).
extension PacketLine {
  func appendIPControl(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    guard let type = self.type(of: option, "ipcp", to: &out),
      begin(option, type, type.ipControlOptionName ?? "unknown", to: &out)
    else { return 0 }
    switch type {
    case 1:
      guard isExact(option, 10, to: &out) else { return option.byteCount }
      let source = try option.ipv4Address(2)
      let destination = try option.ipv4Address(6)
      out.append(": src ")
      out.append(source)
      out.append(", dst ")
      out.append(destination)
    case 2:
      guard isLong(option, 4, to: &out), try appendCompression(option, to: &out) else { return 0 }
    case 3, 4, 129...132:
      guard isExact(option, 6, to: &out) else { return 0 }
      let address = try option.ipv4Address(2)
      out.append(": ")
      out.append(address)
    default: appendUnknownValue(option, to: &out)
    }
    appendValue(option, to: &out)
    return option.byteCount
  }

  /// Appends how headers are compressed (RFC 3544 §2); returns whether the length can be.
  private func appendCompression(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    let method = try option.word(2)
    out.append(": ")
    switch method {
    case 0x2d: out.append("VJ-Comp")
    case 0x61: out.append("IP Header Compression")
    default: out.append("Unknown")
    }
    out.append(" (0x")
    out.append(hexadecimal: UInt64(method), digits: 2)
    out.append("):")
    guard method == 0x61 else { return true }
    guard isLong(option, 14, to: &out) else { return false }
    guard option.bytes.byteCount >= 16 else {
      out.append("[|ipcp]")
      return false
    }
    let labels: [(StaticString, Int)] = [
      ("\n\t    TCP Space ", 4), (", non-TCP Space ", 6), (", maxPeriod ", 8), (", maxTime ", 10),
      (", maxHdr ", 12),
    ]
    for (label, offset) in labels {
      out.append(label)
      out.append(decimal: UInt64(try option.word(offset)))
    }
    guard option.byteCount > 14 else { return true }
    return appendSuboptions(option, to: &out)
  }

  private func appendSuboptions(_ option: borrowing PPPOption, to out: inout LineBuffer) -> Bool {
    var offset = 14
    var remaining = option.byteCount - 14
    out.append("\n\t      Suboptions, length ")
    out.append(decimal: remaining)
    while remaining >= 2 {
      guard offset &+ 2 <= option.bytes.byteCount else {
        out.append("[|ipcp]")
        return false
      }
      let type = option.bytes.octet(at: offset)
      let length = Int(option.bytes.octet(at: offset &+ 1))
      guard type > 0, length > 0 else { break }
      out.append("\n\t\t")
      switch type {
      case 1: out.append("RTP-Compression")
      case 2: out.append("Enhanced RTP-Compression")
      default: out.append("Unknown")
      }
      out.append(" Suboption #")
      out.append(decimal: UInt64(type))
      out.append(", length ")
      out.append(decimal: length)
      guard remaining >= length else {
        out.append(" [remaining suboptions length ")
        out.append(decimal: remaining)
        out.append(" < ")
        out.append(decimal: length)
        out.append("] (invalid)")
        break
      }
      remaining &-= length
      offset &+= length
    }
    return true
  }
}
