import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

@Suite struct FailureConditionTests {
  private func summary(_ times: [Double], sent: UInt64? = nil) -> PingSummary {
    var summary = PingSummary()
    var statistics = TargetStatistics(period: 1_000_000_000)
    for (index, milliseconds) in times.enumerated() {
      let time = Int64(milliseconds * 1e6)
      summary.roundTrip.add(time)
      let instant = MonotonicTime(nanoseconds: 0)
      statistics.add(
        reply: RoundTripObservation(
          sequence: UInt64(index + 1),
          roundTrip: time,
          sentAt: instant,
          receivedAt: instant
        )
      )
    }
    summary.received = UInt64(times.count)
    summary.transmitted = sent ?? summary.received
    if summary.transmitted > 1 { summary.statistics = statistics }
    return summary
  }

  private func reason(_ condition: String, _ summary: PingSummary) throws -> String? {
    let condition = try FailureCondition(parsing: condition)
    guard condition.holds(for: summary) else { return nil }
    var buffer = LineBuffer()
    condition.appendReason(for: summary, to: &buffer)
    return buffer.text
  }

  @Test(
    arguments: [
      ("loss>1%", .loss, .more, 1), ("p99>20ms", .p99, .more, 20e6),
      (" p99.9 >= 1.5 s ", .p999, .atLeast, 1.5e9), ("min<10us", .min, .less, 10e3),
      ("avg<=250ns", .avg, .atMost, 250), ("duplicates>0", .duplicates, .more, 0),
      ("mdev>0.5\u{b5}s", .mdev, .more, 500), ("outage>.5s", .outage, .more, 5e8),
    ] as [(String, FailureMetric, FailureCondition.Comparison, Double)]
  )
  func `a condition is a figure, a comparison and a limit`(
    _ text: String,
    _ metric: FailureMetric,
    _ comparison: FailureCondition.Comparison,
    _ limit: Double
  ) throws {
    let condition = try FailureCondition(parsing: text)
    #expect(condition.metric == metric)
    #expect(condition.comparison == comparison)
    #expect(condition.limit == limit)
    #expect(condition.text == text)
  }

  @Test(arguments: [
    ("", 0, "a figure is needed"), (">1%", 0, "a figure is needed"),
    ("p98>20ms", 0, "there is no figure 'p98'"), ("loss", 4, "a comparison is needed"),
    ("loss=1%", 4, "a comparison is needed"), ("loss>>1%", 4, "a comparison is needed"),
    ("loss>", 5, "a number is needed"), ("loss>-1%", 5, "a number is needed"),
    ("loss>1.2.3%", 5, "'1.2.3' is not a number"), ("loss>1", 6, "loss is measured in %"),
    ("loss>1ms", 6, "loss is measured in %"), ("p99>20", 6, "p99 is measured in ns us ms s"),
    ("p99>20%", 6, "p99 is measured in"), ("max > 5 ms or", 11, "nothing can stand behind"),
    ("max>99999999999999999999999ms", 4, "is not a number"),
  ])
  func `what is wrong is named with its place`(_ text: String, _ offset: Int, _ message: String) {
    let error = #expect(throws: FailureConditionError.self) {
      try FailureCondition(parsing: text)
    }
    #expect(error?.offset == offset)
    #expect(error?.message.contains(message) == true)
  }

  @Test func `the mark stands under the fault, behind escapes too`() {
    func picture(_ text: String) -> String {
      var buffer = LineBuffer()
      do {
        _ = try FailureCondition(parsing: text)
      } catch {
        error.appendPicture(to: &buffer)
      }
      return buffer.text
    }
    #expect(picture("p99 > 20 min") == "  p99 > 20 min\n           ^\n")
    #expect(picture("max>5ms \u{1b}[2J") == "  max>5ms \\x1b[2J\n          ^\n")
    #expect(picture("loss>1%") == "")
  }

  @Test func `a failure says which figure, and by how much`() throws {
    let some = summary([10, 20, 30, 40], sent: 5)
    #expect(try reason("loss>1%", some) == "loss is 20%, 19% above 1%")
    #expect(try reason("p99>20ms", some) == "p99 is 40.000 ms, 20.000 ms above 20.000 ms")
    #expect(try reason("max>=40ms", some) == "max is 40.000 ms, just the limit")
    #expect(try reason("min<20ms", some) == "min is 10.000 ms, 10.000 ms below 20.000 ms")
    #expect(
      try reason("avg>100ns", summary([0.00025])) == "avg is 0.00025 ms, 0.00015 ms above 0.0001 ms"
    )
    #expect(try reason("loss>20%", some) == nil)
    #expect(try reason("p50>20ms", some) == nil)
    #expect(try reason("jitter>0", summary([5])) == nil)
  }

  @Test func `without a reply every time is too long, and none is short`() throws {
    let none = summary([], sent: 3)
    #expect(try reason("p99>20ms", none) == "p99 is not known: no reply came")
    #expect(try reason("jitter>20ms", none) == "jitter is not known: no reply came")
    #expect(try reason("min<20ms", none) == nil)
    #expect(try reason("loss>99%", none) == "loss is 100%, 1% above 99%")
  }

  @Test func `every figure can be asked for`() throws {
    let some = summary([10, 20, 30], sent: 3)
    for metric in FailureMetric.allCases {
      #expect(try reason("\(metric.rawValue)>=0", some) != nil)
    }
  }

  @Test func `random text is taken or refused, and nothing traps`() {
    var generator = SeededGenerator()
    let pieces = [
      "loss", "p99", "p99.9", ">", "<=", "=", " ", "1", ".", "99999999999", "%", "ms", "\u{1b}",
      "é", "\0",
    ]
    for _ in 0..<5_000 {
      let text = (0..<Int.random(in: 0...7, using: &generator)).map { _ in
        pieces.randomElement(using: &generator) ?? ""
      }.joined()
      do {
        let condition = try FailureCondition(parsing: text)
        #expect(condition.limit >= 0)
      } catch {
        #expect((0...text.utf8.count).contains(error.offset))
      }
    }
  }
}
