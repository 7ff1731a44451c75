internal import NetCore

extension FpingReport {
  /// Appends what stands at the end of a run.
  ///
  /// Returns the exit status.
  func end(
    totals: RunTotals,
    unresolvedCount: Int,
    output: inout LineBuffer,
    errors: inout LineBuffer
  ) -> Int32 {
    let count = names.targets.count
    if options.isVerbose || options.listsUnreachable {
      for index in names.targets.indices where !hasAnswered[index] {
        names.append(index, to: &output)
        if options.isVerbose { output.append(" is unreachable") }
        output.append("\n")
      }
    }
    if options.keepsFigures { appendFigures(to: &errors) }
    if options.showsStatistics {
      appendStatistics(totals: totals, unresolvedCount: unresolvedCount, to: &errors)
    }
    if let required = options.requiredCount {
      let isReached = aliveCount >= required
      if isReached { output.append("Enough") } else { output.append("Not enough") }
      output.append(" hosts reachable (required: ")
      output.append(decimal: required)
      output.append(", reachable: ")
      output.append(decimal: aliveCount)
      output.append(")\n")
      return isReached ? 0 : 1
    }
    if unresolvedCount > 0 { return 2 }
    return aliveCount == count ? 0 : 1
  }

  /// Appends the figures of each target.
  private func appendFigures(to buffer: inout LineBuffer) {
    if options.tellsProbes { buffer.append("\n") }
    for index in names.targets.indices {
      names.appendAligned(index, to: &buffer)
      buffer.append(" :")
      if options.showsColumns {
        appendColumns(of: index, to: &buffer)
      } else {
        append(figures[index], to: &buffer)
      }
      buffer.append("\n")
    }
  }

  private func appendColumns(of index: TargetIndex, to buffer: inout LineBuffer) {
    let times = roundTrips.indices.contains(index) ? roundTrips[index] : []
    for place in 0..<Int(clamping: figures[index].sent) {
      if place < times.count, times[place] >= 0 {
        buffer.append(" ")
        buffer.append(fpingTime: times[place])
      } else {
        buffer.append(" -")
      }
    }
  }

  /// Appends ` xmt/rcv/%loss = …`.
  private func append(_ figures: FpingFigures, to buffer: inout LineBuffer) {
    buffer.append(" xmt/rcv/%loss = ")
    buffer.append(decimal: figures.sent)
    buffer.append("/")
    buffer.append(decimal: figures.received)
    buffer.append("/")
    buffer.append(decimal: figures.lossPercent)
    buffer.append("%")
    if options.showsOutage {
      buffer.append(", outage(ms) = ")
      buffer.append(decimal: figures.outage(period: options.period) / 1_000_000)
    }
    guard let average = figures.average else { return }
    buffer.append(", min/avg/max = ")
    buffer.append(fpingTime: figures.minimum)
    buffer.append("/")
    buffer.append(fpingTime: average)
    buffer.append("/")
    buffer.append(fpingTime: figures.maximum)
  }

  /// Appends the figures since the last report, or all when reports are cumulative.
  mutating func appendReport(at time: WallClockTime, to buffer: inout LineBuffer) {
    if options.isVerbose || options.tellsProbes { buffer.append("\n") }
    buffer.append(fpingReportTime: time)
    for index in names.targets.indices {
      names.appendAligned(index, to: &buffer)
      buffer.append(" :")
      append(recentFigures.isEmpty ? FpingFigures() : recentFigures[index], to: &buffer)
      buffer.append("\n")
    }
    guard !options.hasCumulativeReports else { return }
    for index in recentFigures.indices { recentFigures[index] = FpingFigures() }
  }

  /// Appends the figures of the run.
  private func appendStatistics(
    totals: RunTotals,
    unresolvedCount: Int,
    to buffer: inout LineBuffer
  ) {
    func line(_ number: UInt64, _ words: StaticString) {
      buffer.append(" ")
      buffer.append(decimal: number, rightAlignedIn: 7)
      buffer.append(" ")
      buffer.append(words)
      buffer.append("\n")
    }
    func time(_ nanoseconds: Int64, _ words: StaticString) {
      buffer.append(" ")
      buffer.append(fpingTime: nanoseconds)
      buffer.append(" ms (")
      buffer.append(words)
      buffer.append(" round trip time)\n")
    }
    let count = names.targets.count
    buffer.append("\n")
    line(UInt64(count), "targets")
    line(UInt64(aliveCount), "alive")
    line(UInt64(count - aliveCount), "unreachable")
    line(UInt64(unresolvedCount), "unknown addresses")
    buffer.append("\n")
    line(timeouts, "timeouts (waiting for response)")
    line(totals.transmitted, "ICMP Echos sent")
    line(replies, "ICMP Echo Replies received")
    line(otherMessages, "other ICMP received")
    buffer.append("\n")
    time(all.minimum, "min")
    time(all.average ?? 0, "avg")
    time(all.maximum, "max")
    let elapsed = LineBuffer.fpingSeconds(totals.elapsed)
    buffer.append(" ")
    buffer.append(UInt8(ascii: " "), repeating: 12 - elapsed.utf8.count)
    buffer.append(text: elapsed)
    buffer.append(" sec (elapsed real time)\n\n")
  }
}

extension LineBuffer {
  /// `nanoseconds` as seconds with three decimals.
  fileprivate static func fpingSeconds(_ nanoseconds: Int64) -> String {
    var text = LineBuffer(capacity: 32)
    // Microseconds are to seconds what nanoseconds are to milliseconds.
    text.append(milliseconds: nanoseconds / 1000, decimals: 3)
    return text.text
  }
}
