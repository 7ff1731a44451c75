public import NetCore

/// What the kernel tells about an ICMP message beside its octets.
public struct ICMPArrival: Hashable, Sendable {
  /// Who sent the message.
  public var source: SocketAddress?
  /// The time to live or hop limit that was left.
  public var timeToLive: UInt8?
  /// When the kernel received the message, by the wall clock.
  public var kernelTimestamp: WallClockTime?
  /// The options of the IPv4 header that the message came with, when it has any and the socket sees
  /// them; foreign octets.
  public var internetOptions: [UInt8] = []

  /// Nothing told.
  public init() {}
}
