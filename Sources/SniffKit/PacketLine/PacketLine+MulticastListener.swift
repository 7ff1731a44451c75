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
    try appendGroupRecords(bytes, wireByteCount, of: .multicastListenerDiscovery, to: &out)
  }

  func appendQueryV2(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let isVerbose = configuration.verbosity > 0
    let code = try bytes.word(4, of: "icmp6")
    if isVerbose {
      out.append(" [max resp delay=")
      out.append(decimal: ICMPv6Message.responseDelay(ofCode: code))
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
      // RFC 3810 §5.1.9: the code is that of IGMP 3.
      let interval = IGMPMessage.time(ofCode: try bytes.octet(25, of: "icmp6"))
      out.append(" qqi=")
      out.append(decimal: interval)
    }
    let sourceCount = Int(try bytes.word(26, of: "icmp6"))
    if sourceCount > 0 {
      if wireByteCount < 28 + 16 * sourceCount {
        out.append(" [invalid number of sources]")
      } else {
        try append(
          sources: sourceCount,
          at: 28,
          bytes,
          of: .multicastListenerDiscovery,
          to: &out
        )
      }
    }
    out.append("]")
  }
}
