public import NetCore

/// What the header of a pcap file says (draft-ietf-opsawg-pcap §4).
public struct CaptureFileFormat: Hashable, Sendable {
  /// What every packet begins with.
  public var linkType: LinkType
  /// The most octets of a packet that are in the file.
  public var snapshotLength: Int
  /// Whether time stamps have nanoseconds, and not microseconds.
  public var hasNanoseconds: Bool

  /// A file of packets of `linkType`.
  public init(linkType: LinkType, snapshotLength: Int, hasNanoseconds: Bool = false) {
    self.linkType = linkType
    self.snapshotLength = snapshotLength
    self.hasNanoseconds = hasNanoseconds
  }

  /// The length of the header, in octets.
  static let headerByteCount = 24
  /// The length of what stands in front of a packet, in octets.
  static let recordHeaderByteCount = 16

  /// The header's six words in the byte order of this host; the version is 2.4.
  var header: InlineArray<6, UInt32> {
    [
      hasNanoseconds ? 0xa1b2_3c4d : 0xa1b2_c3d4,
      UInt32(littleEndian: 1) == 1 ? 0x0004_0002 : 0x0002_0004,
      0,
      0,
      UInt32(clamping: snapshotLength),
      linkType.rawValue,
    ]
  }
}
