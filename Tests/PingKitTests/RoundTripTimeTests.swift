import NetCore
import NetLinux
import Testing

@testable import PingKit

@Suite struct RoundTripTimeTests {
  /// The time of a probe that was sent at 0, stamped at `stamp` and read at `read`, all in
  /// nanoseconds, with the wall clock off by `offset` from the stamp on, or from the reading on.
  private func time(
    stamp: Int64?,
    read: Int64,
    stepBeforeStamp: Int64 = 0,
    stepAfterStamp: Int64 = 0
  ) -> Int64 {
    let sent = FakeEchoTransport.start.wall.nanosecondsSince1970
    return RoundTripTime.nanoseconds(
      bound: read,
      sent: sent,
      stamp: stamp.map { sent + $0 + stepBeforeStamp },
      read: sent + read + stepBeforeStamp + stepAfterStamp
    )
  }

  @Test func `the time ends at the kernel's stamp, not when we get round to reading`() {
    #expect(time(stamp: 50_000, read: 80_000) == 50_000)
    #expect(time(stamp: 50_000, read: 5_000_000_000) == 50_000)
  }

  @Test func `without a stamp it ends when we read`() {
    #expect(time(stamp: nil, read: 80_000) == 80_000)
  }

  @Test(arguments: [-3_600_000_000_000, -5_000_000, 5_000_000, 3_600_000_000_000] as [Int64])
  func `a step before the stamp is left out`(step: Int64) {
    #expect(time(stamp: 50_000_000, read: 50_030_000, stepBeforeStamp: step) == 50_000_000)
  }

  @Test(arguments: [-3_600_000_000_000, 3_600_000_000_000] as [Int64])
  func `a step after the stamp makes the reading the end`(step: Int64) {
    #expect(time(stamp: 50_000_000, read: 50_030_000, stepAfterStamp: step) == 50_030_000)
  }

  @Test func `a stamp before the send or after the reading is not believed`() {
    #expect(time(stamp: -10_000_000, read: 40_000) == 40_000)
    #expect(time(stamp: 10_000_000, read: 40_000) == 40_000)
  }

  @Test func `times that no clock shows do not trap`() {
    let base = FakeEchoTransport.start
    let sent = base.wall.nanosecondsSince1970
    for seconds in [Int64.min, .max] {
      let absurd = WallClockTime(seconds: seconds, nanoseconds: 0)
      let stamp = absurd.nanosecondsSince1970
      #expect(RoundTripTime.nanoseconds(bound: 7, sent: sent, stamp: stamp, read: sent) == 7)
      #expect(RoundTripTime.nanosecondsIfPossible(from: base, to: absurd, readAt: base) == nil)
    }
  }
}
