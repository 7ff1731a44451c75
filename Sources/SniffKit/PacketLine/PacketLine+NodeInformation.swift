internal import NetCore

// Node information queries and replies (RFC 4620).
extension PacketLine {
  private static let headerByteCount = 16

  /// Appends the question, and the node that it is about.
  func appendNodeQuery(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    // KAME's forerunner of the protocol had neither nonce nor subject.
    guard bytes.byteCount != 12 else { return out.append(" who-are-you request") }
    out.append(" node information query")
    try requireNodeInformation(bytes)
    let question: UInt16 = bytes.bigEndian(at: 4)
    let flags: UInt16 = bytes.bigEndian(at: 6)
    let hasSubject = bytes.byteCount != Self.headerByteCount
    out.append(" (")
    switch question {
    case 0: out.append("noop")
    case 1: appendSupportedTypes(flags, to: &out)
    case 2: out.append("DNS name")
    case 3:
      out.append("node addresses")
      if flags != 0 { append(addressFlags: flags & ~1, to: &out) }
    default: out.append("unknown")
    }
    if question <= 1 {
      if hasSubject, configuration.verbosity > 0 { out.append(", invalid len") }
    } else if !hasSubject {
      out.append(", 03 draft")
    } else {
      try appendSubject(bytes, to: &out)
    }
    out.append(")")
  }

  private func requireNodeInformation(_ bytes: RawSpan) throws(Truncation) {
    guard bytes.byteCount >= Self.headerByteCount else {
      throw Truncation(name: "icmp6", keepsLinkHeader: true)
    }
  }

  private func appendSubject(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let count = bytes.byteCount - Self.headerByteCount
    switch bytes.octet(at: 1) {
    case 0:
      guard count == 16 else { return appendInvalidSubject(count > 16, to: &out) }
      out.append(", subject=")
      out.append(try bytes.ipv6Address(Self.headerByteCount, of: "icmp6"))
    case 1:
      out.append(", subject=DNS name")
      try appendName(bytes.extracting(droppingFirst: Self.headerByteCount), to: &out)
    case 2:
      guard count == 4 else { return appendInvalidSubject(count > 4, to: &out) }
      out.append(", subject=")
      out.append(try bytes.ipv4Address(Self.headerByteCount, of: "icmp6"))
    default: out.append(", unknown subject")
    }
  }

  private func appendInvalidSubject(_ isLonger: Bool, to out: inout LineBuffer) {
    if isLonger, configuration.verbosity > 0 { out.append(", invalid subject len") }
  }

  private func appendSupportedTypes(_ flags: UInt16, to out: inout LineBuffer) {
    out.append("supported qtypes")
    if flags != 0 { out.append(flags & 1 != 0 ? " [C]" : " []") }
  }

  private func append(addressFlags flags: UInt16, to out: inout LineBuffer) {
    out.append(" [")
    if flags & 0x40 != 0 { out.append("a") }
    if flags & 0x20 != 0 { out.append("G") }
    if flags & 0x10 != 0 { out.append("S") }
    if flags & 0x08 != 0 { out.append("L") }
    if flags & 0x04 != 0 { out.append("C") }
    if flags & 0x02 != 0 { out.append("A") }
    if flags & 0x01 != 0 { out.append("T") }
    out.append("]")
  }

  /// Appends a name in the form of DNS, or behind its length as an early draft had it.
  private func appendName(_ octets: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    guard Int(try octets.octet(0, of: "icmp6")) == octets.byteCount - 1 else {
      return appendLabels(octets, to: &out)
    }
    if configuration.verbosity > 0 { out.append(", 03 draft") }
    out.append(", \"")
    for index in 1..<octets.byteCount { out.append(caret: octets.octet(at: index)) }
    out.append("\"")
  }

  private func appendLabels(_ octets: RawSpan, to out: inout LineBuffer) {
    out.append(", \"")
    var offset = 0
    while offset < octets.byteCount {
      let length = Int(octets.octet(at: offset))
      offset += 1
      guard length > 0 else {
        // What is behind the name must be nothing, or the zero that says it was cut.
        let left = octets.byteCount - offset
        if left == 0 {
          out.append(".")
        } else if left != 1 || octets.octet(at: offset) != 0 {
          out.append("???")
        }
        break
      }
      guard length <= octets.byteCount - offset else {
        out.append("???")
        break
      }
      for index in offset..<offset + length { out.append(caret: octets.octet(at: index)) }
      offset += length
      if offset + 1 < octets.byteCount, octets.octet(at: offset) != 0 { out.append(".") }
    }
    out.append("\"")
  }

  /// Appends what a node tells of itself.
  func appendNodeReply(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount <= bytes.byteCount else {
      throw Truncation(name: "icmp6", keepsLinkHeader: true)
    }
    try requireNodeInformation(bytes)
    let isBare = bytes.byteCount == Self.headerByteCount
    let code = bytes.octet(at: 1)
    out.append(" node information reply (")
    guard code == 0 else {
      if code == 1 { out.append("refused") }
      if code == 2 { out.append("unknown") }
      if code <= 2, !isBare, configuration.verbosity > 0 { out.append(", invalid length") }
      return out.append(")")
    }
    if configuration.verbosity > 0 { out.append("success, ") }
    let flags: UInt16 = bytes.bigEndian(at: 6)
    switch bytes.bigEndian(at: 4, as: UInt16.self) {
    case 0:
      out.append("noop")
      if !isBare, configuration.verbosity > 0 { out.append(", invalid length") }
    case 1: appendSupportedTypes(flags, to: &out)
    case 2:
      out.append("DNS name")
      try appendName(bytes.extracting(droppingFirst: Self.headerByteCount + 4), to: &out)
      if flags & 1 != 0 {
        out.append(" [TTL=")
        out.append(decimal: UInt64(try bytes.longWord(Self.headerByteCount, of: "icmp6")))
        out.append("]")
      }
    case 3:
      out.append("node addresses")
      var offset = Self.headerByteCount
      while offset + 20 <= bytes.byteCount {
        out.append(" ")
        out.append(try bytes.ipv6Address(offset + 4, of: "icmp6"))
        out.append("(")
        out.append(decimal: UInt64(try bytes.longWord(offset, of: "icmp6")))
        out.append(")")
        offset += 20
      }
      if flags != 0 { append(addressFlags: flags, to: &out) }
    default: out.append("unknown")
    }
    out.append(")")
  }
}
