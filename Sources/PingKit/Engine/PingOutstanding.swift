package import NetCore

/// A probe that has no reply yet when the next one is due.
package struct PingOutstanding: Hashable, Sendable {
  /// The target that was asked.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1.
  package var sequence: UInt64
  /// When the next one is due.
  package var at: WallClockTime
}
