package import NetCore
package import NetLinux

/// An echo reply that was matched to a probe.
package struct PingReply: Sendable {
  /// What the reply counts as.
  package enum Verdict: Hashable, Sendable {
    /// The first good reply to its probe.
    case received
    /// The first good reply to its probe, after the probe had timed out.
    case late
    /// Another good reply to its probe.
    case duplicate
    /// Its checksum is wrong.
    case badChecksum
    /// Its data are not those that were sent.
    case corrupted(EchoReply.WrongOctet)
    /// It comes from another address than the one that was asked.
    case differentAddress
  }

  /// What the reply counts as.
  package var verdict: Verdict
  /// The target whose probe it is about.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1 and not cut to 16 bits.
  package var sequence: UInt64
  /// Who sent the reply.
  package var source: SocketAddress?
  /// The length of the ICMP message, in octets.
  package var byteCount: Int
  /// The time to live or hop limit that was left.
  package var timeToLive: UInt8?
  /// The code, 0 in a reply that follows the standard.
  package var code: UInt8
  /// The round-trip time, in nanoseconds.
  package var roundTrip: Int64
  /// How long the kernel kept the probe before it handed it to the device, in nanoseconds, when it
  /// told: this is not in ``roundTrip``.
  package var queued: Int64?
  /// What ``roundTrip`` is measured with.
  package var stamps: StampSource
  /// When the reply was received.
  package var receivedAt: WallClockTime
  /// Whether the reply holds fewer data than the probe.
  package var isTruncated: Bool
  /// Whether the reply holds more data than the probe.
  package var isOversized: Bool
  /// Whether an ICMP error about the probe came before.
  package var isAfterError: Bool
  /// The data of a corrupted reply, as many as were sent; else empty.
  package var data: [UInt8] = []
  /// The options of the IPv4 header that the reply came with; foreign octets, and mostly none.
  package var internetOptions: [UInt8] = []
}
