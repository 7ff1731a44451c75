package import NetCore

/// A condition under which a run has failed, such as `loss>1%` or `p99>20ms`.
package struct FailureCondition: Hashable, Sendable {
  /// How a figure is compared with the limit.
  enum Comparison: String, CaseIterable, Sendable {
    case more = ">"
    case atLeast = ">="
    case less = "<"
    case atMost = "<="
  }

  /// The condition as it was typed.
  package let text: String
  let metric: FailureMetric
  let comparison: Comparison
  /// In per cent, or nanoseconds.
  let limit: Double

  init(text: String, metric: FailureMetric, comparison: Comparison, limit: Double) {
    self.text = text
    self.metric = metric
    self.comparison = comparison
    self.limit = limit
  }

  /// Whether the condition holds for a target: whether it failed.
  ///
  /// A round-trip time that is not there, since no reply came, is longer than any limit.
  package func holds(for summary: PingSummary) -> Bool {
    let value = metric.value(in: summary) ?? .infinity
    return switch comparison {
    case .more: value > limit
    case .atLeast: value >= limit
    case .less: value < limit
    case .atMost: value <= limit
    }
  }
}

// MARK: - Words

extension FailureCondition {
  /// Appends which figure made the condition hold, and by how much.
  package func appendReason(for summary: PingSummary, to buffer: inout LineBuffer) {
    buffer.append(text: metric.rawValue)
    guard let value = metric.value(in: summary) else {
      return buffer.append(" is not known: no reply came")
    }
    buffer.append(" is ")
    append(value, to: &buffer)
    let distance = value - limit
    guard distance != 0 else { return buffer.append(", just the limit") }
    buffer.append(", ")
    append(distance.magnitude, to: &buffer)
    buffer.append(distance > 0 ? " above " : " below ")
    append(limit, to: &buffer)
  }

  private func append(_ value: Double, to buffer: inout LineBuffer) {
    switch metric.unit {
    case .share: PingText.append(percent: value, to: &buffer)
    case .time:
      let nanoseconds = Int64(exactly: value.rounded()) ?? .max
      // Microseconds, as in ping's own lines, unless there is nothing above them.
      if nanoseconds >= 1_000 {
        buffer.append(milliseconds: nanoseconds, decimals: 3)
      } else {
        buffer.append(milliseconds: nanoseconds)
      }
      buffer.append(" ms")
    }
  }
}
