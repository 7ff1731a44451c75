internal import NetCore

// Multiple spanning trees (IEEE Std 802.1s) and shortest path bridging (IEEE Std 802.1aq).
extension PacketLine {
  func append(
    region message: RawSpan,
    _ version: UInt8,
    _ byteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard byteCount >= SpanningTreeMessage.multipleByteCount,
      try message.octet(35, of: "stp") == 0
    else { return out.append(" (invalid)") }
    let versionThree = Int(try message.word(36, of: "stp"))
    guard byteCount >= 38 + versionThree else { return out.append(" (invalid)") }
    let flags = SpanningTreeFlags(rawValue: try message.octet(4, of: "stp"))
    out.append(", CIST Flags [")
    append(flags, to: &out)
    out.append("], length ")
    out.append(decimal: byteCount)
    if configuration.verbosity > 0 {
      try append(detailsOf: message, flags, versionThree, to: &out)
      try append(instancesOf: message, versionThree, to: &out)
    }
    guard version == 4 else { return }
    let start = 38 + versionThree
    let versionFour = Int(try message.word(start, of: "stp")) + 2
    guard byteCount >= start + versionFour, versionFour >= 87 else {
      return out.append(" (invalid)")
    }
    if configuration.verbosity > 0 { try append(bridging: message, start, to: &out) }
  }

  private func append(
    detailsOf message: RawSpan,
    _ flags: SpanningTreeFlags,
    _ versionThree: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append("\n\tport-role ")
    append(portRole: flags, to: &out)
    out.append(", CIST root-id ")
    try append(bridgeOf: message, 5, to: &out)
    out.append(", CIST ext-pathcost ")
    out.append(decimal: UInt64(try message.longWord(13, of: "stp")))
    out.append("\n\tCIST regional-root-id ")
    try append(bridgeOf: message, 17, to: &out)
    out.append(", CIST port-id ")
    out.append(hexadecimal: UInt64(try message.word(25, of: "stp")), digits: 4)
    out.append(",")
    try append(timesOf: message, to: &out)
    out.append("\n\tv3len ")
    out.append(decimal: versionThree)
    out.append(", MCID Name ")
    try append(nameIn: message, 39, to: &out)
    let digestEnd = try message.longWord(85, of: "stp")
    out.append(", rev ")
    out.append(decimal: UInt64(try message.word(71, of: "stp")))
    out.append(",\n\t\tdigest ")
    for offset in [73, 77, 81] {
      out.append(hexadecimal: UInt64(try message.longWord(offset, of: "stp")), digits: 8)
    }
    out.append(hexadecimal: UInt64(digestEnd), digits: 8)
    out.append(", ")
    let pathCost = try message.longWord(89, of: "stp")
    out.append("CIST int-root-pathcost ")
    out.append(decimal: UInt64(pathCost))
    out.append(",")
    // Nothing of a line is written when its last octets are missing.
    _ = try message.longWord(97, of: "stp")
    out.append("\n\tCIST bridge-id ")
    try append(bridgeOf: message, 93, to: &out)
    out.append(", ")
    let hops = try message.octet(101, of: "stp")
    out.append("CIST remaining-hops ")
    out.append(decimal: UInt64(hops))
  }

  private func append(
    instancesOf message: RawSpan,
    _ versionThree: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var offset = SpanningTreeMessage.multipleByteCount
    // The lengths up to the instances take 64 of the octets that are counted.
    var remaining = versionThree - 64
    while remaining >= 16 {
      let flags = SpanningTreeFlags(rawValue: try message.octet(offset, of: "stp"))
      let number = try message.word(offset + 1, of: "stp") & 0x0fff
      out.append("\n\tMSTI ")
      out.append(decimal: UInt64(number))
      out.append(", Flags [")
      append(flags, to: &out)
      out.append("], port-role ")
      append(portRole: flags, to: &out)
      let pathCost = try message.longWord(offset + 9, of: "stp")
      out.append("\n\t\tMSTI regional-root-id ")
      try append(bridgeOf: message, offset + 1, to: &out)
      out.append(", pathcost ")
      out.append(decimal: UInt64(pathCost))
      let hops = try message.octet(offset + 15, of: "stp")
      out.append("\n\t\tMSTI bridge-prio ")
      out.append(decimal: UInt64(try message.octet(offset + 13, of: "stp") >> 4))
      out.append(", port-prio ")
      out.append(decimal: UInt64(try message.octet(offset + 14, of: "stp") >> 4))
      out.append(", hops ")
      out.append(decimal: UInt64(hops))
      remaining &-= 16
      offset &+= 16
    }
  }

  /// Appends what shortest path bridging adds at `start`.
  private func append(
    bridging message: RawSpan,
    _ start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append("\n\tv4len ")
    out.append(decimal: UInt64(try message.word(start, of: "stp")))
    out.append(", AUXMCID Name ")
    try append(nameIn: message, start + 3, to: &out)
    let digestEnd = try message.longWord(start + 49, of: "stp")
    out.append(", Rev ")
    out.append(decimal: UInt64(try message.word(start + 35, of: "stp")))
    out.append(",\n\t\tdigest ")
    for offset in [37, 41, 45] {
      out.append(hexadecimal: UInt64(try message.longWord(start + offset, of: "stp")), digits: 8)
    }
    out.append(hexadecimal: UInt64(digestEnd), digits: 8)
    try append(agreementIn: message, start + 53, to: &out)
  }

  private func append(
    agreementIn message: RawSpan,
    _ start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let digestEnd = try message.longWord(start + 30, of: "stp")
    let agreement = try message.octet(start, of: "stp")
    let format = try message.octet(start + 2, of: "stp")
    let convention = try message.octet(start + 3, of: "stp")
    let fields: [(StaticString, UInt8)] = [
      ("\n\tAgreement num ", agreement >> 6), (", Discarded Agreement num ", agreement >> 4 & 3),
      (", Agreement valid-flag ", agreement >> 3 & 1),
      (",\n\tRestricted role-flag: ", agreement >> 2 & 1), (", Format id ", format >> 4),
      (" cap ", format), (", Convention id ", convention >> 4), (" cap ", convention),
    ]
    for (label, value) in fields {
      out.append(label)
      out.append(decimal: UInt64(value))
    }
    out.append(",\n\tEdge count ")
    out.append(decimal: UInt64(try message.word(start + 4, of: "stp")))
    out.append(", Agreement digest ")
    for offset in [14, 18, 22, 26] {
      out.append(hexadecimal: UInt64(try message.longWord(start + offset, of: "stp")), digits: 8)
    }
    out.append(hexadecimal: UInt64(digestEnd), digits: 8)
  }

  /// Appends a name of up to 32 octets, of which those behind the text are zero.
  private func append(
    nameIn message: RawSpan,
    _ start: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    for offset in start..<start + 32 {
      let octet = try message.octet(offset, of: "stp")
      guard octet != 0 else { return }
      out.append(caret: octet)
    }
  }
}
