import NetCore
import NetLinux
import Testing

@testable import PingKit

/// Times as fping writes them.
@Suite struct FpingTimeTests {
  private static let isUTC =
    LocalTimeZone.secondsAheadOfUTC(at: WallClockTime(seconds: 1_795_248_984, nanoseconds: 0)) == 0

  @Test(
    .enabled(if: isUTC, "needs TZ=UTC"),
    arguments: [
      ("-D", "[1795248984.83019] "), ("--timestamp-format=ctime", "[Sat Nov 21 08:16:24 2026] "),
      ("--timestamp-format=iso", "[2026-11-21T08:16:24+0000] "),
      ("--timestamp-format=rfc3339", "[2026-11-21 08:16:24] "),
    ]
  )
  func `lines may begin with the time`(option: String, stamp: String) {
    var buffer = LineBuffer()
    let format: FpingOptions.TimestampFormat
    do {
      format = try FpingOptions(arguments: [option, "-D", "h"]).timestampFormat
    } catch {
      return #expect(Bool(false), "\(error)")
    }
    let time = WallClockTime(seconds: 1_795_248_984, nanoseconds: 830_185_000)
    buffer.append(fpingTimestamp: time, format)
    #expect(buffer.text == stamp)
  }

  @Test(arguments: [
    (0, "0.000"), (999_400, "0.999"), (1_000_000, "1.00"), (9_994_000, "9.99"),
    (10_000_000, "10.0"), (99_940_000, "99.9"), (100_000_000, "100"), (999_999_000_000, "999999"),
    (1_234_567_000_000, "1.234e+06"),
  ])
  func `times have about three digits`(nanoseconds: Int64, text: String) {
    var buffer = LineBuffer()
    buffer.append(fpingTime: nanoseconds)
    #expect(buffer.text == text)
  }
}
