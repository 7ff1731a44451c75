package import NetCore

/// What a capture tells about a packet besides its octets.
package struct PacketRecord: Sendable {
  /// The number of the packet, counted from 1.
  package var number: Int
  /// When the packet was seen.
  package var timestamp: WallClockTime
  /// The length of the packet on the wire, in octets.
  package var wireByteCount: Int
  /// The type of the outermost header.
  package var linkType: LinkType

  /// The record of packet `number`.
  package init(number: Int, timestamp: WallClockTime, wireByteCount: Int, linkType: LinkType) {
    self.number = number
    self.timestamp = timestamp
    self.wireByteCount = wireByteCount
    self.linkType = linkType
  }
}
