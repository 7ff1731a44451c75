internal import NetCore

extension PacketLine {
  /// Appends the message whose captured octets are `bytes`, whole or not.
  func appendIGMP(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard !configuration.isQuiet else { return out.append("igmp") }
    let type = IGMPType(rawValue: try bytes.octet(0, of: "igmp"))
    switch type {
    case .membershipQuery:
      out.append("igmp query")
      if wireByteCount >= IGMPMessage.queryV3ByteCount {
        out.append(" v3")
        try appendQueryV3(bytes, wireByteCount, to: &out)
      } else {
        try appendQuery(bytes, wireByteCount, to: &out)
      }
    case .membershipReportV1:
      try append("igmp v1 report ", groupOf: bytes, to: &out)
      if wireByteCount != 8 { append(unusualLength: wireByteCount, to: &out) }
    case .membershipReportV2: try append("igmp v2 report ", groupOf: bytes, to: &out)
    case .leaveGroup: try append("igmp leave ", groupOf: bytes, to: &out)
    case .membershipReportV3:
      out.append("igmp v3 report")
      try appendReportV3(bytes, wireByteCount, to: &out)
    case .distanceVectorMulticastRouting:
      out.append("igmp dvmrp")
      if wireByteCount < 8 {
        append(unusualLength: wireByteCount, to: &out)
      } else {
        try appendMulticastRouting(bytes, wireByteCount, to: &out)
      }
    case .protocolIndependentMulticastV1:
      out.append("igmp pimv1")
      try appendIndependentMulticast(bytes, wireByteCount, to: &out)
    case .multicastTracerouteResponse: try append("mresp ", trace: bytes, wireByteCount, to: &out)
    case .multicastTraceroute: try append("mtrace ", trace: bytes, wireByteCount, to: &out)
    default:
      out.append("igmp-")
      out.append(decimal: UInt64(type.rawValue))
    }
    appendIGMPChecksum(bytes, wireByteCount, to: &out)
  }

  private func appendIGMPChecksum(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    guard configuration.verbosity > 0, wireByteCount >= 4, bytes.byteCount >= wireByteCount else {
      return
    }
    var sum = InternetChecksum()
    sum.add(bytes.extracting(first: wireByteCount))
    guard !sum.isValid else { return }
    out.append(" bad igmp cksum ")
    out.append(hexadecimal: UInt64(bytes.bigEndian(at: 2, as: UInt16.self)))
    out.append("!")
  }

  private func append(
    _ name: StaticString,
    groupOf bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let group = try bytes.ipv4Address(4, of: "igmp")
    out.append(name)
    out.append(group)
  }

  private func append(unusualLength byteCount: Int, to out: inout LineBuffer) {
    out.append(" [len ")
    out.append(decimal: byteCount)
    out.append("]")
  }

  private func append(invalidLength byteCount: Int, to out: inout LineBuffer) {
    out.append(" [invalid len ")
    out.append(decimal: byteCount)
    out.append("]")
  }

  /// Appends a query of version 1, whose response time is 0, or 2.
  private func appendQuery(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let time = try bytes.octet(1, of: "igmp")
    out.append(time == 0 ? " v1" : " v2")
    if time != 0, time != 100 {
      out.append(" [max resp time ")
      out.append(decimal: UInt64(time))
      out.append("]")
    }
    let group = try bytes.ipv4Address(4, of: "igmp")
    if group.rawValue != 0 {
      out.append(" [gaddr ")
      out.append(group)
      out.append("]")
    }
    if wireByteCount != 8 { append(unusualLength: wireByteCount, to: &out) }
  }

  private func appendQueryV3(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount & 3 == 0 else { return append(invalidLength: wireByteCount, to: &out) }
    let code = try bytes.octet(1, of: "igmp")
    if code != 100 {
      let tenths = IGMPMessage.time(ofCode: code)
      out.append(" [max resp time ")
      if tenths < 600 {
        out.append(decimal: UInt64(tenths / 10))
        out.append(".")
        out.append(decimal: UInt64(tenths % 10))
        out.append("s")
      } else {
        out.append(duration: tenths / 10)
      }
      out.append("]")
    }
    let group = try bytes.ipv4Address(4, of: "igmp")
    guard group.rawValue != 0 else { return }
    out.append(" [gaddr ")
    out.append(group)
    let count = Int(try bytes.word(10, of: "igmp"))
    if count > 0 {
      if wireByteCount < IGMPMessage.queryV3ByteCount + 4 * count {
        out.append(" [invalid number of sources]")
      } else {
        try append(sources: count, at: 12, bytes, of: .igmp, to: &out)
      }
    }
    out.append("]")
  }

  private func appendReportV3(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= 16, wireByteCount & 3 == 0 else {
      return append(invalidLength: wireByteCount, to: &out)
    }
    try appendGroupRecords(bytes, wireByteCount, of: .igmp, to: &out)
  }

  /// Appends a multicast traceroute or what answers it.
  private func append(
    _ name: StaticString,
    trace bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= 24 else { return append(invalidLength: wireByteCount, to: &out) }
    let source = try bytes.ipv4Address(8, of: "igmp")
    let destination = try bytes.ipv4Address(12, of: "igmp")
    let answerTo = try bytes.ipv4Address(16, of: "igmp")
    let timeAndNumber = try bytes.longWord(20, of: "igmp")
    out.append(name)
    out.append(decimal: UInt64(timeAndNumber & 0xff_ffff))
    out.append(": ")
    out.append(source)
    out.append(" to ")
    out.append(destination)
    out.append(" reply-to ")
    out.append(answerTo)
    if answerTo.rawValue >> 28 == 0xe {
      out.append(" with-ttl ")
      out.append(decimal: UInt64(timeAndNumber >> 24))
    }
  }
}
