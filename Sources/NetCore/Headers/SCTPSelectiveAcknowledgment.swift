/// The value of a selective acknowledgment chunk of SCTP (RFC 9260 §3.3.4).
public struct SCTPSelectiveAcknowledgment: ~Escapable {
  /// The length of the fields before the blocks, in octets.
  public static let headerByteCount = 12
  private let value: RawSpan

  /// The fields of `chunk`, or `nil` when they were not captured.
  @_lifetime(copy chunk)
  public init?(_ chunk: borrowing SCTPChunk) {
    let value = chunk.value
    guard value.byteCount >= Self.headerByteCount else { return nil }
    self.value = value
  }

  /// The last transmission sequence number before the first gap.
  public var cumulativeTransmissionSequenceNumber: UInt32 { value.bigEndian(at: 0) }
  /// The room for data, in octets.
  public var advertisedReceiverWindowCredit: UInt32 { value.bigEndian(at: 4) }
  /// The number of blocks received behind gaps.
  public var gapBlockCount: Int { Int(value.bigEndian(at: 8, as: UInt16.self)) }
  /// The number of sequence numbers that were received twice.
  public var duplicateCount: Int { Int(value.bigEndian(at: 10, as: UInt16.self)) }

  /// The block at `index`, counted from the cumulative number; `nil` behind the last captured.
  public func gapBlock(at index: Int) -> (start: UInt16, end: UInt16)? {
    let offset = Self.headerByteCount &+ index &* 4
    guard index >= 0, index < gapBlockCount, offset &+ 4 <= value.byteCount else { return nil }
    return (value.bigEndian(at: offset), value.bigEndian(at: offset &+ 2))
  }

  /// The number at `index` that was received twice; `nil` behind the last captured.
  public func duplicate(at index: Int) -> UInt32? {
    let offset = Self.headerByteCount &+ (gapBlockCount &+ index) &* 4
    guard index >= 0, index < duplicateCount, offset &+ 4 <= value.byteCount else { return nil }
    return value.bigEndian(at: offset)
  }

  /// Whether the value ends right behind `count` blocks.
  public func endsBehindGapBlock(_ count: Int) -> Bool {
    value.byteCount == Self.headerByteCount &+ count &* 4
  }

  /// Whether the value ends right behind all blocks and `count` duplicates.
  public func endsBehindDuplicate(_ count: Int) -> Bool {
    value.byteCount <= Self.headerByteCount &+ (gapBlockCount &+ count) &* 4
  }
}
