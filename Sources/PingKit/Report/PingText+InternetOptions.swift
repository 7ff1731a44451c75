internal import NetCore
internal import NetLinux

extension PingText {
  /// Appends the options of the IPv4 header that a reply came with, in the words of ping(8).
  ///
  /// The octets are foreign. A list that is cut short is told as far as it goes.
  mutating func appendInternetOptions(of reply: PingReply, to buffer: inout LineBuffer) {
    guard !reply.internetOptions.isEmpty else { return }
    let octets = reply.internetOptions
    let list = octets.octets
    var options = IPv4Options(list, claimedByteCount: list.byteCount)
    while let option = options.next() {
      switch option.type {
      case IPv4Option.endOfList: return
      case IPv4Option.noOperation: buffer.append("\nNOP")
      case IPv4Option.recordRoute: appendRecordedRoute(option, from: reply.target, to: &buffer)
      case IPv4Option.looseSourceRoute:
        buffer.append("\nLSRR: ")
        append(option.addresses, to: &buffer)
      case IPv4Option.strictSourceRoute:
        buffer.append("\nSSRR: ")
        append(option.addresses, to: &buffer)
      case IPv4Option.timestamp: append(option.times, option.unrecordedHostCount, to: &buffer)
      default:
        buffer.append("\nunknown option ")
        buffer.append(hexadecimal: UInt64(option.type))
      }
    }
  }

  private mutating func appendRecordedRoute(
    _ option: borrowing IPv4Option,
    from target: TargetIndex,
    to buffer: inout LineBuffer
  ) {
    let addresses = option.addresses
    guard !addresses.isEmpty else { return }
    guard recordedRoutes[target] != addresses else { return buffer.append("\t(same route)") }
    recordedRoutes[target] = addresses
    buffer.append("\nRR: ")
    append(addresses, to: &buffer)
  }

  private mutating func append(_ addresses: [IPv4Address], to buffer: inout LineBuffer) {
    for address in addresses {
      append(address, to: &buffer)
      buffer.append("\n")
    }
  }

  private mutating func append(_ address: IPv4Address, to buffer: inout LineBuffer) {
    buffer.append("\t")
    hosts.appendHost(.ipv4(address, port: Port(rawValue: 0)), to: &buffer)
  }

  private mutating func append(
    _ times: [RecordedTime],
    _ unrecordedHostCount: UInt8,
    to buffer: inout LineBuffer
  ) {
    guard !times.isEmpty else { return }
    buffer.append("\nTS: ")
    // Each clock's times are told as differences from the last one by the same clock.
    var lastStandard: Int64 = 0
    var lastOther: Int64 = 0
    for time in times {
      if let address = time.address { append(address, to: &buffer) }
      guard let milliseconds = time.milliseconds.map(Int64.init) else { continue }
      let last = time.isStandard ? lastStandard : lastOther
      buffer.append("\t")
      buffer.append(decimal: milliseconds - last)
      if last == 0 { buffer.append(" absolute") }
      if !time.isStandard { buffer.append(" not-standard") }
      buffer.append("\n")
      if time.isStandard { lastStandard = milliseconds } else { lastOther = milliseconds }
    }
    guard unrecordedHostCount > 0 else { return }
    buffer.append("Unrecorded hops: ")
    buffer.append(decimal: unrecordedHostCount)
    buffer.append("\n")
  }
}
