internal import NetCore

extension PacketLine {
  /// Appends the octets behind the first `linkByteCount` as the configuration asks.
  func appendDump(of bytes: RawSpan, skipping linkByteCount: Int, to out: inout LineBuffer) {
    let skipped = configuration.dumpsLinkHeader ? 0 : linkByteCount
    guard skipped < bytes.byteCount else { return }
    let shown = bytes.extracting(droppingFirst: skipped)
    switch configuration.dump {
    case .none: return
    case .hexadecimal: out.appendHexadecimalDump(of: shown, indent: "\n\t")
    case .hexadecimalAndText: appendUnknownOctets(shown, to: &out)
    case .text: out.appendTextDump(of: shown)
    }
  }

  /// Appends octets that have no printer, in hexadecimal and ASCII.
  func appendUnknownOctets(_ bytes: RawSpan, to out: inout LineBuffer) {
    var offset = 0
    while offset &+ 16 <= bytes.byteCount, let place = UInt16(exactly: offset) {
      let octets = bytes.extracting(offset..<offset &+ 16)
      out.write(atMost: 72) { $0.append(dumpLine: octets, at: place) }
      offset &+= 16
    }
    while offset < bytes.byteCount {
      let end = min(offset &+ 16, bytes.byteCount)
      out.append("\n\t0x")
      out.append(hexadecimal: UInt64(truncatingIfNeeded: offset), digits: 4)
      out.append(": ")
      let start = out.count
      let octets = bytes.extracting(offset..<end)
      out.append(hexadecimalPairs: octets)
      out.append(UInt8(ascii: " "), repeating: 42 &- (out.count &- start))
      out.append(visible: octets)
      offset = end
    }
  }
}

extension LineBuffer {
  /// Appends octets in hexadecimal, sixteen to a line, each line behind `indent`.
  mutating func appendHexadecimalDump(of bytes: RawSpan, indent: StaticString) {
    var offset = 0
    while offset < bytes.byteCount {
      let end = min(offset &+ 16, bytes.byteCount)
      append(indent)
      append("0x")
      append(hexadecimal: UInt64(truncatingIfNeeded: offset), digits: 4)
      append(": ")
      append(hexadecimalPairs: bytes.extracting(offset..<end))
      offset = end
    }
  }

  /// Appends octets as text: printable ASCII, tabs and line feeds as they are, carriage returns at
  /// the end of a line not at all, everything else as a dot.
  mutating func appendTextDump(of bytes: RawSpan) {
    append("\n")
    for index in 0..<bytes.byteCount {
      let octet = bytes.octet(at: index)
      switch octet {
      case 0x09, 0x0a, 0x20...0x7e: append(octet)
      case 0x0d:
        // Of the last two octets, a carriage return shows nothing whatever follows it.
        if index &+ 2 < bytes.byteCount, bytes.octet(at: index &+ 1) != 0x0a {
          append(UInt8(ascii: "."))
        }
      default: append(UInt8(ascii: "."))
      }
    }
  }
}
