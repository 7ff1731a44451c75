/// An IGMP message of any version (RFC 1112, RFC 2236, RFC 3376).
///
/// Only the eight octets that all messages have must be there.
public struct IGMPMessage: ~Escapable {
  /// The length of the fields that all messages have, in octets.
  public static let headerByteCount = 8
  /// The length of a query of version 3 without sources, in octets (RFC 3376 §4.1).
  public static let queryV3ByteCount = 12
  /// The message, cut to what was captured.
  public let bytes: RawSpan

  /// Reads the message that is `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.headerByteCount, of: bytes, for: .igmp)
    self.bytes = bytes
  }

  /// The type.
  public var type: IGMPType { IGMPType(rawValue: bytes.octet(at: 0)) }
  /// The longest time to wait before answering a query, in tenths of a second; from version 3 on
  /// a code (RFC 3376 §4.1.1, ``IGMPMessage/time(ofCode:)``).
  public var maximumResponseCode: UInt8 { bytes.octet(at: 1) }
  /// The checksum over the message.
  public var checksum: UInt16 { bytes.bigEndian(at: 2) }
  /// The group of a query, of a report below version 3, and of a leave.
  public var groupAddress: IPv4Address { bytes.ipv4Address(at: 4) }

  /// Whether a querier asks routers not to process the query (RFC 3376 §4.1.5); `nil` below
  /// version 3.
  public var suppressesRouterProcessing: Bool? { octet(8).map { $0 & 0x08 != 0 } }
  /// The querier's robustness variable (RFC 3376 §4.1.6); `nil` below version 3.
  public var robustness: UInt8? { octet(8).map { $0 & 0x07 } }
  /// The code of the querier's query interval, in seconds (RFC 3376 §4.1.7); `nil` below version
  /// 3.
  public var queryIntervalCode: UInt8? { octet(9) }
  /// The number of sources of a query; `nil` below version 3.
  public var sourceCount: UInt16? { bytes.byteCount >= 12 ? bytes.bigEndian(at: 10) : nil }
  /// The source at `index` of a query, or `nil` when there is none.
  public func source(at index: Int) -> IPv4Address? {
    guard let sourceCount, index >= 0, index < Int(sourceCount) else { return nil }
    let offset = Self.queryV3ByteCount &+ 4 &* index
    return offset &+ 4 <= bytes.byteCount ? bytes.ipv4Address(at: offset) : nil
  }

  /// The number of group records that a report of version 3 claims.
  public var recordCount: UInt16 { bytes.bigEndian(at: 6) }
  /// The group records of a report of version 3, as far as they were captured.
  public var records: IGMPGroupRecords {
    @_lifetime(copy self) get {
      IGMPGroupRecords(bytes.from(Self.headerByteCount), count: Int(recordCount))
    }
  }

  /// The number that a code of eight bits stands for: itself below 128, from there on a
  /// floating-point number (RFC 3376 §4.1.1).
  public static func time(ofCode code: UInt8) -> UInt32 {
    let value = UInt32(code)
    return value < 128 ? value : (value & 0x0f | 0x10) << ((value >> 4 & 0x07) + 3)
  }

  private func octet(_ offset: Int) -> UInt8? {
    bytes.byteCount >= Self.queryV3ByteCount ? bytes.octet(at: offset) : nil
  }
}
