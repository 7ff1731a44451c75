internal import NetCLI
package import NetCore

// Everything here is asked for: without an option the text is that of ping(8), octet for octet.
extension PingText {
  /// Appends the lines behind the summary of a target that were asked for, each with its line feed.
  package func appendExtras(of summary: PingSummary, to buffer: inout LineBuffer) {
    if options.showsStatistics { appendStatistics(of: summary, to: &buffer) }
    if let columns = options.histogramColumns {
      appendHistogram(of: summary, columns: columns, to: &buffer)
    }
  }

  private func appendStatistics(of summary: PingSummary, to buffer: inout LineBuffer) {
    if let percentiles = summary.percentiles {
      buffer.append("rtt p50/p90/p95/p99/p99.9 = ")
      Self.append(microsecondsOf: percentiles, to: &buffer)
      buffer.append(" ms\n")
    }
    if let jitter = summary.statistics?.jitter, let smoothed = jitter.smoothed,
      let mean = jitter.mean
    {
      buffer.append("jitter ")
      Self.append(microsecondsOf: smoothed, to: &buffer)
      buffer.append(" ms, mean successive difference ")
      Self.append(microsecondsOf: mean, to: &buffer)
      buffer.append(" ms\n")
    }
    appendLoss(of: summary, to: &buffer)
    appendOrder(of: summary, to: &buffer)
  }

  private func appendLoss(of summary: PingSummary, to buffer: inout LineBuffer) {
    guard let interval = summary.lossInterval else { return }
    buffer.append("loss between ")
    Self.append(percent: interval.lowerBound * 100, to: &buffer)
    buffer.append(" and ")
    Self.append(percent: interval.upperBound * 100, to: &buffer)
    buffer.append(" with 95% confidence, longest run ")
    buffer.append(decimal: summary.statistics?.losses.longest ?? 0)
    buffer.append(", outage ")
    buffer.append(milliseconds: summary.statistics?.losses.outage ?? 0, decimals: 0)
    buffer.append(" ms\n")
  }

  private func appendOrder(of summary: PingSummary, to buffer: inout LineBuffer) {
    let reordering = summary.statistics?.reordering ?? Reordering()
    buffer.append("reordered ")
    buffer.append(decimal: reordering.reordered)
    buffer.append(" (")
    Self.append(percent: reordering.ratio * 100, to: &buffer)
    buffer.append(", by up to ")
    buffer.append(decimal: reordering.largestExtent)
    buffer.append("), late ")
    buffer.append(decimal: summary.late)
    buffer.append(" (")
    Self.append(percent: summary.latePercent ?? 0, to: &buffer)
    buffer.append("), duplicates ")
    buffer.append(decimal: summary.duplicates)
    buffer.append(" (")
    Self.append(percent: summary.duplicatePercent ?? 0, to: &buffer)
    buffer.append(")\n")
  }

  private func appendHistogram(
    of summary: PingSummary,
    columns: Int,
    to buffer: inout LineBuffer
  ) {
    guard
      let drawing = HistogramDrawing(of: summary, columns: columns, isUnicode: options.isUnicode)
    else { return }
    drawing.append(to: &buffer)
    buffer.append("\n")
  }

  /// Appends `percent` with up to two decimals, and its sign.
  static func append(percent: Double, to buffer: inout LineBuffer) {
    let hundredths = UInt64(max(0, min(percent * 100, 1e15)).rounded())
    buffer.append(decimal: hundredths / 100)
    if hundredths % 100 > 0 {
      buffer.append(".")
      buffer.append(decimal: hundredths % 100 / 10)
      if hundredths % 10 > 0 { buffer.append(decimal: hundredths % 10) }
    }
    buffer.append("%")
  }
}

// MARK: - Errors

extension PingText {
  /// Appends who said what about the probes to a target, each with its line feed.
  mutating func appendSources(of errors: ErrorSources, to buffer: inout LineBuffer) {
    for entry in errors.entries {
      if let source = entry.source {
        appendAddress(source, to: &buffer)
      } else {
        buffer.append("?")
      }
      buffer.append(" said ")
      Self.append(times: entry.count, to: &buffer)
      buffer.append(": ")
      buffer.append(text: entry.reason.words)
      if let explanation = entry.reason.explanation {
        buffer.append(" (")
        buffer.append(text: explanation)
        buffer.append(")")
      }
      buffer.append("\n")
    }
    guard errors.others > 0 else { return }
    buffer.append("others said something ")
    Self.append(times: errors.others, to: &buffer)
    buffer.append("\n")
  }

  private static func append(times count: UInt64, to buffer: inout LineBuffer) {
    switch count {
    case 1: buffer.append("once")
    case 2: buffer.append("twice")
    default:
      buffer.append(decimal: count)
      buffer.append(" times")
    }
  }
}
