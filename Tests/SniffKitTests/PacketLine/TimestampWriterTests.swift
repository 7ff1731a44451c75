import NetCore
import Synchronization
import Testing

@testable import SniffKit

@Suite
struct TimestampWriterTests {
  private func texts(
    _ style: PacketLineConfiguration.TimestampStyle,
    _ times: [(Int64, Int32)],
    nanoseconds: Bool = false,
    ahead: Int = 0
  ) -> [String] {
    var configuration = PacketLineConfiguration()
    configuration.timestampStyle = style
    configuration.showsNanoseconds = nanoseconds
    configuration.secondsAheadOfUTC = { _ in ahead }
    var writer = TimestampWriter(configuration)
    return times.map { seconds, nanoseconds in
      var out = LineBuffer()
      writer.append(WallClockTime(seconds: seconds, nanoseconds: nanoseconds), to: &out)
      return out.text
    }
  }

  @Test func `time of day with six or nine decimals`() {
    let times: [(Int64, Int32)] = [(1_700_000_000, 1_999), (1_700_000_000, 999_999_999)]
    #expect(texts(.timeOfDay, times) == ["22:13:20.000001 ", "22:13:20.999999 "])
    #expect(
      texts(.timeOfDay, times, nanoseconds: true) == ["22:13:20.000001999 ", "22:13:20.999999999 "]
    )
  }

  @Test func `local time is ahead of UTC by what the zone says`() {
    let time: [(Int64, Int32)] = [(1_700_000_000, 0)]
    #expect(texts(.timeOfDay, time, ahead: 3_600) == ["23:13:20.000000 "])
    #expect(texts(.dateTime, time, ahead: 7_200) == ["2023-11-15 00:13:20.000000 "])
    #expect(texts(.dateTime, time, ahead: -79_999) == ["2023-11-14 00:00:01.000000 "])
    // The other styles are the same everywhere.
    #expect(texts(.epoch, time, ahead: 3_600) == ["1700000000.000000 "])
    #expect(texts(.none, time, ahead: 3_600) == [""])
  }

  @Test func `the zone is asked about once a quarter of an hour`() {
    let calls = Mutex(0)
    var configuration = PacketLineConfiguration()
    configuration.secondsAheadOfUTC = { _ in
      calls.withLock { $0 += 1 }
      return 0
    }
    var writer = TimestampWriter(configuration)
    var out = LineBuffer()
    for second in 0..<1_800 {
      writer.append(WallClockTime(seconds: Int64(second), nanoseconds: 0), to: &out)
    }
    #expect(calls.withLock { $0 } == 2)
  }

  @Test func `relative times count from the previous or the first packet`() {
    let times: [(Int64, Int32)] = [
      (100, 900_000_000), (101, 100_000_000), (101, 0), (90_101, 0),
    ]
    #expect(
      texts(.sincePrevious, times) == [
        " 00:00:00.000000 ", " 00:00:00.200000 ", "-00:00:00.100000 ", " 01:00:00.000000 ",
      ]
    )
    #expect(
      texts(.sinceFirst, times) == [
        " 00:00:00.000000 ", " 00:00:00.200000 ", " 00:00:00.100000 ", " 01:00:00.100000 ",
      ]
    )
  }

  @Test func `impossible instants of a hostile file do not trap`() {
    for style in [0, 1, 2, 3, 4, 5] {
      let times: [(Int64, Int32)] = [
        (.max, .max), (.min, .min), (0, -1), (.max, .min), (4_294_967_295, 0),
      ]
      let all = texts(.init(count: style), times)
      #expect(all.count == times.count)
    }
  }
}
