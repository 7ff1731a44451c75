import NetCore
import Testing

@testable import SniffKit

@Suite struct CaptureFileNamesTests {
  private static let time = WallClockTime(seconds: 1_700_000_000, nanoseconds: 0)

  private static func names(
    _ template: String,
    size: Int? = nil,
    period: Int64? = nil,
    count: Int? = nil
  ) -> [String] {
    var rotation = CaptureRotation()
    rotation.sizeLimit = size
    rotation.period = period
    rotation.fileLimit = count
    let names = CaptureFileNames(template, rotation)
    var number = 0
    var result: [String] = []
    for _ in 0..<4 {
      result.append(names.name(number, at: time))
      number = names.number(after: number)
    }
    return result
  }

  @Test func `without a limit the second file is the first with a number`() {
    #expect(Self.names("a.pcap", size: 1) == ["a.pcap", "a.pcap1", "a.pcap2", "a.pcap3"])
  }

  @Test func `with a limit all have a number, and the first comes again`() {
    #expect(Self.names("a", size: 1, count: 3) == ["a0", "a1", "a2", "a0"])
    #expect(Self.names("a", size: 1, count: 10) == ["a0", "a1", "a2", "a3"])
    #expect(Self.names("a", size: 1, count: 11) == ["a00", "a01", "a02", "a03"])
    #expect(Self.names("a", size: 1, count: 1) == ["a", "a", "a", "a"])
  }

  @Test func `the time is in the name where files are changed by it, and only there`() {
    #expect(Self.names("%s.pcap", period: 1, count: 3)[0] == "1700000000.pcap")
    #expect(Self.names("%s.pcap", size: 1)[0] == "%s.pcap")
    #expect(Self.names("%s-", size: 1, period: 1)[1] == "1700000000-1")
  }

  @Test func `a name that comes out empty stays as it was`() {
    #expect(Self.names("%%", period: 1)[0] == "%")
    #expect(Self.names("", period: 1)[0].isEmpty)
  }
}
