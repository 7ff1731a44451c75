internal import NetCLI
internal import NetCore
internal import NetLinux

extension PingRun {
  /// Tells of each target that one of `conditions` holds for, and why; `true` when there is one.
  func tellFailures(of conditions: [FailureCondition], in engine: borrowing PingEngine) -> Bool {
    guard !conditions.isEmpty else { return false }
    var isFailed = false
    for index in engine.targets.indices {
      let summary = engine.summary(of: index)
      for condition in conditions where condition.holds(for: summary) {
        isFailed = true
        var buffer = LineBuffer(capacity: 128)
        engine.targets.appendName(of: index, to: &buffer)
        buffer.append(" fails '")
        buffer.append(foreign: condition.text)
        buffer.append("': ")
        condition.appendReason(for: summary, to: &buffer)
        complain(buffer.text)
      }
    }
    return isFailed
  }

  /// The graph that was asked for, of so many targets.
  func graph(targetCount: Int) -> LiveGraph? {
    guard command.statisticsOptions.graph else { return nil }
    let colors = command.outputOptions.color.isEnabled(for: StandardDescriptors.output)
    return LiveGraph(
      count: targetCount,
      interval: command.pace.effectiveInterval,
      isUnicode: LocaleCharacters.isUnicode,
      style: TextStyle(isEnabled: colors)
    )
  }
}

extension PingCommand {
  /// Refuses a graph that there is nothing to draw on.
  func checkGraph() throws {
    guard statisticsOptions.graph else { return }
    guard !outputOptions.json else {
      throw ToolFailure("--graph", why: "a graph is no JSON", remedy: "leave one of them out")
    }
    guard !sweep.sweep else {
      throw ToolFailure("--graph", why: "a sweep asks for one reply", remedy: "leave --sweep out")
    }
    guard TerminalCommands.areFollowed(by: StandardDescriptors.output) else {
      throw ToolFailure(
        "--graph",
        why: "standard output is not a terminal that can be drawn on",
        remedy: "use --report-every, or --histogram for the end"
      )
    }
  }
}
