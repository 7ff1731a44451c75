internal import NetCLI
internal import NetCore
internal import NetLinux

/// Round-trip times over time, drawn on a terminal while they come.
struct LiveGraph {
  private let pace: GraphPace
  private let characters: GraphCharacters
  private var histories: [GraphHistory]
  private var newest: [Int64?]
  private var frame = InPlaceFrame()
  private var startedAt: MonotonicTime?

  /// The most targets that are drawn.
  static let mostTargets = 200

  /// The graph of `count` targets that are asked every `interval` nanoseconds.
  init(count: Int, interval: Int64, isUnicode: Bool, style: TextStyle) {
    pace = GraphPace(interval: interval)
    characters = GraphCharacters(isUnicode: isUnicode, style: style)
    histories = Array(repeating: GraphHistory(), count: min(count, Self.mostTargets))
    newest = Array(repeating: nil, count: histories.count)
  }

  /// Takes `event`, which happened at `now`, into account.
  mutating func add(_ event: PingEvent, at now: MonotonicTime) {
    switch event {
    case .reply(let reply):
      guard histories.indices.contains(reply.target) else { return }
      switch reply.verdict {
      case .received, .late: break
      case .duplicate, .badChecksum, .corrupted, .differentAddress: return
      }
      newest[reply.target] = reply.roundTrip
      let column = column(of: reply.sequence, now)
      histories[reply.target].addReply(reply.roundTrip, in: column)
    case .timeout(let timeout): addLoss(timeout.target, timeout.sequence, now)
    case .error(let error) where !error.reason.isNotice && !error.isAfterReply:
      addLoss(error.target, error.sequence, now)
    case .notSent(let probe): addLoss(probe.target, probe.sequence, now)
    default: break
    }
  }

  private mutating func addLoss(_ target: TargetIndex, _ sequence: UInt64, _ now: MonotonicTime) {
    guard histories.indices.contains(target) else { return }
    histories[target].addLoss(in: column(of: sequence, now))
  }

  private mutating func column(of sequence: UInt64, _ now: MonotonicTime) -> Int {
    let start = startedAt ?? now
    startedAt = start
    return pace.column(of: sequence, elapsed: start.nanoseconds(to: now))
  }

  /// Something else was written to the terminal.
  mutating func leave() { frame.leave() }

  /// Appends the frame of `now` for a terminal of `size`.
  mutating func appendFrame(
    of engine: borrowing PingEngine,
    in size: TerminalSize,
    at now: MonotonicTime,
    to buffer: inout LineBuffer
  ) {
    var targets: [GraphDrawing.Target] = []
    let drawing = GraphDrawing(characters: characters, size: size, span: pace.span)
    var last = 0
    let summaries = histories.indices.map { engine.summary(of: $0) }
    for (index, summary) in summaries.enumerated() where summary.transmitted > 0 {
      let column = column(of: summary.transmitted, now)
      histories[index].advance(to: column)
      last = max(last, column)
    }
    for index in chosen(summaries, in: size) {
      targets.append(
        GraphDrawing.Target(
          name: engine.targets.name(of: index),
          points: histories[index].points(last: last, count: GraphHistory.columnCount),
          newest: newest[index],
          summary: summaries[index]
        )
      )
    }
    var canvas = FrameCanvas(columns: size.columns)
    drawing.draw(targets, of: engine.targets.count, on: &canvas)
    frame.append(canvas, in: size, at: now, to: &buffer)
  }

  /// The targets that there is room for, in their order: first those that lose probes.
  private func chosen(_ summaries: [PingSummary], in size: TerminalSize) -> [TargetIndex] {
    let room = GraphDrawing.room(for: summaries.count, in: size)
    guard room < summaries.count else { return Array(summaries.indices) }
    let troubled = summaries.indices.filter {
      summaries[$0].received + summaries[$0].inFlight < summaries[$0].transmitted
    }
    let others = summaries.indices.filter { !troubled.contains($0) }
    return (troubled + others).prefix(room).sorted()
  }
}
