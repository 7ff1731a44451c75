import Foundation
import NetCore
import TestSupport
import Testing

@Suite
struct CivilDateTests {
  private func text(_ seconds: Int64) -> String {
    var buffer = LineBuffer()
    let date = CivilDate(secondsSinceEpoch: seconds)
    buffer.appendDate(date)
    buffer.append(" ")
    buffer.appendTimeOfDay(date)
    return buffer.text
  }

  @Test(arguments: [
    (0, "1970-01-01 00:00:00"), (-1, "1969-12-31 23:59:59"),
    (951_782_399, "2000-02-28 23:59:59"), (951_782_400, "2000-02-29 00:00:00"),
    (951_868_800, "2000-03-01 00:00:00"), (1_709_164_800, "2024-02-29 00:00:00"),
    (4_107_542_400, "2100-03-01 00:00:00"), (2_147_483_648, "2038-01-19 03:14:08"),
    (4_294_967_296, "2106-02-07 06:28:16"), (253_402_300_799, "9999-12-31 23:59:59"),
    (253_402_300_800, "10000-01-01 00:00:00"), (-62_167_219_200, "0000-01-01 00:00:00"),
    (-62_167_219_201, "-0001-12-31 23:59:59"),
  ])
  func `known instants`(seconds: Int64, expected: String) {
    #expect(text(seconds) == expected)
  }

  @Test func `random instants agree with Foundation`() {
    var random = SeededGenerator()
    for _ in 0..<2_000 {
      // From 1700 to 9999.
      let seconds = Int64.random(in: -8_520_336_000..<253_402_300_800, using: &random)
      let expected = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
      #expect(text(seconds) + "Z" == expected.replacing("T", with: " "))
    }
  }

  @Test func `the ends of time do not trap`() {
    for seconds in [Int64.min, Int64.min + 1, Int64.max - 1, Int64.max] {
      #expect((1...12).contains(CivilDate(secondsSinceEpoch: seconds).month))
    }
  }

  @Test func `instants are RFC 3339 text with nanoseconds`() {
    var buffer = LineBuffer()
    buffer.append(rfc3339: WallClockTime(seconds: 1, nanoseconds: 7))
    #expect(buffer.text == "1970-01-01T00:00:01.000000007Z")
  }
}
