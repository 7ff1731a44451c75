internal import NetCore

extension PingJSON {
  /// Appends the route and the times that the reply's IPv4 header recorded; of each the first, so
  /// that no key comes twice.
  ///
  /// The octets are foreign.
  func appendInternetOptions(of reply: PingReply, to buffer: inout LineBuffer) {
    guard !reply.internetOptions.isEmpty else { return }
    let octets = reply.internetOptions
    let list = octets.octets
    var options = IPv4Options(list, claimedByteCount: list.byteCount)
    var hasRoute = false
    var hasTimes = false
    while let option = options.next() {
      switch option.type {
      case IPv4Option.recordRoute where !hasRoute:
        hasRoute = true
        buffer.beginArray("recorded_route")
        for address in option.addresses { buffer.element(.ipv4(address)) }
        buffer.endArray()
      case IPv4Option.timestamp where !hasTimes:
        hasTimes = true
        append(option.times, to: &buffer)
        if option.unrecordedHostCount > 0 {
          buffer.member("unrecorded_hosts", option.unrecordedHostCount)
        }
      default: break
      }
    }
  }

  private func append(_ times: [RecordedTime], to buffer: inout LineBuffer) {
    buffer.beginArray("recorded_times")
    for time in times {
      buffer.beginObject()
      if let address = time.address { buffer.member("address", address) }
      if let milliseconds = time.milliseconds {
        buffer.member("milliseconds", milliseconds)
        buffer.member("standard", time.isStandard)
      }
      buffer.endObject()
    }
    buffer.endArray()
  }
}
