internal import NetCore

/// Where a packet lies in the window, and what its record says about it.
struct CaptureRecord {
  /// The length of the whole record, in octets.
  var byteCount: Int
  /// Where the packet's octets lie in the record.
  var packetRange: Range<Int>
  /// The packet's length on the wire, in octets.
  var wireByteCount: Int
  /// When the packet was seen.
  var timestamp: WallClockTime
  /// What the packet begins with.
  var linkType: LinkType
}
