internal import NetCore

// The options of nearly every segment.
extension PacketLine {
  /// Appends the list of options when all are of the kinds that every host sends, whole and of the
  /// right length; returns whether it did.
  ///
  /// Else nothing is written.
  @inline(__always)
  static func appendUsual(_ octets: RawSpan, _ origin: UInt32, to out: inout LineBuffer) -> Bool {
    // A header has 40 octets of options, and none of these kinds has text of more than four octets
    // for each of its own.
    guard octets.byteCount <= 40 else { return false }
    let start = out.count
    let isUsual = out.write(atMost: 224) { pen in
      pen.append(", options [")
      // Nearly every segment carries its timestamps alone, behind two octets of padding (RFC 7323
      // appendix A).
      if octets.byteCount == 12, octets.bigEndian(at: 0, as: UInt32.self) == 0x0101_080a {
        pen.append("nop,nop,")
        append(timestamps: octets, at: 4, with: &pen)
      } else if appendBeginning(octets, with: &pen) {
        // All of them are written.
      } else if !appendUsual(octets, origin, with: &pen) {
        return false
      }
      pen.append("]")
      return true
    }
    if !isUsual { out.truncate(to: start) }
    return isUsual
  }

  /// Appends the options of a segment that begins a conversation as Linux orders them; returns
  /// whether it did.
  @inline(__always)
  private static func appendBeginning(_ octets: RawSpan, with pen: inout LinePen) -> Bool {
    guard octets.byteCount == 20 else { return false }
    let segmentSize: UInt32 = octets.bigEndian(at: 0)
    let windowScale: UInt32 = octets.bigEndian(at: 16)
    guard segmentSize >> 16 == 0x0204, windowScale >> 8 == 0x01_0303,
      octets.bigEndian(at: 4, as: UInt32.self) == 0x0402_080a
    else { return false }
    pen.append("mss ")
    pen.append(decimal: UInt16(truncatingIfNeeded: segmentSize))
    pen.append(",sackOK,")
    append(timestamps: octets, at: 8, with: &pen)
    pen.append(",nop,wscale ")
    pen.append(decimal: UInt8(truncatingIfNeeded: windowScale))
    return true
  }

  @inline(__always)
  private static func appendUsual(
    _ octets: RawSpan,
    _ origin: UInt32,
    with pen: inout LinePen
  ) -> Bool {
    let count = octets.byteCount
    var offset = 0
    while offset < count {
      if offset > 0 { pen.append(",") }
      let kind = TCPOptionKind(rawValue: octets.octet(at: offset))
      if kind == .noOperation {
        pen.append("nop")
        offset &+= 1
        continue
      }
      guard offset &+ 2 <= count else { return false }
      let length = Int(octets.octet(at: offset &+ 1))
      guard offset &+ length <= count else { return false }
      switch (kind, length) {
      case (.maximumSegmentSize, 4):
        pen.append("mss ")
        pen.append(decimal: octets.bigEndian(at: offset &+ 2, as: UInt16.self))
      case (.sackPermitted, 2): pen.append("sackOK")
      case (.windowScale, 3):
        pen.append("wscale ")
        pen.append(decimal: octets.octet(at: offset &+ 2))
      case (.timestamps, 10): append(timestamps: octets, at: offset &+ 2, with: &pen)
      case (.sack, 10), (.sack, 18), (.sack, 26), (.sack, 34):
        pen.append("sack ")
        pen.append(decimal: UInt8(truncatingIfNeeded: length / 8))
        pen.append(" ")
        for block in stride(from: offset &+ 2, to: offset &+ length, by: 8) {
          pen.append("{")
          pen.append(decimal: octets.bigEndian(at: block, as: UInt32.self) &- origin)
          pen.append(":")
          pen.append(decimal: octets.bigEndian(at: block &+ 4, as: UInt32.self) &- origin)
          pen.append("}")
        }
      default: return false
      }
      offset &+= length
    }
    return true
  }

  /// Appends the two values of a timestamps option (RFC 7323 §3), which begin at `offset`.
  @inline(__always)
  private static func append(timestamps octets: RawSpan, at offset: Int, with pen: inout LinePen) {
    pen.append("TS val ")
    pen.append(decimal: octets.bigEndian(at: offset, as: UInt32.self))
    pen.append(" ecr ")
    pen.append(decimal: octets.bigEndian(at: offset &+ 4, as: UInt32.self))
  }
}
