internal import NetCLI
internal import NetCore

extension PingReport {
  /// Writes the figures at the end, of one target after the other.
  mutating func end(with engine: borrowing PingEngine) throws {
    if graph != nil { drawGraph(engine) }
    if case .sweep(let text) = form {
      // A run that was cut short has no answer for some targets.
      for index in engine.targets.indices
      where !engine.isFinished(index) && engine.totals.transmitted > 0 {
        guard !isQuiet, engine.targets.failure(of: index) == nil else { continue }
        guard text.append(index, isAlive: false, to: &output.buffer) else { continue }
        try output.endLine()
      }
      guard text.hasTotals else { return try output.flush() }
      SweepText.append(engine.totals, to: &output.buffer)
      try output.endLine()
      return try output.flush()
    }
    for index in engine.targets.indices {
      let summary = engine.summary(of: index)
      switch form {
      case .text(var text):
        text.append(summary, of: index, to: &output.buffer)
        try output.endLine()
        text.appendExtras(of: summary, to: &output.buffer)
        form = .text(text)
      case .json(var json):
        json.append(summary, of: index, to: &output.buffer)
        try output.endLine()
        form = .json(json)
      case .sweep: break
      }
    }
    if engine.targets.count != 1 { try end(with: engine.totals) }
    try output.flush()
  }

  /// Writes the figures of several targets together.
  private mutating func end(with totals: RunTotals) throws {
    switch form {
    case .text, .sweep:
      output.buffer.append("\n")
      SweepText.append(totals, to: &output.buffer)
    case .json: PingJSON.append(totals, to: &output.buffer)
    }
    try output.endLine()
  }
}
