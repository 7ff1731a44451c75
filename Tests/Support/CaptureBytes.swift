/// The octets of a capture file in the pcap format, built by hand so that tests do not check the
/// library against itself.
public struct CaptureBytes {
  /// The unit of the time stamps' fractions.
  public enum Precision: Sendable {
    /// Microseconds, magic number 0xa1b2c3d4.
    case microseconds
    /// Nanoseconds, magic number 0xa1b23c4d.
    case nanoseconds
  }

  /// The file so far.
  public private(set) var octets: [UInt8] = []
  private let isBigEndian: Bool

  /// A file header and no packet.
  public init(
    linkType: UInt32 = 1,
    snapshotLength: UInt32 = 262_144,
    precision: Precision = .microseconds,
    isBigEndian: Bool = false
  ) {
    self.isBigEndian = isBigEndian
    append(precision == .microseconds ? 0xa1b2_c3d4 : 0xa1b2_3c4d)
    // Version 2.4: two 16-bit numbers.
    append(isBigEndian ? 0x0002_0004 : 0x0004_0002)
    append(0)
    append(0)
    append(snapshotLength)
    append(linkType)
  }

  /// Adds a packet of `bytes`, which had `wireByteCount` octets on the wire (all of them when nil).
  public mutating func addPacket(
    _ bytes: [UInt8],
    wireByteCount: UInt32? = nil,
    seconds: UInt32 = 1_700_000_000,
    fraction: UInt32 = 123_456
  ) {
    append(seconds)
    append(fraction)
    append(UInt32(bytes.count))
    append(wireByteCount ?? UInt32(bytes.count))
    octets += bytes
  }

  /// Adds a number of 32 bits in the byte order of the file.
  public mutating func append(_ value: UInt32) {
    for position in 0..<4 {
      let shift = UInt32(8 * (isBigEndian ? 3 - position : position))
      octets.append(UInt8(truncatingIfNeeded: value >> shift))
    }
  }
}
