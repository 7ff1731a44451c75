@testable import PingKit

extension ProbeCounts {
  /// All that can become of a probe, which is to be as many as were transmitted.
  var accounted: UInt64 { received + networkLost + localDropped + notSent + inFlight }
}
