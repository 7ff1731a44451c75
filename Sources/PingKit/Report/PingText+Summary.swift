internal import NetCLI
package import NetCore

extension PingText {
  /// Appends the empty line, the heading and the two lines of figures of a target, without the last
  /// line feed.
  package mutating func append(
    _ summary: PingSummary,
    of target: TargetIndex,
    to buffer: inout LineBuffer
  ) {
    appendReasons(of: summary, to: &buffer)
    if options.tellsReasons, let errors = summary.statistics?.errors {
      appendSources(of: errors, to: &buffer)
    }
    buffer.append("\n--- ")
    targets.appendName(of: target, to: &buffer)
    buffer.append(" ping statistics ---\n")
    appendCounts(summary, to: &buffer)
    buffer.append("\n")
    var isFirst = true
    func separate(_ buffer: inout LineBuffer) {
      if !isFirst { buffer.append(", ") }
      isFirst = false
    }
    if summary.received > 0, showsTimes {
      separate(&buffer)
      append(summary.roundTrip, to: &buffer)
    }
    if summary.pipe > 1 {
      separate(&buffer)
      buffer.append("pipe ")
      buffer.append(decimal: summary.pipe)
    }
    if options.showsPace, summary.received > 0, summary.transmitted > 1 {
      separate(&buffer)
      let gap = UInt64(max(summary.duration, 0)) / (summary.transmitted - 1)
      buffer.append("ipg/ewma ")
      Self.append(microsecondsOf: [Int64(gap), summary.roundTrip.smoothed], to: &buffer)
      buffer.append(" ms")
    }
  }

  /// Appends why probes have no reply, when this host has a part in it, as a line in front of the
  /// figures: what reads the output of ping(8) knows each line that comes behind their heading.
  private func appendReasons(of summary: PingSummary, to buffer: inout LineBuffer) {
    // What this host lost itself is told always, or its summary would blame the network.
    let isOwnFault = summary.localDropped + summary.notSent > 0
    guard isOwnFault || options.tellsReasons && summary.inFlight > 0 else { return }
    buffer.append("Without a reply: ")
    buffer.append(decimal: summary.networkLost)
    buffer.append(" lost in the network")
    Self.append(summary.localDropped, " dropped by the receive queue of this host", to: &buffer)
    Self.append(summary.notSent, " not sent", to: &buffer)
    Self.append(summary.inFlight, " still under way", to: &buffer)
    buffer.append("\n")
  }

  private func appendCounts(_ summary: PingSummary, to buffer: inout LineBuffer) {
    buffer.append(decimal: summary.transmitted)
    buffer.append(" packets transmitted, ")
    buffer.append(decimal: summary.received)
    buffer.append(" received")
    Self.append(summary.duplicates, " duplicates", sign: "+", to: &buffer)
    Self.append(summary.corrupted, " corrupted", sign: "+", to: &buffer)
    Self.append(summary.errors, " errors", sign: "+", to: &buffer)
    guard let loss = summary.lossPercent else { return }
    buffer.append(", ")
    style.append(loss == 0 ? .good : .bad, to: &buffer) {
      $0.append(percentage: loss)
      $0.append("% packet loss")
    }
    buffer.append(", time ")
    buffer.append(milliseconds: summary.duration, decimals: 0)
    buffer.append("ms")
  }

  private static func append(
    _ count: UInt64,
    _ what: StaticString,
    sign: StaticString = "",
    to buffer: inout LineBuffer
  ) {
    guard count > 0 else { return }
    buffer.append(", ")
    buffer.append(sign)
    buffer.append(decimal: count)
    buffer.append(what)
  }

  private func append(_ times: RoundTripStatistics, to buffer: inout LineBuffer) {
    buffer.append("rtt min/avg/max/mdev = ")
    Self.append(
      microsecondsOf: [times.minimum, times.average, times.maximum, times.deviation],
      to: &buffer
    )
    buffer.append(" ms")
  }

  /// Appends milliseconds with three decimals, cut off and not rounded, as in the lines of replies.
  static func append(microsecondsOf nanoseconds: Int64, to buffer: inout LineBuffer) {
    buffer.append(milliseconds: nanoseconds / 1000 * 1000, decimals: 3)
  }

  /// Appends such milliseconds with slashes between them.
  static func append(microsecondsOf times: [Int64], to buffer: inout LineBuffer) {
    for (place, time) in times.enumerated() {
      if place > 0 { buffer.append("/") }
      append(microsecondsOf: time, to: &buffer)
    }
  }
}
