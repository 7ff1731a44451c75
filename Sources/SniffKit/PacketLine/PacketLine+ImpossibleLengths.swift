internal import NetCore

// Records of a capture whose lengths contradict each other.
extension PacketLine {
  /// The longest packet that is believed, in octets.
  static let largestByteCount = 262_144

  /// Appends why the lengths in the capture's own record cannot be.
  func appendImpossibleLengths(
    of bytes: RawSpan,
    _ record: PacketRecord,
    to out: inout LineBuffer
  ) {
    let captured = bytes.byteCount
    let wire = record.wireByteCount
    out.append("[Invalid header:")
    var separator: StaticString = ""
    if captured == 0 {
      out.append(" caplen==0")
      separator = ","
    }
    if wire == 0 {
      out.append(separator)
      out.append(" len==0")
      separator = ","
    } else if wire < captured {
      out.append(separator)
      out.append(" len(")
      out.append(decimal: wire)
      out.append(") < caplen(")
      out.append(decimal: captured)
      out.append(")")
      separator = ","
    }
    for (name, byteCount) in [(" caplen(", captured), (" len(", wire)] as [(StaticString, Int)]
    where byteCount > Self.largestByteCount {
      out.append(separator)
      out.append(name)
      out.append(decimal: byteCount)
      out.append(") > 262144")
      separator = ","
    }
    out.append("]")
  }
}
