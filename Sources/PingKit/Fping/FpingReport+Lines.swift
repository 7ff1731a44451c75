internal import NetCore
internal import NetLinux

extension FpingReport {
  /// Appends the line of a reply, without its line feed.
  func append(_ reply: PingReply, to buffer: inout LineBuffer) {
    appendProbe(reply.target, reply.sequence, at: reply.receivedAt, to: &buffer)
    buffer.append(decimal: reply.byteCount)
    buffer.append(" bytes, ")
    buffer.append(fpingTime: reply.roundTrip)
    buffer.append(" ms (")
    appendState(of: reply.target, to: &buffer)
    appendTimeToLive(of: reply, to: &buffer)
  }

  /// Appends how many hops the reply had left, when that is asked for.
  func appendTimeToLive(of reply: PingReply, to buffer: inout LineBuffer) {
    guard options.showsTimeToLive else { return }
    buffer.append(" (TTL ")
    if let hops = reply.timeToLive {
      buffer.append(decimal: hops)
    } else {
      buffer.append("unknown")
    }
    buffer.append(")")
  }

  /// Appends the line of a probe that nobody answered.
  func appendTimeout(_ timeout: PingTimeout, to buffer: inout LineBuffer) {
    appendProbe(timeout.target, timeout.sequence, at: timeout.at, to: &buffer)
    buffer.append("timed out (")
    appendState(of: timeout.target, to: &buffer)
    buffer.append("\n")
  }

  private func appendProbe(
    _ target: TargetIndex,
    _ sequence: UInt64,
    at time: WallClockTime,
    to buffer: inout LineBuffer
  ) {
    if options.hasTimestamps { buffer.append(fpingTimestamp: time, options.timestampFormat) }
    names.appendAligned(target, to: &buffer)
    buffer.append(" : [")
    buffer.append(decimal: sequence &- 1)
    buffer.append("], ")
  }

  /// Appends the mean and the loss so far.
  private func appendState(of target: TargetIndex, to buffer: inout LineBuffer) {
    if let average = figures[target].average {
      buffer.append(fpingTime: average)
    } else {
      buffer.append("NaN")
    }
    buffer.append(" avg, ")
    buffer.append(decimal: figures[target].lossPercent)
    buffer.append("% loss)")
  }

  /// Appends the line of another reply to an answered probe.
  func appendDuplicate(_ reply: PingReply, to buffer: inout LineBuffer) {
    names.append(reply.target, to: &buffer)
    buffer.append(" : duplicate for [")
    buffer.append(decimal: probeIndex(reply.sequence))
    buffer.append("], ")
    buffer.append(decimal: reply.byteCount)
    buffer.append(" bytes, ")
    buffer.append(fpingTime: reply.roundTrip)
    buffer.append(" ms")
    appendOtherSource(of: reply, to: &buffer)
    buffer.append("\n")
  }

  /// The number of a probe; all tries to get one answer have number 0.
  private func probeIndex(_ sequence: UInt64) -> UInt64 {
    options.mode == .untilAnswered ? 0 : sequence &- 1
  }

  /// Appends who answered for a group.
  func appendOtherSource(of reply: PingReply, to buffer: inout LineBuffer) {
    guard let source = reply.source,
      source.address != names.targets.address(of: reply.target)
    else { return }
    buffer.append(" [<- ")
    var hosts = PingHostText()
    hosts.appendAddress(source, to: &buffer)
    buffer.append("]")
  }

  /// Appends the line of an ICMP error.
  func append(_ error: PingError, to buffer: inout LineBuffer) {
    buffer.append(fpingReason: error.reason)
    buffer.append(" from ")
    let source = error.source?.address ?? names.targets.address(of: error.target)
    if let source { buffer.append(source) }
    buffer.append(" for ICMP Echo sent to ")
    names.append(error.target, to: &buffer)
    buffer.append("\n")
  }
}
