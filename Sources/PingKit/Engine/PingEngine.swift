package import NetCore
package import NetLinux

/// A run without its input and output: what was sent, what came back, and what is due next.
///
/// Every method is told the time, so that the same calls always have the same results.
package struct PingEngine: ~Copyable {
  let configuration: PingConfiguration
  /// Everybody who is asked.
  package let targets: TargetList
  let identifiers: (icmpv4: UInt16, icmpv6: UInt16)
  let cookieKey: SipHash
  /// Whether the replies and losses of each target are counted beyond their numbers.
  let keepsStatistics: Bool

  var probes = ProbeRing()
  private var cookies = CookieMemory()
  var records: [TargetRecord]
  /// The first is nobody's.
  var details = [TargetDetails()]
  /// The figures of all targets, apart from those that ``totals`` works out.
  var sums = RunTotals()
  /// How many targets nothing more is asked of.
  var finishedCount: Int
  /// Targets that finished and were not told of yet.
  var finished = SerialQueue()
  /// Probes that wait for their reply.
  var pending: UInt64 = 0
  /// The smoothed round-trip time, eightfold, in nanoseconds.
  var smoothedEightfold: Int64 = 0

  /// The newest probe that a reply or an error came for.
  var newestAcknowledged: UInt64 = 0
  /// The newest probe that the kernel took or refused; those behind it wait to be sent.
  var newestTransmitted: UInt64 = 0
  /// The oldest probe that may still time out.
  var nextToExpire: UInt64 = 1
  /// The target that was reported as outstanding in this round.
  var outstandingReported: TargetIndex?

  /// How many probes to each target have no reply because the receive queue had no room for it;
  /// empty while the queue is not known to have dropped any.
  private(set) var localDropped: [UInt64] = []

  var startedAt: MonotonicTime?
  private(set) var endedAt: MonotonicTime?
  var lastSentAt: MonotonicTime?
  /// When the first probe of the round is due, on a grid that does not drift.
  var roundDueAt: MonotonicTime?
  /// How many rounds, of a probe to each target, were sent whole.
  var rounds: UInt64 = 0
  /// The next target of the round.
  var cursor: TargetIndex = 0
  /// When the pause behind the newest probe is over.
  var pauseEndsAt: MonotonicTime?
  /// When the next periodic report is due.
  var reportDueAt: MonotonicTime?
  /// Since when the kernel has had no room for the next probe.
  var busySince: MonotonicTime?
  /// When it is asked again.
  var busyUntil: MonotonicTime?
  /// When waiting ends, once all probes are sent.
  var waitEndsAt: MonotonicTime?
  /// Whether the kernel has told of any departure.
  var isAnyDepartureKnown = false
  /// Whether waiting has ended: what still waits for a reply has timed out.
  var isWaitOver = false
  /// Targets that answered as many probes in a row as the run is to end at.
  var steadyCount = 0
  var window: FloodWindow
  /// The probes of a sweep that wait.
  var waiting: WaitingTries
  /// The targets that are to be asked again.
  var retries = SerialQueue()

  /// A run that has not begun.
  ///
  /// `cookieKey` is known to nobody else; `identifiers` are those of the transport.
  package init(
    _ configuration: PingConfiguration,
    targets: TargetList,
    identifiers: (icmpv4: UInt16, icmpv6: UInt16),
    cookieKey: SipHash
  ) {
    self.configuration = configuration
    self.targets = targets
    self.identifiers = identifiers
    self.cookieKey = cookieKey
    keepsStatistics = configuration.keepsStatistics && configuration.plan == .continuous
    records = [TargetRecord](repeating: TargetRecord(), count: targets.count)
    finishedCount = targets.unresolvedCount
    window = FloodWindow(
      minimum: configuration.preload,
      maximum: configuration.isAdaptive ? configuration.preload : PingConfiguration.floodWindow
    )
    waiting = WaitingTries(timeout: configuration.timeout, backoff: configuration.backoff)
    for index in targets.unresolvedIndices { records[index].state = .unresolved }
  }

  /// Notes that the run ended at `now`, and how many messages the receive queue had no room for.
  package mutating func end(at now: MonotonicTime, receiveQueueDrops: UInt64 = 0) {
    endedAt = now
    localDropped = parts(ofDropped: receiveQueueDrops)
  }

  /// Whether probes were planned that the kernel was not asked to send, and may be.
  package var isTransmissionDue: Bool { newestTransmitted < probes.newest && busyUntil == nil }

  /// A probe that is to be sent.
  package struct PlannedProbe: Hashable, Sendable {
    /// Its number in the run.
    package var serial: UInt64
    /// Whom it asks.
    package var target: TargetIndex
  }

  /// What the loop is to do next.
  package enum Step: Sendable {
    /// Tell of an event.
    case report(PingEvent)
    /// Send this probe, together with those that follow.
    case send(PlannedProbe)
    /// Try again to send what the kernel had no room for.
    case transmitAgain
    /// Wait for messages, until then at most.
    case wait(until: MonotonicTime?)
    /// End the run.
    case finish
  }

  /// The cookie that the probe `serial` to the target at `index`, which is sent now, carries.
  package mutating func makeCookie(of serial: UInt64, to index: TargetIndex) -> EchoCookie {
    let (key, targets) = (cookieKey, targets)
    let series = cookies.series(of: index) { Self.cookies(to: index, of: targets, key) }
    let cookie = series.cookie(of: serial)
    cookies.remember(cookie, of: serial)
    return cookie
  }

  /// The cookie that the probe `serial` to the target at `index` carries.
  package borrowing func cookie(of serial: UInt64, to index: TargetIndex) -> EchoCookie {
    cookies.cookie(of: serial)
      ?? Self.cookies(to: index, of: targets, cookieKey).cookie(of: serial)
  }

  private static func cookies(
    to index: TargetIndex,
    of targets: TargetList,
    _ key: SipHash
  ) -> EchoCookieSeries {
    // A target without an address is sent nothing.
    EchoCookieSeries(key: key, target: targets.address(of: index) ?? .ipv4(.unspecified))
  }
}
