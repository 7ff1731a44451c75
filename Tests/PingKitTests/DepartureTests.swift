import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

/// Round-trip times begin when the kernel hands a probe to the device.
@Suite struct DepartureTests {
  private func run(
    _ configuration: PingConfiguration = .probes(2),
    queues: [Int: Int64],
    stampsReceipts: Bool = true,
    steps: [FakeEchoTransport.WallClockStep] = [],
    script: @escaping FakeEchoTransport.Script = { [$0.reply(after: 2.5)] },
    tap: (([UInt8]) -> [UInt8])? = nil
  ) throws -> Transcript {
    var setup = FakeEchoTransport.Setup()
    setup.queues = queues
    setup.stampsReceipts = stampsReceipts
    setup.steps = steps
    setup.tap = tap
    var options = PingText.Options()
    options.isVerbose = true
    options.identifier = 4242
    return try Transcript(configuration, setup: setup, options: options, script: script)
  }

  @Test func `the wait for a neighbour is told, and is no part of the time`() throws {
    let run = try run(queues: [1: 1_004_000_000, 2: 5_000])
    #expect(
      run.body == [
        "64 bytes from 10.0.0.2: icmp_seq=2 ident=4242 ttl=64 time=2.50 ms"
          + " (queued 0.005 ms, kernel stamps)",
        "64 bytes from 10.0.0.2: icmp_seq=1 ident=4242 ttl=64 time=2.50 ms"
          + " (queued 1004 ms, kernel stamps)",
      ]
    )
    #expect(run.rows[1].contains(#""rtt_ms":2.5,"queued_ms":1004,"stamps":"kernel","#))
    #expect(run.outcome.summary.roundTrip.maximum == 2_500_000)
  }

  @Test(
    arguments: [
      (true, true, "kernel", "queued 0.005 ms, kernel stamps"),
      (true, false, "kernel_transmit", "queued 0.005 ms, kernel transmit stamp"),
      (false, true, "kernel_receive", "kernel receive stamp"),
      (false, false, "user", "user stamps"),
    ]
  )
  func `what a time is measured with is told`(
    departure: Bool,
    receipt: Bool,
    name: String,
    words: String
  ) throws {
    let run = try run(
      .probes(1),
      queues: departure ? [1: 5_000] : [:],
      stampsReceipts: receipt
    )
    #expect(run.body[0].hasSuffix("time=2.50 ms (\(words))"))
    #expect(try JSONValue(parsing: run.rows[0])["stamps"]?.string == name)
    #expect(run.outcome.summary.roundTrip.maximum == 2_500_000)
  }

  @Test(arguments: [-7_200_000, -1, 1, 7_200_000] as [Int64])
  func `a step of the wall clock changes neither figure`(milliseconds: Int64) throws {
    // The first probe leaves at 500 ms and its reply comes at 502.5 ms.
    for at in [250, 501] as [Int64] {
      let run = try run(
        .probes(1),
        queues: [1: 500_000_000],
        steps: [.init(afterMilliseconds: at, byMilliseconds: milliseconds)]
      )
      #expect(run.rows[0].contains(#""rtt_ms":2.5,"queued_ms":500,"stamps":"kernel","#))
    }
  }

  @Test func `a duplicate is measured from the same departure`() throws {
    let run = try run(.probes(2), queues: [1: 5_000, 2: 5_000]) {
      [$0.reply(after: 2.5), $0.reply(after: 3.5)]
    }
    #expect(run.rows[1].contains(#""type":"duplicate""#))
    #expect(run.rows[1].contains(#""rtt_ms":3.5,"queued_ms":0.005,"#))
  }

  // MARK: Taps

  @Test(arguments: [64, 16])
  func `a probe that is seen leaving has its departure`(keptByteCount: Int) throws {
    let run = try run(queues: [1: 7_000_000, 2: 5_000], tap: { Array($0.prefix(keptByteCount)) })
    #expect(
      run.body == [
        "64 bytes from 10.0.0.2: icmp_seq=1 ident=4242 ttl=64 time=2.50 ms"
          + " (queued 7.00 ms, kernel stamps)",
        "64 bytes from 10.0.0.2: icmp_seq=2 ident=4242 ttl=64 time=2.50 ms"
          + " (queued 0.005 ms, kernel stamps)",
      ]
    )
  }

  /// What another program may send, or this host forward, and what is cut short.
  static let foreignRequests: [@Sendable ([UInt8]) -> [UInt8]] = [
    { $0.enumerated().map { $0 == 15 ? $1 ^ 1 : $1 } },
    { $0.enumerated().map { $0 == 8 ? $1 ^ 0x80 : $1 } },
    { $0.enumerated().map { $0 == 4 ? $1 ^ 1 : $1 } },
    { $0.enumerated().map { $0 == 0 ? 0 : $1 } },
    { $0.enumerated().map { $0 == 7 ? $1 &+ 1 : $1 } },
    { Array($0.prefix(15)) }, { Array($0.prefix(7)) }, { _ in [] },
  ]

  @Test(arguments: foreignRequests.indices)
  func `no other request is taken for a probe`(place: Int) throws {
    let run = try run(queues: [1: 5_000, 2: 5_000], tap: Self.foreignRequests[place])
    #expect(run.outcome.summary.received == 2)
    for line in run.body { #expect(line.hasSuffix(" (kernel receive stamp)")) }
  }

  @Test func `only floods have room for a tap`() {
    var configuration = PingConfiguration()
    configuration.stampsDepartures = true
    #expect(configuration.tappedDepartureCount == nil)
    configuration.floods = true
    #expect(configuration.tappedDepartureCount == 128)
    configuration.preload = 1024
    #expect(configuration.tappedDepartureCount == 2048)
    configuration.preload = 65_536
    #expect(configuration.tappedDepartureCount == nil)
    configuration.preload = 1
    configuration.dataByteCount = 7
    #expect(configuration.tappedDepartureCount == nil)
    configuration.dataByteCount = 8
    configuration.stampsDepartures = nil
    #expect(configuration.tappedDepartureCount == nil)
  }

  // MARK: Numbers

  @Test func `departures are numbered from the first probe on`() {
    var numbers = DepartureNumbers(isExpected: true)
    #expect(numbers.serial(of: 0) == nil)
    for sequence in 1...3 as ClosedRange<UInt64> { numbers.recordSend(of: sequence) }
    #expect(numbers.isOneDue)
    #expect((0...3).map { numbers.serial(of: $0) } == [1, 2, 3, nil])
    #expect(!numbers.isOneDue)
  }

  @Test func `after a failed send the next probe has number 0`() {
    var numbers = DepartureNumbers(isExpected: true)
    numbers.recordSend(of: 1)
    numbers.recordSend(of: 2)
    numbers.restart()
    // The third was not sent.
    #expect(numbers.serial(of: 2) == nil)
    numbers.recordSend(of: 4)
    // The first two are still on their way to the device, and leave before the fourth.
    #expect([0, 1, 0, 1].map { numbers.serial(of: $0) } == [1, 2, 4, nil])
    #expect(!numbers.isOneDue)
  }

  @Test func `through any number of failed sends each stamp is that of its own probe`() {
    var numbers = DepartureNumbers(isExpected: true)
    for serial in stride(from: UInt64(1), through: 9, by: 3) {
      numbers.recordSend(of: serial)
      numbers.recordSend(of: serial + 1)
      numbers.restart()
      numbers.restart()
    }
    #expect([0, 1, 0, 1, 0, 1, 0].map { numbers.serial(of: $0) } == [1, 2, 4, 5, 7, 8, nil])
  }

  @Test func `what left without a stamp takes none of a newer probe's for long`() {
    var numbers = DepartureNumbers(isExpected: true)
    for serial in 1...3 as ClosedRange<UInt64> { numbers.recordSend(of: serial) }
    numbers.restart()
    for serial in 5...7 as ClosedRange<UInt64> { numbers.recordSend(of: serial) }
    // Only the third, and those after the restart, are stamped.
    #expect([2, 0, 1, 2].map { numbers.serial(of: $0) } == [3, 5, 6, 7])
  }

  @Test func `the last wait begins when the last probe has left`() throws {
    let run = try run(.probes(3), queues: [1: 5_000, 2: 5_000, 3: 4_000_000_000])
    #expect(run.outcome.summary.received == 3)
    #expect(run.outcome.summary.roundTrip.maximum == 2_500_000)
    #expect(run.body.last?.hasSuffix("time=2.50 ms (queued 4000 ms, kernel stamps)") == true)
  }

  @Test func `numbers wrap after 32 bits`() {
    var numbers = DepartureNumbers(isExpected: true, firstNumber: .max - 1)
    for serial in 1...4 as ClosedRange<UInt64> { numbers.recordSend(of: serial) }
    #expect(
      ([.max - 1, .max, 0, 1, 2] as [UInt32]).map { numbers.serial(of: $0) } == [1, 2, 3, 4, nil]
    )
  }

  @Test func `probes that another socket sends in between have no number here`() {
    var numbers = DepartureNumbers(isExpected: true)
    for serial in [1, 2, 5, 6, 9] as [UInt64] { numbers.recordSend(of: serial) }
    #expect((0...5).map { numbers.serial(of: $0) } == [1, 2, 5, 6, 9, nil])
    #expect(!numbers.isOneDue)
  }

  @Test func `probes that are sent while no stamp is looked for have their numbers all the same`() {
    var numbers = DepartureNumbers(isExpected: true)
    numbers.recordSend(of: 1)
    numbers.recordReceipts(64)
    #expect(!numbers.isExpected)
    for serial in [2, 3] as [UInt64] { numbers.recordSend(of: serial) }
    #expect((0...2).map { numbers.serial(of: $0) } == [1, 2, 3])
    numbers.recordSend(of: 4)
    #expect(numbers.isOneDue)
    #expect(numbers.serial(of: 3) == 4)
  }

  @Test func `a stamp of a probe from before a restart shows that the device makes stamps`() {
    var numbers = DepartureNumbers(isExpected: true)
    numbers.recordSend(of: 1)
    numbers.restart()
    numbers.recordSend(of: 3)
    numbers.recordReceipts(64)
    #expect(!numbers.isExpected)
    #expect(numbers.serial(of: 0) == 1)
    #expect(numbers.isOneDue)
    numbers.recordReceipts(64)
    #expect(numbers.isExpected)
  }

  @Test func `stamps that never come are not looked for without end`() {
    var numbers = DepartureNumbers(isExpected: true)
    for sequence in 1...64 as ClosedRange<UInt64> {
      #expect(numbers.isExpected)
      numbers.recordSend(of: sequence)
      numbers.recordReceipts(1)
    }
    #expect(!numbers.isOneDue)
    // One that comes all the same is believed.
    #expect(numbers.serial(of: 63) == 64)
    #expect(numbers.isExpected)
  }
}
