import NetCore
import NetLinux
import SystemPackage

@testable import PingKit

/// A network of the test's own making: time passes only while the run waits, and every probe is
/// answered as the script says.
struct FakeEchoTransport: EchoTransport, ~Copyable {
  /// What the network does with a probe.
  typealias Script = (_ probe: SentProbe) -> [Answer]

  let identifier: UInt16 = 0x1234
  private(set) var now: ClockReading
  private let script: Script
  private let stopsAt: MonotonicTime?
  private var steps: [WallClockStep]
  private var outcomes: [Int: SendOutcome]
  private typealias Message = (at: MonotonicTime, octets: [UInt8], arrival: EchoArrival)
  /// What is under way, from ``underWayStart`` on and in the order in which it comes.
  private var underWay: [Message] = []
  private var underWayStart = 0
  private var sendCount = 0
  private var outgoing: [(probe: SentProbe, serial: UInt64)] = []
  private let batchCount: Int
  /// How many probes were sent together, each time.
  private(set) var batchSizes: [Int] = []
  private let queues: [Int: Int64]
  private let tap: (([UInt8]) -> [UInt8])?
  private let stampsReceipts: Bool
  let receiveQueueDrops: UInt64
  private var statusAt: MonotonicTime?

  /// What a test sets up.
  struct Setup {
    /// When SIGINT comes, in milliseconds from the start.
    var stopAfterMilliseconds: Int64?
    /// What becomes of the sends with these numbers, the first being 1; the others succeed.
    var outcomes: [Int: SendOutcome] = [:]
    /// How long the kernel keeps the sends with these numbers, in nanoseconds, before it stamps
    /// their departure and the network has them; the others are not stamped.
    var queues: [Int: Int64] = [:]
    /// Makes of a probe what a tap sees leaving, in the place of its number; `nil` without a tap.
    var tap: (([UInt8]) -> [UInt8])?
    /// Whether the kernel stamps what it receives.
    var stampsReceipts = true
    /// How many messages are sent, and received, together.
    var batchCount = 64
    /// How many messages the receive queue drops.
    var receiveQueueDrops: UInt64 = 0
    /// When SIGQUIT comes, in milliseconds from the start.
    var statusAfterMilliseconds: Int64?
    /// Steps of the wall clock.
    var steps: [WallClockStep] = []
  }

  /// A jump of the wall clock.
  struct WallClockStep {
    /// When, in milliseconds from the start.
    var afterMilliseconds: Int64
    /// How far, in milliseconds.
    var byMilliseconds: Int64
  }

  static let start = ClockReading(
    monotonic: MonotonicTime(nanoseconds: 1_000_000_000_000),
    wall: WallClockTime(seconds: 1_795_248_984, nanoseconds: 311_836_123)
  )

  init(_ setup: Setup = Setup(), script: @escaping Script) {
    now = Self.start
    self.script = script
    outcomes = setup.outcomes
    queues = setup.queues
    batchCount = setup.batchCount
    tap = setup.tap
    stampsReceipts = setup.stampsReceipts
    receiveQueueDrops = setup.receiveQueueDrops
    statusAt = setup.statusAfterMilliseconds.map {
      Self.start.monotonic.advanced(byNanoseconds: $0 * 1_000_000)
    }
    steps = setup.steps
    stopsAt = setup.stopAfterMilliseconds.map {
      Self.start.monotonic.advanced(byNanoseconds: $0 * 1_000_000)
    }
  }

  var isStopRequested: Bool { stopsAt.map { now.monotonic >= $0 } ?? false }

  mutating func takeStatusRequest() -> Bool {
    guard let at = statusAt, now.monotonic >= at else { return false }
    statusAt = nil
    return true
  }

  func identifier(of version: ICMPVersion) -> UInt16 { identifier }

  var isOutgoingFull: Bool { outgoing.count == batchCount }

  mutating func enqueue(_ message: RawSpan, serial: UInt64, to destination: SocketAddress) -> Bool {
    guard !isOutgoingFull else { return false }
    // As the kernel's sockets have it, only messages of one version are sent together.
    if let first = outgoing.first, first.probe.target.destination.family != destination.family {
      return false
    }
    let octets = (0..<message.byteCount).map { message.octet(at: $0) }
    let name = destination.address?.description ?? ""
    outgoing.append((SentProbe(octets: octets, target: .make(name: name, destination)), serial))
    return true
  }

  mutating func removeFirstOutgoing() { outgoing.removeFirst() }

  mutating func transmit() -> Transmission {
    var transmission = Transmission(count: 0, next: .sent, began: now)
    while let (probe, serial) = outgoing.first {
      sendCount += 1
      let outcome = outcomes[sendCount] ?? .sent
      guard outcome != .busy else {
        transmission.next = .busy
        break
      }
      outgoing.removeFirst()
      if outcome != .sent {
        transmission.next = outcome
        break
      }
      transmission.count += 1
      send(probe, serial: serial)
    }
    if transmission.count > 0 { batchSizes.append(transmission.count) }
    return transmission
  }

  private mutating func send(_ probe: SentProbe, serial: UInt64) {
    let queued = queues[sendCount]
    if let queued {
      var departure = EchoArrival(probe.target.version, readAt: now)
      departure.kind = tap == nil ? .departure(serial: serial) : .tappedRequest
      let octets = tap.map { $0(probe.octets) } ?? []
      insert(now.monotonic.advanced(byNanoseconds: queued), octets, departure)
    }
    for var answer in script(probe) {
      answer.delayNanoseconds += queued ?? 0
      dispatch(answer, probe.target.version)
    }
  }

  /// What comes next, when anything is under way.
  private var next: Message? { underWayStart < underWay.count ? underWay[underWayStart] : nil }

  /// Puts a message behind all that come no later.
  private mutating func insert(_ at: MonotonicTime, _ octets: [UInt8], _ arrival: EchoArrival) {
    var low = underWayStart
    var high = underWay.count
    while low < high {
      let middle = (low + high) / 2
      if underWay[middle].at <= at { low = middle + 1 } else { high = middle }
    }
    underWay.insert((at, octets, arrival), at: low)
  }

  private mutating func removeNext() {
    underWayStart += 1
    guard underWayStart == underWay.count else { return }
    underWay.removeAll(keepingCapacity: true)
    underWayStart = 0
  }

  private mutating func dispatch(_ answer: Answer, _ version: ICMPVersion) {
    let at = now.monotonic.advanced(byNanoseconds: answer.delayNanoseconds)
    var arrival = EchoArrival(version, readAt: now)
    arrival.source = answer.source
    arrival.told.timeToLive = answer.timeToLive
    arrival.kind = answer.kind
    insert(at, answer.octets, arrival)
  }

  mutating func wait(until deadline: MonotonicTime?) throws(SystemError) {
    let first = [deadline, next?.at, stopsAt, statusAt].compactMap { $0 }.min()
    guard let first else { throw SystemError(call: "test", errno: .resourceTemporarilyUnavailable) }
    advance(to: first)
  }

  private mutating func advance(to instant: MonotonicTime) {
    let passed = max(0, now.monotonic.nanoseconds(to: instant))
    let from = now.monotonic
    now.monotonic = from.advanced(byNanoseconds: passed)
    var wall = passed
    for step in steps {
      let at = Self.start.monotonic.advanced(byNanoseconds: step.afterMilliseconds * 1_000_000)
      if at > from, at <= now.monotonic { wall += step.byMilliseconds * 1_000_000 }
    }
    let sum = Int64(now.wall.nanoseconds) + wall
    let rest = sum.quotientAndRemainder(dividingBy: 1_000_000_000)
    let isNegative = rest.remainder < 0
    now.wall.seconds += rest.quotient - (isNegative ? 1 : 0)
    now.wall.nanoseconds = Int32(rest.remainder + (isNegative ? 1_000_000_000 : 0))
  }

  mutating func receive(
    _ body: (RawSpan, borrowing EchoArrival) -> Void
  ) throws(SystemError) -> Bool {
    var count = 0
    while count < batchCount, let next, next.at <= now.monotonic {
      removeNext()
      var arrival = next.arrival
      if stampsReceipts || arrival.kind != .message { arrival.kernelTimestamp = now.wall }
      arrival.readAt = now
      body(next.octets.octets, arrival)
      count += 1
    }
    return count < batchCount
  }
}
