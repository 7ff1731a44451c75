/// What was exchanged over an association, or over all.
package struct TrafficCounts: Hashable, Sendable {
  /// Octets of payload received.
  package var octetsReceived: UInt64 = 0
  /// Octets of payload handed to the kernel to send.
  package var octetsSent: UInt64 = 0
  /// Lines of chat, or datagrams, that were dropped because they were not taken in time.
  package var dropped: UInt64 = 0

  /// Nothing yet.
  package init() {}

  /// Adds the counts of one association to those of all.
  mutating func add(_ other: Self) {
    octetsReceived &+= other.octetsReceived
    octetsSent &+= other.octetsSent
    dropped &+= other.dropped
  }
}
