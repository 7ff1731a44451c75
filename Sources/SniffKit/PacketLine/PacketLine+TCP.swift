internal import NetCore

extension PacketLine {
  // What is called for every segment is inlined, or changes `self` and the dissection as far as the
  // compiler knows, though most of it changes nothing: what is only read would be copied.
  @inline(__always)
  mutating func append(
    _ header: borrowing TCPHeader,
    of dissection: inout Dissection,
    _ visit: TCPConversationVisit?,
    to out: inout LineBuffer
  ) throws(Truncation) {
    append(header.sourcePort, header.destinationPort, .tcp, dissection.network, to: &out)
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
    let flags = header.flags
    let numbers = relativeNumbers(of: header, visit)
    guard headerByteCount <= wireByteCount else {
      out.write(atMost: 32) { Self.append(flags, with: &$0) }
      return appendTooLong(headerByteCount, wireByteCount, to: &out)
    }
    let length = wireByteCount - headerByteCount
    append(
      fieldsOf: header,
      flags,
      numbers,
      length,
      checksumVerdict(of: header, &dissection),
      to: &out
    )
    if headerByteCount > TCPHeader.minimumByteCount {
      let isWhole = header.bytes.byteCount >= wireByteCount
      guard try appendOptions(of: header, numbers, isWhole: isWhole, to: &out) else { return }
    }
    out.write(atMost: 32) { pen in
      pen.append(", length ")
      pen.append(decimal: UInt32(truncatingIfNeeded: length))
    }
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

  private mutating func appendTooLong(
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

  /// Appends the fields of a segment in front of its options.
  @inline(__always)
  private mutating func append(
    fieldsOf header: borrowing TCPHeader,
    _ flags: TCPFlags,
    _ numbers: TCPNumbers,
    _ length: Int,
    _ verdict: ChecksumVerdict,
    to out: inout LineBuffer
  ) {
    let checksum = header.checksum
    let window = header.window
    let urgentPointer = header.urgentPointer
    let showsSequence =
      length > 0 || configuration.verbosity > 1
      || !flags.isDisjoint(with: [.synchronize, .finish, .reset])
    out.write(atMost: 160) { pen in
      Self.append(flags, with: &pen)
      switch verdict {
      case .unverifiable: break
      case .valid, .absent:
        pen.append(", cksum 0x")
        pen.append(fourHexadecimalDigits: checksum)
        pen.append(" (correct)")
      case .invalid(_, let expected):
        pen.append(", cksum 0x")
        pen.append(fourHexadecimalDigits: checksum)
        pen.append(" (incorrect -> 0x")
        pen.append(fourHexadecimalDigits: expected)
        pen.append(")")
      }
      if showsSequence {
        pen.append(", seq ")
        pen.append(decimal: numbers.sequence)
        if length > 0 {
          pen.append(":")
          pen.append(decimal: numbers.sequence &+ UInt32(truncatingIfNeeded: length))
        }
      }
      if flags.contains(.acknowledgment) {
        pen.append(", ack ")
        pen.append(decimal: numbers.acknowledgment)
      }
      pen.append(", win ")
      pen.append(decimal: window)
      if flags.contains(.urgent) {
        pen.append(", urg ")
        pen.append(decimal: urgentPointer)
      }
    }
  }

  /// Appends a letter for each flag; it takes 24 octets of room.
  @inline(__always)
  private static func append(_ flags: TCPFlags, with pen: inout LinePen) {
    pen.append("Flags [")
    let bits = UInt8(truncatingIfNeeded: flags.rawValue)
    if bits == 0 { pen.append("none") } else { pen.append(lettersOf: bits, "FSRP.UEW") }
    pen.append("]")
  }

  /// What verifying the checksum came to, `unverifiable` where it is not shown.
  @inline(__always)
  private mutating func checksumVerdict(
    of header: borrowing TCPHeader,
    _ dissection: inout Dissection
  ) -> ChecksumVerdict {
    guard configuration.verbosity > 0, !configuration.skipsChecksums, !frame.hasFragmentHeader
    else { return .unverifiable }
    return dissection.checksumVerdict(of: header)
  }

  /// Appends the text that a reset may carry (RFC 9293 §3.5.3), at most thirty octets of it.
  private mutating func appendResetData(_ data: RawSpan, _ length: Int, to out: inout LineBuffer) {
    out.append(data.byteCount >= length ? " [RST" : " [!RST")
    if length > 30 { out.append("+") }
    out.append(" ")
    for index in 0..<min(length, 30, data.byteCount) {
      out.append(caret: data.octet(at: index))
    }
    out.append("]")
  }

  /// Appends what was captured of a header that is too short.
  mutating func appendUnreadableTCP(_ dissection: borrowing Dissection, to out: inout LineBuffer) {
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
      dissection.network,
      to: &out
    )
    out.append(truncated: "tcp")
  }
}
