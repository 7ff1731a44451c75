public import NetCore

/// One captured packet, borrowed from the capture until the next one is read.
///
/// The octets lie in the source's own buffer, so a packet cannot outlive the next call on its
/// ``PacketSource``: code that tries does not compile.
public struct CapturedPacket: ~Escapable {
  /// The octets that were captured.
  public let bytes: RawSpan
  /// The packet's length on the wire, in octets; more than ``bytes`` holds when it was cut.
  public let wireByteCount: Int
  /// When the packet was seen; microseconds are scaled to nanoseconds.
  public let timestamp: WallClockTime
  /// What ``bytes`` begin with.
  public let linkType: LinkType
  /// Which of the interfaces that are captured at once the packet is from, counted from 0.
  public let interfaceIndex: Int

  /// The packet whose octets are `bytes`.
  @_lifetime(copy bytes)
  package init(
    bytes: RawSpan,
    wireByteCount: Int,
    timestamp: WallClockTime,
    linkType: LinkType,
    interfaceIndex: Int = 0
  ) {
    self.bytes = bytes
    self.interfaceIndex = interfaceIndex
    self.wireByteCount = wireByteCount
    self.timestamp = timestamp
    self.linkType = linkType
  }
}
