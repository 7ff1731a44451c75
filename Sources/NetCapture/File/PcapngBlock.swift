/// Numbers of pcapng blocks (draft-ietf-opsawg-pcapng §4, §11).
enum PcapngBlock {
  /// Begins a section; the same in either byte order.
  static let sectionHeaderType: UInt32 = 0x0a0d_0d0a
  /// Describes an interface.
  static let interfaceDescriptionType: UInt32 = 1
  /// Holds a packet, in files of the past.
  static let packetType: UInt32 = 2
  /// Holds a packet without anything else.
  static let simplePacketType: UInt32 = 3
  /// Holds a packet.
  static let enhancedPacketType: UInt32 = 6
  /// What a section header has to tell its byte order.
  static let byteOrderMagic: UInt32 = 0x1a2b_3c4d
  /// The type, and the length that stands in front and behind, in octets.
  static let minimumByteCount = 12
  /// No block is longer, in octets: what claims to be is a fault of the file.
  static let maximumByteCount = 1 << 24
  /// So much of a block is held, in octets: the longest packet and all in front of it.
  static let largestKeptByteCount = 1 << 19
}
