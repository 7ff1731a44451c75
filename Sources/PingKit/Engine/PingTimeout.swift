package import NetCore

/// A probe that nobody answered in time.
package struct PingTimeout: Hashable, Sendable {
  /// The target that was asked.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1.
  package var sequence: UInt64
  /// When its time was over.
  package var at: WallClockTime
}
