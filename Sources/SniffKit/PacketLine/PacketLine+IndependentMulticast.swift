internal import NetCore

// Protocol Independent Multicast of version 1, which runs in IGMP messages.
extension PacketLine {
  /// Appends the name of a message and what it holds; joins and prunes with `-v`.
  func appendIndependentMulticast(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let type = try bytes.octet(1, of: "pimv1")
    out.append(" ")
    out.append(Self.independentMulticastName(type)) { out in
      out.append("[type ")
      out.append(decimal: UInt64(type))
      out.append("]")
    }
    switch type {
    case 0: try appendQueryMode(bytes, to: &out)
    case 1:
      guard bytes.byteCount >= 28 else {
        return out.append(truncated: "pimv1")
      }
      try append(bytes, from: 20, to: 24, out: &out)
    case 2: try append(bytes, from: 8, to: 12, out: &out)
    case 3, 6, 7:
      guard configuration.verbosity > 0 else { break }
      guard wireByteCount >= 8 else { return out.append(truncated: "pimv1") }
      let list = bytes.extracting(droppingFirst: min(8, bytes.byteCount))
      try appendJoinPrune(list, wireByteCount - 8, to: &out)
    case 4: if configuration.verbosity > 0 { try appendRendezvousPoint(bytes, to: &out) }
    case 5:
      try append(bytes, from: 16, to: 8, out: &out)
      try appendMask(bytes, 12, to: &out)
      let preference = try bytes.longWord(20, of: "pimv1")
      let metric = try bytes.longWord(24, of: "pimv1")
      out.append(preference & 0x8000_0000 != 0 ? " RP-tree" : " SPT")
      out.append(" pref ")
      out.append(decimal: UInt64(preference & 0x7fff_ffff))
      out.append(" metric ")
      out.append(decimal: UInt64(metric))
    default: break
    }
    let version = try bytes.octet(4, of: "pimv1") >> 4
    guard version != 1 else { return }
    out.append(" [v")
    out.append(decimal: UInt64(version))
    out.append("]")
  }

  private static func independentMulticastName(_ type: UInt8) -> StaticString? {
    switch type {
    case 0: "Query"
    case 1: "Register"
    case 2: "Register-Stop"
    case 3: "Join/Prune"
    case 4: "RP-reachable"
    case 5: "Assert"
    case 6: "Graft"
    case 7: "Graft-ACK"
    default: nil
    }
  }

  private func append(
    _ bytes: RawSpan,
    from first: Int,
    to second: Int,
    out: inout LineBuffer
  ) throws(Truncation) {
    let source = try bytes.ipv4Address(first, of: "pimv1")
    let group = try bytes.ipv4Address(second, of: "pimv1")
    out.append(" for ")
    out.append(source)
    out.append(" > ")
    out.append(group)
  }

  /// Appends the mask of a group, unless it is the whole address.
  func appendMask(
    _ bytes: RawSpan,
    _ offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let mask = try bytes.ipv4Address(offset, of: "pimv1")
    guard mask.rawValue != .max else { return }
    out.append("/")
    out.append(mask)
  }

  private func appendQueryMode(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    if bytes.byteCount > 8 {
      let mode = bytes.octet(at: 8) >> 4
      switch mode {
      case 0: out.append(" Dense-mode")
      case 1: out.append(" Sparse-mode")
      case 2: out.append(" Sparse-Dense-mode")
      default:
        out.append(" mode-")
        out.append(decimal: UInt64(mode))
      }
    }
    guard configuration.verbosity > 0 else { return }
    out.append(" (Hold-time ")
    out.append(duration: UInt32(try bytes.word(10, of: "pimv1")))
    out.append(")")
  }

  private func appendRendezvousPoint(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let group = try bytes.ipv4Address(8, of: "pimv1")
    out.append(" group ")
    out.append(group)
    try appendMask(bytes, 12, to: &out)
    let point = try bytes.ipv4Address(16, of: "pimv1")
    out.append(" RP ")
    out.append(point)
    out.append(" hold ")
    out.append(duration: UInt32(try bytes.word(22, of: "pimv1")))
  }
}
