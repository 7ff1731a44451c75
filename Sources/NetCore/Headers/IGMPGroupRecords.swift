/// A group record of an IGMP report of version 3 (RFC 3376 §4.2.4).
public struct IGMPGroupRecord: ~Escapable {
  /// The length of the record without sources and auxiliary data, in octets.
  public static let headerByteCount = 8
  /// The record, cut to what was captured.
  public let bytes: RawSpan

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) { self.bytes = bytes }

  /// The type, from 1 (MODE_IS_INCLUDE) to 6 (BLOCK_OLD_SOURCES).
  public var type: UInt8 { bytes.octet(at: 0) }
  /// The length of the auxiliary data behind the sources, in octets.
  public var auxiliaryByteCount: Int { Int(bytes.octet(at: 1)) &* 4 }
  /// The number of sources that the record claims.
  public var sourceCount: Int { Int(bytes.bigEndian(at: 2, as: UInt16.self)) }
  /// The group.
  public var groupAddress: IPv4Address { bytes.ipv4Address(at: 4) }
  /// The source at `index`, or `nil` when there is none.
  public func source(at index: Int) -> IPv4Address? {
    let offset = Self.headerByteCount &+ 4 &* index
    guard index >= 0, index < sourceCount, offset &+ 4 <= bytes.byteCount else { return nil }
    return bytes.ipv4Address(at: offset)
  }
}

/// The group records of an IGMP report of version 3, read one by one.
public struct IGMPGroupRecords: ~Escapable {
  private let octets: RawSpan
  private var remaining: Int
  private var offset = 0

  /// The `count` records in `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan, count: Int) {
    self.octets = octets
    remaining = count
  }

  /// The next record, or `nil` behind the last and where the next was not captured.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> IGMPGroupRecord? {
    guard remaining > 0, offset &+ IGMPGroupRecord.headerByteCount <= octets.byteCount else {
      return nil
    }
    remaining &-= 1
    let sourceCount = Int(octets.bigEndian(at: offset &+ 2, as: UInt16.self))
    let auxiliary = Int(octets.octet(at: offset &+ 1)) &* 4
    let end = offset &+ IGMPGroupRecord.headerByteCount &+ 4 &* sourceCount &+ auxiliary
    let record = IGMPGroupRecord(octets.captured(offset, upTo: end))
    offset = end
    return record
  }
}
