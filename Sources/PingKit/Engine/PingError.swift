package import NetCore
package import NetLinux

/// An ICMP error or notice that was matched to a probe.
package struct PingError: Sendable {
  /// The target whose probe it is about.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1 and not cut to 16 bits.
  package var sequence: UInt64
  /// Who sent the message.
  package var source: SocketAddress?
  /// What the message says.
  package var reason: ICMPErrorReason
  /// Whether a good reply to the probe came before.
  package var isAfterReply: Bool
  /// When the message was received.
  package var receivedAt: WallClockTime
}
