package import NetCLI
package import NetCapture
internal import NetCore
package import NetLinux

/// The loop of netsniff: read a packet, keep it, show it, until the end, the limit or a signal.
///
/// Nothing that was read waits in a buffer while the session waits for more: before every wait it
/// writes what it has. So a reader behind a pipe sees a packet as soon as the kernel hands it over,
/// and under load, when there is nothing to wait for, output still goes in large blocks.
package struct SniffSession: ~Copyable {
  /// The packets read so far.
  package private(set) var captured: UInt64 = 0

  private var printer: PacketPrinter
  private var output: StandardOutput
  private var writer: CaptureWriter?
  private var statistics: StatisticsOutput?
  private let limit: UInt64?
  private let stopRequest: SignalLatch?
  private var schedule: SniffSchedule
  private let isAsked: (SniffReport, inout StandardOutput) throws -> Void
  private var answeredCount = 0

  /// A session that shows packets through `printer` on `output`, keeps them with `writer` and counts
  /// them in `statistics`, and that `stopRequest` can end.
  ///
  /// `isAsked` is called with the counts so far whenever SIGUSR1 came.
  package init(
    _ configuration: SniffConfiguration,
    printer: consuming PacketPrinter,
    output: consuming StandardOutput,
    writer: consuming CaptureWriter? = nil,
    statistics: consuming StatisticsOutput? = nil,
    stopRequest: SignalLatch? = nil,
    isAsked: @escaping (SniffReport, inout StandardOutput) throws -> Void = { _, _ in }
  ) {
    self.printer = printer
    self.output = output
    self.writer = writer
    self.statistics = statistics
    self.stopRequest = stopRequest
    self.isAsked = isAsked
    limit = configuration.limit
    schedule = SniffSchedule(configuration)
  }

  /// How many claims of addresses were forgotten because the table of them was full.
  package var forgottenClaimCount: UInt64 { printer.forgottenClaimCount }

  /// Whether a signal asked for the end.
  package var isStopRequested: Bool { stopRequest?.isStopRequested ?? false }

  /// How many TCP conversations had to be forgotten for others: their sequence numbers began anew.
  package var forgottenConversationCount: UInt64 { printer.forgottenConversationCount }

  /// Reads `source` until it ends, the limit is reached or a signal asks for the end.
  ///
  /// Whatever ends it, all that was read before is shown and kept.
  package mutating func run(_ source: inout some PacketSource & ~Copyable) throws {
    schedule.begin(at: .now)
    do {
      try readPackets(from: &source)
    } catch let error as CaptureError {
      try flush()
      // A signal interrupts a read from a slow device; that is an end in order.
      if !isStopRequested { throw error }
    }
    try flush()
  }

  private mutating func readPackets(
    from source: inout some PacketSource & ~Copyable
  ) throws {
    var poller = Poller()
    poller.add(source.descriptor, .readable)
    poller.add(stopRequest?.descriptor ?? -1, .readable)
    while captured != limit {
      // Signals, clocks and counters are looked at now and then: no packet is to cost a system call.
      if captured & 0xf == 0, isStopRequested { return }
      if captured & 0xff == 0xff, try !attend(&source) { return }
      guard let packet = try source.next() else {
        if source.isAtEnd { return }
        guard try pause(&poller, for: &source), !isStopRequested else { return }
        continue
      }
      captured &+= 1
      try writer?.write(packet)
      if printer.append(packet, to: &output.buffer) { try output.endLine() }
      statistics?.add(packet)
    }
  }

  /// Does what is due by the clock or was asked for by a signal; `false` when the run is over.
  private mutating func attend(_ source: inout some PacketSource & ~Copyable) throws -> Bool {
    // The kernel's counters have 32 bits: they must be read before they wrap twice.
    if captured & 0xff_ffff == 0xff_ffff { _ = try source.statistics() }
    if let stopRequest {
      let count = stopRequest.count(of: .user1)
      if count != answeredCount {
        answeredCount = count
        stopRequest.drain()
        try isAsked(SniffReport(captured: captured, statistics: source.statistics()), &output)
        try output.flush()
      }
    }
    if let due = statistics?.redrawTime, due <= .now {
      try statistics?.redraw(source.statistics(), on: &output)
    }
    guard schedule.isActive || writer?.deadline != nil else { return true }
    let now = MonotonicTime.now
    if try writer?.attend(at: now) == false { return false }
    return !schedule.isOver(at: now, captured: captured)
  }

  /// How long `source`, which has nothing now, is waited for before it is asked again, in
  /// nanoseconds.
  private func longestWait(for source: borrowing some PacketSource & ~Copyable) -> Int64? {
    // A device that poll(2) does not know is asked again after as long as a block takes to fill.
    // A file has never to be waited for.
    guard source.descriptor >= 0 else { return source.isLive ? 10_000_000 : 0 }
    // An interface that is deleted goes down first. poll(2) tells of that alone, and the library
    // finds out that the interface is gone when it is asked again.
    return source.isLive ? 500_000_000 : nil
  }

  /// Writes what was read so far, then waits for a packet, a signal or what is due; `false` when
  /// the run is over.
  private mutating func pause(
    _ poller: inout Poller,
    for source: inout some PacketSource & ~Copyable
  ) throws -> Bool {
    try writer?.flush()
    // A view writes what the terminal takes without waiting.
    if statistics?.redrawTime == nil { try output.flush() }
    guard try attend(&source) else { return false }
    var deadline = schedule.deadline
    if let due = writer?.deadline { deadline = min(deadline ?? due, due) }
    if let wait = longestWait(for: source) {
      let due = MonotonicTime.now.advanced(byNanoseconds: wait)
      deadline = min(deadline ?? due, due)
    }
    if let due = statistics?.redrawTime { deadline = min(deadline ?? due, due) }
    _ = try poller.wait(until: deadline)
    return true
  }

  private mutating func flush() throws {
    try writer?.flush()
    try output.flush()
  }

  /// Writes the statistics of all packets so far, when they are counted.
  ///
  /// It is called at the end, and may be called whenever somebody asks for them.
  package mutating func writeStatistics() throws {
    try statistics?.write(to: &output)
  }

  /// Writes a last row or line behind those of the packets.
  package mutating func finish(_ body: (inout StandardOutput) throws(OutputFailure) -> Void) throws
  {
    try flush()
    try body(&output)
    try output.flush()
  }
}
