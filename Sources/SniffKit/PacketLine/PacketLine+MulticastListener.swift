internal import NetCore

// Multicast listener discovery (RFC 2710, RFC 3810).
extension PacketLine {
  /// Appends a message of version 1, or nothing when it was not captured whole.
  func appendListener(_ bytes: RawSpan, to out: inout LineBuffer) {
    guard bytes.byteCount >= 24 else { return }
    out.append("max resp delay: ")
    out.append(decimal: UInt64(bytes.bigEndian(at: 4, as: UInt16.self)))
    out.append(" addr: ")
    out.append(IPv6Address(high: bytes.bigEndian(at: 8), low: bytes.bigEndian(at: 16)))
  }

  func appendReportV2(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= 8 else {
      out.append(" [invalid len ")
      out.append(decimal: wireByteCount)
      out.append("]")
      return
    }
    let count = Int(try bytes.word(6, of: "icmp6"))
    out.append(", ")
    out.append(decimal: count)
    out.append(" group record(s)")
    guard configuration.verbosity > 0 else { return }
    var offset = 8
    for _ in 0..<count {
      guard wireByteCount >= offset + 20 else {
        return out.append(" [invalid number of groups]")
      }
      let sourceCount = try appendRecord(bytes, offset, wireByteCount, to: &out)
      guard let sourceCount else { return }
      offset += 20 + 16 * sourceCount
    }
  }

  /// Appends the group record at `offset` (RFC 3810 §5.2.4); returns the number of its sources, or
  /// `nil` when the message cannot hold them.
  private func appendRecord(
    _ bytes: RawSpan,
    _ offset: Int,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int? {
    let group = try bytes.ipv6Address(offset + 4, of: "icmp6")
    out.append(" [gaddr ")
    out.append(group)
    out.append(" ")
    let type = try bytes.octet(offset, of: "icmp6")
    out.append(type.listenerRecordName) { out in
      out.append(" [v2-report-#")
      out.append(decimal: UInt64(type))
      out.append("]")
    }
    let sourceCount = Int(try bytes.word(offset + 2, of: "icmp6"))
    guard wireByteCount >= offset + 20 + 16 * sourceCount else {
      out.append(" [invalid number of sources ")
      out.append(decimal: sourceCount)
      out.append("]")
      return nil
    }
    if configuration.verbosity == 1 {
      out.append(", ")
      out.append(decimal: sourceCount)
      out.append(" source(s)")
    } else {
      try appendSources(bytes, offset + 20, sourceCount, to: &out)
    }
    out.append("]")
    return sourceCount
  }

  private func appendSources(
    _ bytes: RawSpan,
    _ offset: Int,
    _ count: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(" {")
    for index in 0..<count {
      let source = try bytes.ipv6Address(offset + 16 * index, of: "icmp6")
      out.append(" ")
      out.append(source)
    }
    out.append(" }")
  }

  func appendQueryV2(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let isVerbose = configuration.verbosity > 0
    let code = UInt32(try bytes.word(4, of: "icmp6"))
    if isVerbose {
      out.append(" [max resp delay=")
      // RFC 3810 §5.1.3: from 32,768 on the code is a floating-point number.
      let delay = code < 32_768 ? code : (code & 0xfff | 0x1000) << ((code >> 12 & 7) + 3)
      out.append(decimal: UInt64(delay))
      out.append("]")
    }
    let group = try bytes.ipv6Address(8, of: "icmp6")
    out.append(" [gaddr ")
    out.append(group)
    if isVerbose {
      let flags = try bytes.octet(24, of: "icmp6")
      if flags & 8 != 0 { out.append(" sflag") }
      if flags & 7 != 0 {
        out.append(" robustness=")
        out.append(decimal: UInt64(flags & 7))
      }
      let interval = UInt32(try bytes.octet(25, of: "icmp6"))
      out.append(" qqi=")
      // RFC 3810 §5.1.9: likewise from 128 on.
      let seconds =
        interval < 128 ? interval : (interval & 0xf | 0x10) << ((interval >> 4 & 7) + 3)
      out.append(decimal: UInt64(seconds))
    }
    let sourceCount = Int(try bytes.word(26, of: "icmp6"))
    if sourceCount > 0 {
      if wireByteCount < 28 + 16 * sourceCount {
        out.append(" [invalid number of sources]")
      } else if configuration.verbosity > 1 {
        try appendSources(bytes, 28, sourceCount, to: &out)
      } else {
        out.append(", ")
        out.append(decimal: sourceCount)
        out.append(" source(s)")
      }
    }
    out.append("]")
  }
}
