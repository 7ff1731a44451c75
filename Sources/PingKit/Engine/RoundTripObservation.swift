package import NetLinux

/// A good reply, as statistics want to know of it.
package struct RoundTripObservation: Hashable, Sendable {
  /// The number of the probe among those to its target, from 1.
  package var sequence: UInt64
  /// The round-trip time, in nanoseconds.
  package var roundTrip: Int64
  /// When the probe was handed to the kernel.
  package var sentAt: MonotonicTime
  /// When the reply was received.
  package var receivedAt: MonotonicTime

  /// The reply to the probe `sequence`.
  package init(
    sequence: UInt64,
    roundTrip: Int64,
    sentAt: MonotonicTime,
    receivedAt: MonotonicTime
  ) {
    self.sequence = sequence
    self.roundTrip = roundTrip
    self.sentAt = sentAt
    self.receivedAt = receivedAt
  }
}
