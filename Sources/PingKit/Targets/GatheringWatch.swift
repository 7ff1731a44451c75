internal import NetCore
package import NetLinux

/// What is looked after while targets are gathered, which may take as long as strangers like:
/// signals that end it or ask how far it is, people at a terminal, and faults to tell.
package struct GatheringWatch {
  private let signals: SignalLatch?
  private var progress: GatheringProgress?
  private var answeredRequestCount = 0
  private let tell: (TargetGathering.Fault) -> Void
  private let toldLimit: Int
  private var toldCount = 0

  /// Ends at a signal that `signals` caught; hands the first `toldLimit` faults to `tell`, each as
  /// it is found, and tells people of the progress when stderr is a terminal.
  package init(
    _ signals: SignalLatch? = nil,
    telling toldLimit: Int = .max,
    _ tell: @escaping (TargetGathering.Fault) -> Void = { _ in }
  ) {
    self.signals = signals
    self.tell = tell
    self.toldLimit = toldLimit
    // Over what somebody types, nothing is drawn.
    let isShown =
      signals != nil && StandardDescriptors.isTerminal(StandardDescriptors.error)
      && !StandardDescriptors.isTerminal(StandardDescriptors.input)
    progress = isShown ? GatheringProgress(from: .now) : nil
  }

  /// Whether the gathering is to end with what it has.
  package var isStopRequested: Bool { signals?.isStopRequested ?? false }

  /// Tells how far the gathering is: people when it is time for that, and whoever sent SIGQUIT.
  package mutating func note(_ stage: GatheringProgress.Stage) {
    let requestCount = signals?.count(of: .quit) ?? 0
    if requestCount != answeredRequestCount {
      answeredRequestCount = requestCount
      var line = LineBuffer(capacity: 128)
      progress?.clear(&line)
      GatheringProgress.append(stage, to: &line)
      line.append("\n")
      write(line)
    }
    guard progress != nil else { return }
    var line = LineBuffer(capacity: 128)
    if progress?.append(stage, at: .now, to: &line) == true { write(line) }
  }

  /// Tells the faults of `gathering` that were not told yet.
  package mutating func tellFaults(of gathering: TargetGathering) {
    let faults = gathering.faults.prefix(toldLimit).dropFirst(toldCount)
    guard !faults.isEmpty else { return }
    clear()
    for fault in faults { tell(fault) }
    toldCount += faults.count
  }

  /// Takes the progress away from the terminal.
  package mutating func clear() {
    guard progress?.isShown == true else { return }
    var line = LineBuffer(capacity: 128)
    progress?.clear(&line)
    write(line)
  }

  /// Waits until `descriptor` can be read; `false` when the gathering is to end instead.
  mutating func waitUntilReadable(
    _ descriptor: Int32,
    _ stage: GatheringProgress.Stage
  ) throws(SystemError) -> Bool {
    var poller = Poller()
    let place = poller.add(descriptor, .readable)
    if let signals { poller.add(signals.descriptor, .readable) }
    while true {
      _ = try poller.wait(until: progress?.dueAt)
      // The signals themselves are counted; only the next one is to end a wait again.
      signals?.drain()
      note(stage)
      guard !isStopRequested else { return false }
      if !poller.ready(place).isEmpty { return true }
    }
  }

  private func write(_ line: borrowing LineBuffer) {
    // There is nowhere to complain to when stderr itself fails.
    try? StandardDescriptors.write(line.octets, to: StandardDescriptors.error)
  }
}
