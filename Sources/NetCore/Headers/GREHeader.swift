/// A header of generic routing encapsulation, version 0 (RFC 2784, RFC 2890; with source routes
/// RFC 1701) or version 1, "enhanced GRE" of PPTP (RFC 2637 §4.1).
public struct GREHeader: ~Escapable {
  /// The length of the shortest header, in octets.
  public static let minimumByteCount = 4
  /// The header and what was captured behind it.
  public let bytes: RawSpan
  /// The length of the header with all optional fields, in octets; where a source route was cut
  /// off, up to the entry that is missing.
  public let headerByteCount: Int

  /// Reads the header at the start of `bytes`; the optional fields need not be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .gre)
    let flags: UInt16 = bytes.bigEndian(at: 0)
    let version = flags & 7
    guard version <= 1 else {
      throw WireError(
        .badVersion,
        in: .gre,
        needed: Self.minimumByteCount,
        available: bytes.byteCount
      )
    }
    var count = Self.minimumByteCount
    if version == 0, flags & (Self.checksumFlag | Self.routingFlag) != 0 { count &+= 4 }
    if flags & Self.keyFlag != 0 { count &+= 4 }
    if flags & Self.sequenceNumberFlag != 0 { count &+= 4 }
    if version == 1, flags & Self.acknowledgmentFlag != 0 { count &+= 4 }
    if version == 0, flags & Self.routingFlag != 0 {
      count = Self.endOfRouting(in: bytes, from: count)
    }
    headerByteCount = count
    self.bytes = bytes
  }

  /// The flag of the checksum, in version 0.
  public static let checksumFlag: UInt16 = 0x8000
  /// The flag of a source route, in version 0 (RFC 1701).
  public static let routingFlag: UInt16 = 0x4000
  /// The flag of the key.
  public static let keyFlag: UInt16 = 0x2000
  /// The flag of the sequence number.
  public static let sequenceNumberFlag: UInt16 = 0x1000
  /// The flag of the acknowledgment number, in version 1.
  public static let acknowledgmentFlag: UInt16 = 0x0080

  /// The flags and the version as one number.
  public var flagsAndVersion: UInt16 { bytes.bigEndian(at: 0) }
  /// The version, 0 or 1.
  public var version: UInt8 { bytes.octet(at: 1) & 7 }
  /// What follows the header.
  public var protocolType: EtherType { EtherType(rawValue: bytes.bigEndian(at: 2)) }
  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= headerByteCount }
  /// Whether there is a checksum.
  public var hasChecksum: Bool { version == 0 && has(Self.checksumFlag) }
  /// Whether there is a source route.
  public var hasRouting: Bool { version == 0 && has(Self.routingFlag) }
  /// Whether data follows: in version 1, only a packet with a sequence number carries some.
  public var hasPayload: Bool { version == 0 || has(Self.sequenceNumberFlag) }

  /// The checksum over header and data; `nil` when there is none or it was not captured.
  public var checksum: UInt16? {
    hasChecksum && bytes.byteCount >= 6 ? bytes.bigEndian(at: 4) : nil
  }
  /// The place of the active entry in the source route, in octets.
  public var routingOffset: UInt16? {
    hasRouting && bytes.byteCount >= 8 ? bytes.bigEndian(at: 6) : nil
  }
  /// The key (RFC 2890 §2.1); in version 1 the length of the data and the call identifier.
  public var key: UInt32? { number(at: keyOffset, Self.keyFlag) }
  /// The sequence number (RFC 2890 §2.2).
  public var sequenceNumber: UInt32? { number(at: sequenceNumberOffset, Self.sequenceNumberFlag) }
  /// The highest sequence number received, in version 1 (RFC 2637 §4.1).
  public var acknowledgmentNumber: UInt32? {
    guard version == 1 else { return nil }
    let offset = sequenceNumberOffset &+ (has(Self.sequenceNumberFlag) ? 4 : 0)
    return number(at: offset, Self.acknowledgmentFlag)
  }
  /// The length of the data in version 1, in octets.
  public var payloadLength: UInt16? {
    guard version == 1, let key else { return nil }
    return UInt16(truncatingIfNeeded: key >> 16)
  }
  /// The call of the peer that the packet belongs to, in version 1.
  public var callIdentifier: UInt16? {
    guard version == 1, let key else { return nil }
    return UInt16(truncatingIfNeeded: key)
  }

  private var keyOffset: Int { hasChecksum || hasRouting ? 8 : 4 }
  private var sequenceNumberOffset: Int { keyOffset &+ (has(Self.keyFlag) ? 4 : 0) }

  private func has(_ flag: UInt16) -> Bool { flagsAndVersion & flag != 0 }

  private func number(at offset: Int, _ flag: UInt16) -> UInt32? {
    guard has(flag), offset &+ 4 <= bytes.byteCount else { return nil }
    return bytes.bigEndian(at: offset)
  }

  /// Where the source route that begins at `start` ends: behind an entry without family and length.
  private static func endOfRouting(in bytes: RawSpan, from start: Int) -> Int {
    var offset = start
    // Every entry takes four octets at least, so this ends.
    while offset &+ 4 <= bytes.byteCount {
      let family: UInt16 = bytes.bigEndian(at: offset)
      let length = Int(bytes.octet(at: offset &+ 3))
      offset &+= 4
      if family == 0, length == 0 { return offset }
      offset &+= length
    }
    return offset &+ 4
  }
}
