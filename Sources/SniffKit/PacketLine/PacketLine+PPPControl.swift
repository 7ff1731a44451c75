internal import NetCore

// The control protocols of PPP (RFC 1661 §5) and what configures them.
extension PacketLine {
  func appendControl(
    _ packet: borrowing PPPPacket,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let message = packet.payload
    out.append(packet.type.lineName ?? "")
    out.append(", ")
    guard packet.wireByteCount >= 4, message.byteCount >= 2 else {
      out.append("[|")
      out.append(packet.type.lineName ?? "")
      return out.append("]")
    }
    let code = message.octet(at: 0)
    out.append(code.pppControlCodeName ?? "Unknown Opcode")
    out.append(" (0x")
    out.append(hexadecimal: UInt64(code), digits: 2)
    out.append("), id ")
    out.append(decimal: UInt64(message.octet(at: 1)))
    out.append(", length ")
    out.append(decimal: packet.wireByteCount + 2)
    guard configuration.verbosity > 0 else { return }
    let length = Int(try message.word(2, of: packet.name))
    out.append("\n\tencoded length ")
    out.append(decimal: length)
    guard length >= 4 else { return out.append(" (< 4))") }
    guard length <= packet.wireByteCount else {
      out.append(" (> packet length ")
      out.append(decimal: packet.wireByteCount)
      return out.append("))")
    }
    out.append(" (=Option(s) length ")
    out.append(decimal: length - 4)
    out.append(")")
    guard length > 4 else { return }
    if configuration.verbosity > 1 {
      out.appendHexadecimalDump(of: packet.octets(-2, upTo: 4), indent: "\n\t")
    }
    switch code {
    case 1...4: try appendOptions(packet, length, to: &out)
    case 0, 5...13: try appendData(of: packet, code, length, to: &out)
    default:
      if configuration.verbosity == 1 {
        out.appendHexadecimalDump(of: packet.octets(-2, upTo: length), indent: "\n\t  ")
      }
    }
  }

  /// Appends what follows the length in a message that holds no options.
  private func appendData(
    of packet: borrowing PPPPacket,
    _ code: UInt8,
    _ length: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let message = packet.payload
    switch code {
    case 0 where length >= 11:
      try appendMagicNumber(packet, to: &out)
      let organization = try message.longWord(7, of: packet.name) & 0xffffff
      out.append(" Vendor: ")
      append(vendor: organization, to: &out)
    case 8 where length >= 6:
      let type = PPPProtocol(rawValue: try message.word(4, of: packet.name))
      out.append("\n\t  Rejected ")
      out.append(type.lineName ?? "unknown")
      out.append(" Protocol (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append(")")
      guard length > 6 else { return }
      out.append("\n\t  Rejected Packet")
      out.appendHexadecimalDump(of: packet.octets(6, upTo: length + 4), indent: "\n\t    ")
    case 9...11 where length >= 8:
      try appendMagicNumber(packet, to: &out)
      guard length > 8 else { return }
      out.append("\n\t  -----trailing data-----")
      guard message.byteCount >= length else {
        out.append("[|")
        out.append(packet.type.lineName ?? "")
        return out.append("]")
      }
      out.appendHexadecimalDump(of: packet.octets(8, upTo: length), indent: "\n\t  ")
    case 12 where length >= 8:
      try appendMagicNumber(packet, to: &out)
      guard length > 8 else { return }
      out.append("\n\t  Message\n\t    ")
      let text = packet.octets(8, upTo: length + 4)
      for index in 0..<text.byteCount { out.append(caret: text.octet(at: index)) }
      guard text.byteCount < length - 4 else { return }
      out.append("[|")
      out.append(packet.type.lineName ?? "")
      out.append("]")
    case 13 where length >= 12:
      try appendMagicNumber(packet, to: &out)
      let seconds = try message.longWord(8, of: packet.name)
      out.append(", Seconds-Remaining ")
      out.append(decimal: UInt64(seconds))
      out.append("s")
    default: break
    }
  }

  private func appendMagicNumber(
    _ packet: borrowing PPPPacket,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let number = try packet.payload.longWord(4, of: packet.name)
    out.append("\n\t  Magic-Num 0x")
    out.append(hexadecimal: UInt64(number), digits: 8)
  }

  /// Appends the name and the number of an organization.
  func append(vendor organization: UInt32, to out: inout LineBuffer) {
    out.append(organization.organizationName ?? "Unknown")
    out.append(" (")
    out.append(decimal: UInt64(organization))
    out.append(")")
  }

  /// Appends the options of a message of `length` octets.
  private func appendOptions(
    _ packet: borrowing PPPPacket,
    _ length: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var offset = 4
    var remaining = length - 4
    while remaining > 0 {
      let option = packet.option(at: offset)
      // An option may be as long as the whole message before it is told to be too long.
      guard option.byteCount <= length else { return }
      let byteCount: Int
      switch packet.type {
      case .linkControl: byteCount = try appendLinkControl(option, to: &out)
      case .ipControl: byteCount = try appendIPControl(option, to: &out)
      case .ipv6Control: byteCount = try appendIPv6Control(option, to: &out)
      case .compressionControl: byteCount = try appendCompressionControl(option, to: &out)
      case .bandwidthAllocationControl: byteCount = try appendBandwidthControl(option, to: &out)
      default: return
      }
      guard byteCount > 0 else { return }
      guard remaining >= byteCount else {
        out.append(" [remaining options length ")
        out.append(decimal: remaining)
        out.append(" < ")
        out.append(decimal: byteCount)
        return out.append("] (invalid)")
      }
      remaining &-= byteCount
      offset &+= byteCount
    }
  }
}
