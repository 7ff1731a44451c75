package import NetCore
package import NetLinux

/// A message with our identifier that is no answer to any probe.
package struct PingRejection: Sendable {
  /// Why the message counts for nothing.
  package enum Reason: Hashable, Sendable {
    /// No remembered probe has its sequence number.
    case unsolicited
    /// It does not carry the cookie of the probe that it names: it is forged, or a stale reply.
    case wrongCookie
    /// The checksum of the error is wrong.
    case badChecksum
    /// The probe that it quotes was not sent there.
    case wrongDestination
    /// It is too short for an echo reply.
    case malformed
    /// It quotes too little to tell which probe it is about.
    case unattributable
  }

  /// Why the message counts for nothing.
  package var reason: Reason
  /// The target that it claims to be about, when that can be told.
  package var target: TargetIndex?
  /// Whether it is an ICMP error and not a reply.
  package var isError: Bool
  /// Who sent the message.
  package var source: SocketAddress?
  /// Its sequence number field, when it has one.
  package var sequenceField: UInt16?
  /// When the message was received.
  package var receivedAt: WallClockTime
}
