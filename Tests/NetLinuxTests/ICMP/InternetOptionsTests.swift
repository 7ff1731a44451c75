import NetCore
import NetLinux
import Testing

/// The option lists that go with probes (RFC 791 §3.1).
@Suite struct InternetOptionsTests {
  @Test func `each list is a multiple of four octets, and no longer than a header allows`() {
    let hosts = (1...6).map { IPv4Address(10, 0, 0, $0) }
    for options in [
      .recordRoute, .timestamps, .addressedTimestamps, .timestampsOf([]), .timestampsOf(hosts),
    ] as [InternetOptions] {
      #expect(options.octets.count % 4 == 0)
      #expect(options.octets.count <= InternetOptions.maximumByteCount)
    }
  }

  @Test func `each list reads back as one empty record of its full length`() throws {
    for (options, type, byteCount) in [
      (.recordRoute, IPv4Option.recordRoute, 39), (.timestamps, IPv4Option.timestamp, 40),
      (.addressedTimestamps, IPv4Option.timestamp, 36),
    ] as [(InternetOptions, UInt8, Int)] {
      let octets = options.octets
      let span = octets.octets
      var list = IPv4Options(span, claimedByteCount: span.byteCount)
      var found: [(type: UInt8, byteCount: Int)] = []
      while let option = list.next() {
        guard option.type != IPv4Option.noOperation else { continue }
        found.append((option.type, option.byteCount))
        #expect(option.addresses.isEmpty && option.times.isEmpty)
      }
      #expect(found.map(\.type) == [type])
      #expect(found.map(\.byteCount) == [byteCount])
      let isCutShort = list.isCutShort
      #expect(!isCutShort)
    }
  }

  @Test func `named hosts stand in their order, each with room for its time`() {
    let octets = InternetOptions.timestampsOf([IPv4Address(10, 0, 0, 1), IPv4Address(10, 0, 0, 2)])
      .octets
    #expect(octets == [68, 20, 5, 3, 10, 0, 0, 1, 0, 0, 0, 0, 10, 0, 0, 2, 0, 0, 0, 0])
  }
}
