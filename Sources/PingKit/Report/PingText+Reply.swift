internal import NetCLI
internal import NetCore

extension PingText {
  /// Appends the line of an echo reply.
  mutating func append(_ reply: PingReply, to buffer: inout LineBuffer) {
    appendTimestamp(reply.receivedAt, to: &buffer)
    buffer.append(decimal: reply.byteCount)
    buffer.append(" bytes from ")
    appendHost(reply.source, of: reply.target, to: &buffer)
    buffer.append(": icmp_seq=")
    buffer.append(decimal: UInt16(truncatingIfNeeded: reply.sequence))
    if options.isVerbose, let identifier = options.identifier {
      buffer.append(" ident=")
      buffer.append(decimal: identifier)
    }
    if let timeToLive = reply.timeToLive {
      buffer.append(" ttl=")
      buffer.append(decimal: timeToLive)
    }
    guard !reply.isTruncated else {
      return style.append(.warning, to: &buffer) { $0.append(" (truncated)") }
    }
    if showsTimes {
      buffer.append(" time=")
      if options.showsMicroseconds {
        Self.append(microsecondsOf: reply.roundTrip, to: &buffer)
      } else {
        Self.append(roundTrip: reply.roundTrip, to: &buffer)
      }
      buffer.append(" ms")
    }
    if options.isVerbose { appendMeasurement(of: reply, to: &buffer) }
    switch reply.verdict {
    case .received: break
    case .late: style.append(.warning, to: &buffer) { $0.append(" (late)") }
    case .duplicate where targets.isAnsweredByOthers(reply.target) && !options.isVerbose: break
    case .duplicate: style.append(.warning, to: &buffer) { $0.append(" (DUP!)") }
    case .badChecksum: style.append(.bad, to: &buffer) { $0.append(" (BAD CHECKSUM!)") }
    case .differentAddress:
      style.append(.bad, to: &buffer) { $0.append(" (DIFFERENT ADDRESS!)") }
      appendAmongSeveral(" for ", reply.target, to: &buffer)
    case .corrupted(let octet): append(octet, in: reply.data, to: &buffer)
    }
  }

  /// Appends how the time of `reply` was measured.
  private func appendMeasurement(of reply: PingReply, to buffer: inout LineBuffer) {
    buffer.append(" (")
    if let queued = reply.queued {
      buffer.append("queued ")
      Self.append(roundTrip: queued, to: &buffer)
      buffer.append(" ms, ")
    }
    buffer.append(reply.stamps.words)
    buffer.append(")")
  }

  /// Appends milliseconds with as many digits as ping(8) shows: three significant ones, and none
  /// behind the microseconds.
  static func append(roundTrip nanoseconds: Int64, to buffer: inout LineBuffer) {
    let microseconds = nanoseconds / 1000
    let decimals =
      switch microseconds {
      case 99_950...: 0
      case 9_995...: 1
      case 1_000...: 2
      default: 3
      }
    buffer.append(milliseconds: microseconds * 1000, decimals: decimals)
  }

  private func append(
    _ octet: EchoReply.WrongOctet,
    in data: [UInt8],
    to buffer: inout LineBuffer
  ) {
    buffer.append("\nwrong data byte #")
    buffer.append(decimal: octet.offset)
    buffer.append(" should be 0x")
    buffer.append(hexadecimal: UInt64(octet.expected))
    buffer.append(" but was 0x")
    buffer.append(hexadecimal: UInt64(octet.received))
    // The dump leaves out what ping(8) has its time stamp in.
    for offset in data.indices.dropFirst(16) {
      if offset % 32 == 16 {
        buffer.append("\n#")
        buffer.append(decimal: offset)
        buffer.append("\t")
      }
      buffer.append(hexadecimal: UInt64(data[offset]))
      buffer.append(" ")
    }
  }
}
