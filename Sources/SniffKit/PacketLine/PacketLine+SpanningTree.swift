internal import NetCore

// The spanning tree protocols (IEEE Std 802.1D, 802.1w, 802.1s).
extension PacketLine {
  func append(
    _ message: borrowing SpanningTreeMessage,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    try append(bridgeData: message.bytes, dissection.layerWireByteCount, to: &out)
  }

  func appendUnreadableSpanningTree(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    try append(bridgeData: dissection.rest, dissection.restWireByteCount, to: &out)
  }

  /// Appends a message of `byteCount` octets on the wire, as far as it was captured.
  private func append(
    bridgeData message: RawSpan,
    _ byteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard byteCount >= SpanningTreeMessage.minimumByteCount else { return out.append(" (invalid)") }
    guard try message.word(0, of: "stp") == 0 else {
      out.append("unknown STP version, length ")
      return out.append(decimal: byteCount)
    }
    let version = try message.octet(2, of: "stp")
    guard let name = Self.versionName(version) else {
      out.append("STP Unknown STP protocol (0x")
      out.append(hexadecimal: UInt64(version), digits: 2)
      return out.append(")")
    }
    out.append("STP ")
    out.append(name)
    let type = try message.octet(3, of: "stp")
    out.append(", ")
    switch (type, version) {
    case (0x00, _):
      out.append("Config")
      guard byteCount >= SpanningTreeMessage.configurationByteCount else {
        return out.append(" (invalid)")
      }
      try append(configuration: message, version, byteCount, to: &out)
    case (0x02, 2):
      out.append("Rapid STP")
      guard byteCount >= SpanningTreeMessage.rapidByteCount else { return out.append(" (invalid)") }
      try append(configuration: message, version, byteCount, to: &out)
    case (0x02, 3), (0x02, 4):
      out.append("Rapid STP")
      try append(region: message, version, byteCount, to: &out)
    case (0x02, _): out.append("Rapid STP")
    case (0x80, _): out.append("Topology Change")
    default:
      out.append("Unknown BPDU Type (0x")
      out.append(hexadecimal: UInt64(type), digits: 2)
      out.append(")")
    }
  }

  private static func versionName(_ version: UInt8) -> StaticString? {
    switch version {
    case 0: "802.1d"
    case 2: "802.1w"
    case 3: "802.1s"
    case 4: "802.1aq"
    default: nil
    }
  }

  private func append(
    configuration message: RawSpan,
    _ version: UInt8,
    _ byteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let flags = SpanningTreeFlags(rawValue: try message.octet(4, of: "stp"))
    out.append(", Flags [")
    append(flags, to: &out)
    out.append("]")
    let port = try message.word(25, of: "stp")
    out.append(", bridge-id ")
    try append(bridgeOf: message, 17, to: &out)
    out.append(".")
    out.append(hexadecimal: UInt64(port), digits: 4)
    out.append(", length ")
    out.append(decimal: byteCount)
    guard configuration.verbosity > 0 else { return }
    try append(timesOf: message, to: &out)
    out.append("\n\troot-id ")
    try append(bridgeOf: message, 5, to: &out)
    out.append(", root-pathcost ")
    out.append(decimal: UInt64(try message.longWord(13, of: "stp")))
    guard version == 2 else { return }
    out.append(", port-role ")
    append(portRole: flags, to: &out)
  }

  func append(timesOf message: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let last = try message.word(33, of: "stp")
    out.append("\n\tmessage-age ")
    append(timer: try message.word(27, of: "stp"), to: &out)
    out.append(", max-age ")
    append(timer: try message.word(29, of: "stp"), to: &out)
    out.append(", hello-time ")
    append(timer: try message.word(31, of: "stp"), to: &out)
    out.append(", forwarding-delay ")
    append(timer: last, to: &out)
  }

  /// Appends 1/256 seconds with two decimals, a tie to the even one.
  private func append(timer: UInt16, to out: inout LineBuffer) {
    let product = UInt32(timer) * 25
    var hundredths = product / 64
    let remainder = product % 64
    if remainder > 32 || (remainder == 32 && hundredths % 2 != 0) { hundredths += 1 }
    out.append(decimal: UInt64(hundredths / 100))
    out.append(".")
    if hundredths % 100 < 10 { out.append("0") }
    out.append(decimal: UInt64(hundredths % 100))
    out.append("s")
  }

  func append(_ flags: SpanningTreeFlags, to out: inout LineBuffer) {
    let names: [(SpanningTreeFlags, StaticString)] = [
      (.topologyChange, "Topology change"), (.proposal, "Proposal"), (.learning, "Learn"),
      (.forwarding, "Forward"), (.agreement, "Agreement"),
      (.topologyChangeAcknowledgment, "Topology change ACK"),
    ]
    out.append(flags: flags.rawValue, names.map { (bit: $0.rawValue, name: $1) })
  }

  func append(portRole flags: SpanningTreeFlags, to out: inout LineBuffer) {
    switch flags.portRole {
    case 1: out.append("Alternate")
    case 2: out.append("Root")
    case 3: out.append("Designated")
    default: out.append("Unknown")
    }
  }

  /// Appends `8001.00:19:06:ea:b8:80`.
  func append(
    bridgeOf message: RawSpan,
    _ offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let low = try message.longWord(offset + 4, of: "stp")
    let high = try message.longWord(offset, of: "stp")
    out.append(hexadecimal: UInt64(high >> 16), digits: 4)
    out.append(".")
    out.append(MACAddress(rawValue: UInt64(high & 0xffff) << 32 | UInt64(low)))
  }
}
