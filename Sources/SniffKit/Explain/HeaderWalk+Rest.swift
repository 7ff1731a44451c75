internal import NetCLI
internal import NetCore

extension HeaderWalk {
  /// Appends what lies behind the headers that were described up to `describedEnd`.
  func appendRest(
    of dissection: borrowing Dissection,
    _ bytes: RawSpan,
    from describedEnd: Int,
    at base: Int,
    to out: inout LineBuffer
  ) {
    let start = max(dissection.restOffset, describedEnd)
    let end = dissection.restOffset + dissection.rest.byteCount
    let wireEnd = dissection.restOffset + dissection.restWireByteCount
    var text = LineBuffer()
    text.append(unreadReasonOf: dissection.upcoming)
    if start < wireEnd {
      text.append(text.count > 0 ? " " : "")
      append(byteCount: wireEnd - start, missing: wireEnd - max(end, start), to: &text)
    }
    if text.count > 0 {
      out.append("\n")
      out.append(text.octets, wrappedAt: explainer.width, from: 0, indent: 0)
      out.append("\n")
      append(data: bytes.clamped(start, end), at: base + start, to: &out)
    }
    appendTrailer(of: bytes, from: max(wireEnd, start), to: &out)
  }

  /// Appends how much data there is, and how much of it is not here.
  private func append(byteCount: Int, missing: Int, to out: inout LineBuffer) {
    out.append("Data: ")
    out.append(decimal: byteCount)
    out.append(byteCount == 1 ? " octet" : " octets")
    guard missing > 0 else { return }
    out.append(", of which ")
    if missing == byteCount {
      out.append("none")
    } else {
      out.append(decimal: byteCount - missing)
    }
    out.append(byteCount - missing > 1 ? " were" : " was")
    out.append(isQuoted ? " quoted" : " captured")
  }

  private func append(data: RawSpan, at offset: Int, to out: inout LineBuffer) {
    let shown = data.clamped(0, PacketExplainer.largestDataByteCount)
    var start = 0
    while start < shown.byteCount {
      let row = shown.clamped(start, start + 16)
      out.append("  0x")
      out.append(hexadecimal: UInt64(offset + start), digits: 4)
      out.append(" ")
      out.append(leftAlignedIn: 51) { buffer in
        for index in 0..<row.byteCount {
          buffer.append(index == 8 ? "  " : " ")
          buffer.append(hexadecimal: UInt64(row.octet(at: index)), digits: 2)
        }
      }
      out.append(visible: row)
      out.append("\n")
      start += 16
    }
    let left = data.byteCount - shown.byteCount
    guard left > 0 else { return }
    out.append("  ... and ")
    out.append(decimal: left)
    out.append(left == 1 ? " octet more\n" : " octets more\n")
  }

  /// Tells of octets behind what the lengths in the headers claim.
  private func appendTrailer(of bytes: RawSpan, from end: Int, to out: inout LineBuffer) {
    let count = bytes.byteCount - end
    guard count > 0 else { return }
    out.append(
      isQuoted ? "\nBehind the end of the quoted packet: " : "\nBehind the end of the packet: "
    )
    out.append(decimal: count)
    out.append(count == 1 ? " octet" : " octets")
    out.append(isQuoted ? " of padding\n" : " of padding or of a trailer\n")
  }
}
