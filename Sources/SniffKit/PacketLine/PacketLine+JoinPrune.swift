internal import NetCore

// The joins and prunes of Protocol Independent Multicast of version 1.
extension PacketLine {
  /// Appends what a message joins and prunes, in one line when that is a single source.
  ///
  /// `bytes` is the message from its upstream neighbor on, `wireByteCount` how long that was on
  /// the wire.
  func appendJoinPrune(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    if bytes.byteCount >= 30, bytes.octet(at: 11) == 1 {
      let joins: UInt16 = bytes.bigEndian(at: 20)
      let prunes: UInt16 = bytes.bigEndian(at: 22)
      if Int(joins) + Int(prunes) == 1 {
        return try appendSingle(bytes, isJoin: joins == 1, to: &out)
      }
    }
    guard wireByteCount >= 4 else { return out.append(truncated: "pimv1") }
    if configuration.verbosity > 1 { out.append("\n") }
    let neighbor = try bytes.ipv4Address(0, of: "pimv1")
    out.append(" Upstream Nbr: ")
    out.append(neighbor)
    guard wireByteCount >= 8 else { return out.append(truncated: "pimv1") }
    if configuration.verbosity > 1 { out.append("\n") }
    out.append(" Hold time: ")
    out.append(duration: UInt32(try bytes.word(6, of: "pimv1")))
    guard configuration.verbosity > 1 else { return }
    guard wireByteCount >= 12 else { return out.append(truncated: "pimv1") }
    try appendGroups(bytes, wireByteCount, to: &out)
  }

  /// Appends a message of one group with one source.
  private func appendSingle(
    _ bytes: RawSpan,
    isJoin: Bool,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let neighbor = try bytes.ipv4Address(0, of: "pimv1")
    let holdTime = try bytes.word(6, of: "pimv1")
    let group = try bytes.ipv4Address(12, of: "pimv1")
    let source = try bytes.ipv4Address(26, of: "pimv1")
    let flags = bytes.octet(at: 25)
    out.append(" RPF ")
    out.append(neighbor)
    out.append(" ")
    if holdTime != 180 {
      out.append("Hold ")
      out.append(duration: UInt32(holdTime))
    }
    out.append(isJoin ? "Join (" : "Prune (")
    out.append(source)
    out.append("/")
    out.append(decimal: UInt64(flags & 0x3f))
    out.append(", ")
    out.append(group)
    try appendMask(bytes, 16, to: &out)
    out.append(")")
    append(kind: bytes.octet(at: 24), flags, to: &out)
  }

  /// Appends each group with its sources; every source takes six octets, so that the list ends
  /// however many the message claims.
  private func appendGroups(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var offset = 12
    for _ in 0..<(try bytes.octet(11, of: "pimv1")) {
      guard wireByteCount - offset >= 4 else { return out.append(truncated: "pimv1") }
      let group = try bytes.ipv4Address(offset, of: "pimv1")
      out.append("\n\tGroup: ")
      out.append(group)
      guard wireByteCount - offset >= 8 else { return out.append(truncated: "pimv1") }
      try appendMask(bytes, offset + 4, to: &out)
      guard wireByteCount - offset >= 12 else { return out.append(truncated: "pimv1") }
      let joins = Int(try bytes.word(offset + 8, of: "pimv1"))
      let prunes = Int(try bytes.word(offset + 10, of: "pimv1"))
      out.append(" joined: ")
      out.append(decimal: joins)
      out.append(" pruned: ")
      out.append(decimal: prunes)
      offset += 12
      for index in 0..<joins + prunes {
        guard wireByteCount - offset >= 6 else { return out.append(truncated: "pimv1") }
        let kind = try bytes.octet(offset, of: "pimv1")
        let flags = try bytes.octet(offset + 1, of: "pimv1")
        let source = try bytes.ipv4Address(offset + 2, of: "pimv1")
        out.append(index < joins ? "\n\tJoin " : "\n\tPrune")
        append(kind: kind, flags, to: &out)
        out.append(" ")
        out.append(source)
        out.append("/")
        out.append(decimal: UInt64(flags & 0x3f))
        offset += 6
      }
    }
  }

  /// Appends which tree a source is joined to or pruned from, each word behind a space.
  private func append(kind: UInt8, _ flags: UInt8, to out: inout LineBuffer) {
    out.append(kind & 0x01 != 0 ? " Sparse" : " Dense")
    if flags & 0x80 != 0 { out.append(" WC") }
    out.append(flags & 0x40 != 0 ? " RP" : " SPT")
  }
}
