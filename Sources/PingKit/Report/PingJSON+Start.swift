package import NetCore
internal import NetLinux

extension PingJSON {
  /// Appends the row that says what is about to be asked of the target at `target`, without its
  /// line feed.
  package mutating func appendStart(
    of target: TargetIndex,
    _ configuration: PingConfiguration,
    at time: WallClockTime,
    to buffer: inout LineBuffer
  ) {
    begin("start", target, to: &buffer)
    if targets.destination(of: target) != nil {
      appendHost("address", nil, of: target, to: &buffer)
    } else {
      buffer.memberNull("address")
      buffer.member("reason", targets.failure(of: target) ?? "")
    }
    if let source = targets.source(of: target) {
      hosts.appendMember("source", source, to: &buffer)
    }
    buffer.member("data_bytes", configuration.dataByteCount)
    buffer.member("interval_ms", milliseconds: configuration.interval)
    Self.append(configuration.count, "count", to: &buffer)
    Self.appendWait(of: configuration, since: time, to: &buffer)
  }

  /// Appends the row that says how many targets a sweep is about to ask, without its line feed.
  package func appendStart(
    ofAll configuration: PingConfiguration,
    at time: WallClockTime,
    to buffer: inout LineBuffer
  ) {
    begin("start", nil, to: &buffer)
    buffer.member("targets", targets.count)
    buffer.member("data_bytes", configuration.dataByteCount)
    if case .untilAnswered(let retryCount, _) = configuration.plan {
      buffer.member("retries", retryCount)
    }
    Self.appendWait(of: configuration, since: time, to: &buffer)
  }

  /// Appends how long replies are waited for, and the end of the row.
  private static func appendWait(
    of configuration: PingConfiguration,
    since time: WallClockTime,
    to buffer: inout LineBuffer
  ) {
    if let timeout = configuration.timeout {
      buffer.member("timeout_ms", milliseconds: timeout)
    } else {
      buffer.memberNull("timeout_ms")
    }
    buffer.member("timestamp", time)
    buffer.endObject()
  }

  private static func append(_ count: UInt64?, _ key: StaticString, to buffer: inout LineBuffer) {
    if let count { buffer.member(key, count) } else { buffer.memberNull(key) }
  }
}
