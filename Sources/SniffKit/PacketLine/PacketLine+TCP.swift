internal import NetCore

extension PacketLine {
  mutating func append(
    _ header: borrowing TCPHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    append(header.sourcePort, header.destinationPort, .tcp, dissection, to: &out)
    let headerByteCount = header.headerByteCount
    let wireByteCount = dissection.layerWireByteCount
    guard headerByteCount >= TCPHeader.minimumByteCount else {
      out.append(" tcp ")
      out.append(decimal: UInt64(UInt32(truncatingIfNeeded: wireByteCount - headerByteCount)))
      out.append(" [bad hdr length ")
      out.append(decimal: headerByteCount)
      return out.append(" - too short, < 20]")
    }
    if configuration.isQuiet {
      out.append("tcp ")
      out.append(decimal: UInt64(UInt32(truncatingIfNeeded: wireByteCount - headerByteCount)))
      return appendTooLong(headerByteCount, wireByteCount, to: &out)
    }
    out.append("Flags [")
    append(header.flags, to: &out)
    out.append("]")
    let numbers = relativeNumbers(of: header, dissection)
    guard headerByteCount <= wireByteCount else {
      return appendTooLong(headerByteCount, wireByteCount, to: &out)
    }
    if configuration.verbosity > 0 { appendChecksum(of: header, dissection, to: &out) }
    let length = wireByteCount - headerByteCount
    if length > 0 || configuration.verbosity > 1
      || !header.flags.isDisjoint(with: [.synchronize, .finish, .reset])
    {
      out.append(", seq ")
      out.append(decimal: UInt64(numbers.sequence))
      if length > 0 {
        out.append(":")
        out.append(decimal: UInt64(numbers.sequence &+ UInt32(truncatingIfNeeded: length)))
      }
    }
    if header.flags.contains(.acknowledgment) {
      out.append(", ack ")
      out.append(decimal: UInt64(numbers.acknowledgment))
    }
    out.append(", win ")
    out.append(decimal: UInt64(header.window))
    if header.flags.contains(.urgent) {
      out.append(", urg ")
      out.append(decimal: UInt64(header.urgentPointer))
    }
    if headerByteCount > TCPHeader.minimumByteCount {
      let isWhole = header.bytes.byteCount >= wireByteCount
      guard try appendOptions(of: header, numbers, isWhole: isWhole, to: &out) else { return }
    }
    out.append(", length ")
    out.append(decimal: length)
    guard length > 0 else { return }
    guard header.isComplete else {
      out.append(" [remaining caplen(")
      out.append(decimal: header.bytes.byteCount)
      out.append(") < header length(")
      out.append(decimal: headerByteCount)
      out.append(")]")
      throw Truncation(name: "tcp")
    }
    if header.flags.contains(.reset), configuration.verbosity > 0 {
      appendResetData(dissection.rest, length, to: &out)
    } else if case .segment(let layer) = dissection.upcoming {
      try appendSegment(layer, dissection.rest, length, to: &out)
    }
  }

  private func appendTooLong(
    _ headerByteCount: Int,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    guard headerByteCount > wireByteCount else { return }
    out.append(" [bad hdr length ")
    out.append(decimal: headerByteCount)
    out.append(" - too long, > ")
    out.append(decimal: wireByteCount)
    out.append("]")
  }

  /// Appends a letter for each flag.
  private func append(_ flags: TCPFlags, to out: inout LineBuffer) {
    let bits = flags.rawValue & 0xff
    // Nearly every segment has one of these three.
    switch bits {
    case 0x10: return out.append(UInt8(ascii: "."))
    case 0x18: return out.append("P.")
    case 0: return out.append("none")
    default: break
    }
    if flags.contains(.finish) { out.append(UInt8(ascii: "F")) }
    if flags.contains(.synchronize) { out.append(UInt8(ascii: "S")) }
    if flags.contains(.reset) { out.append(UInt8(ascii: "R")) }
    if flags.contains(.push) { out.append(UInt8(ascii: "P")) }
    if flags.contains(.acknowledgment) { out.append(UInt8(ascii: ".")) }
    if flags.contains(.urgent) { out.append(UInt8(ascii: "U")) }
    if flags.contains(.explicitCongestionEcho) { out.append(UInt8(ascii: "E")) }
    if flags.contains(.congestionWindowReduced) { out.append(UInt8(ascii: "W")) }
  }

  private func appendChecksum(
    of header: borrowing TCPHeader,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    guard !configuration.skipsChecksums, !frame.hasFragmentHeader else { return }
    let verdict = dissection.checksumVerdict(of: header)
    if case .unverifiable = verdict { return }
    out.append(", cksum 0x")
    out.append(hexadecimal: UInt64(header.checksum), digits: 4)
    if case .invalid(_, let expected) = verdict {
      out.append(" (incorrect -> 0x")
      out.append(hexadecimal: UInt64(expected), digits: 4)
      out.append(")")
    } else {
      out.append(" (correct)")
    }
  }

  /// Appends the text that a reset may carry (RFC 9293 §3.5.3), at most thirty octets of it.
  private func appendResetData(_ data: RawSpan, _ length: Int, to out: inout LineBuffer) {
    out.append(data.byteCount >= length ? " [RST" : " [!RST")
    if length > 30 { out.append("+") }
    out.append(" ")
    for index in 0..<min(length, 30, data.byteCount) {
      out.append(caret: data.octet(at: index))
    }
    out.append("]")
  }

  /// Appends what was captured of a header that is too short.
  func appendUnreadableTCP(_ dissection: borrowing Dissection, to out: inout LineBuffer) {
    let bytes = dissection.rest
    guard bytes.byteCount >= 4 else {
      switch dissection.network {
      case .none: break
      case .ipv4(let header): append(addressesOf: header, to: &out)
      case .ipv6(let header): append(addressesOf: header, to: &out)
      }
      out.append(":")
      return out.append(truncated: "tcp")
    }
    append(
      Port(rawValue: bytes.bigEndian(at: 0)),
      Port(rawValue: bytes.bigEndian(at: 2)),
      .tcp,
      dissection,
      to: &out
    )
    out.append(truncated: "tcp")
  }
}
