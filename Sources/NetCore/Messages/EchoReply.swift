/// An echo reply (RFC 792, RFC 4443 §4.2).
public struct EchoReply: ~Escapable {
  /// The whole message.
  public let bytes: RawSpan

  /// Reads the message that is `bytes`; `nil` when it is no echo reply or too short for one.
  @inlinable
  @_lifetime(copy bytes)
  public init?(parsing bytes: RawSpan, _ version: ICMPVersion) {
    guard bytes.byteCount >= EchoRequest.headerByteCount,
      bytes.octet(at: 0) == version.echoReplyType
    else { return nil }
    self.bytes = bytes
  }

  /// The code, which is 0 in a reply that follows the standard.
  @inlinable
  public var code: UInt8 { bytes.octet(at: 1) }
  /// The identifier, returned from the request.
  @inlinable
  public var identifier: UInt16 { bytes.bigEndian(at: 4) }
  /// The sequence number, returned from the request.
  @inlinable
  public var sequenceNumber: UInt16 { bytes.bigEndian(at: 6) }
  /// The data, which should be those of the request.
  @inlinable
  public var data: RawSpan {
    @_lifetime(copy self) get { bytes.extracting(droppingFirst: EchoRequest.headerByteCount) }
  }

  /// The first octet of the data behind the cookie that is not as it was sent in a request with
  /// `sentByteCount` octets of data, filled with `pattern`.
  ///
  /// Data that are shorter or longer than what was sent differ by that alone, not here.
  public func firstWrongOctet(
    sentByteCount: Int,
    pattern: EchoPattern = .counting
  ) -> WrongOctet? {
    let data = data
    if pattern.octets.isEmpty, isCounting(upTo: min(sentByteCount, data.byteCount)) { return nil }
    for offset in EchoCookie
      .byteCount..<max(
        EchoCookie.byteCount,
        min(sentByteCount, data.byteCount)
      ) where data.octet(at: offset) != pattern.octet(at: offset)
    {
      return WrongOctet(
        offset: offset,
        expected: pattern.octet(at: offset),
        received: data.octet(at: offset)
      )
    }
    return nil
  }

  /// Whether each octet of the data behind the cookie and before `end` is its own offset, looked at
  /// eight at a time as far as that goes.
  @inline(__always)
  private func isCounting(upTo end: Int) -> Bool {
    let data = data
    var offset = EchoCookie.byteCount
    // Of a block the length is checked once.
    while offset &+ 32 <= end {
      let block = data.extracting(offset..<offset &+ 32)
      guard block.bigEndian(at: 0) == Self.counting(from: offset),
        block.bigEndian(at: 8) == Self.counting(from: offset &+ 8),
        block.bigEndian(at: 16) == Self.counting(from: offset &+ 16),
        block.bigEndian(at: 24) == Self.counting(from: offset &+ 24)
      else { return false }
      offset &+= 32
    }
    while offset &+ 8 <= end {
      guard data.bigEndian(at: offset) == Self.counting(from: offset) else { return false }
      offset &+= 8
    }
    while offset < end {
      guard data.octet(at: offset) == UInt8(truncatingIfNeeded: offset) else { return false }
      offset &+= 1
    }
    return true
  }

  /// The eight octets from `offset` on, a multiple of eight, each of which is its own offset.
  @inline(__always)
  private static func counting(from offset: Int) -> UInt64 {
    // No octet carries into the next.
    0x0001_0203_0405_0607 &+ UInt64(offset & 0xff) &* 0x0101_0101_0101_0101
  }

  /// An octet of a reply's data that is not the one that was sent.
  public struct WrongOctet: Hashable, Sendable {
    /// Where it is, in octets from the start of the data.
    public let offset: Int
    /// The octet that was sent.
    public let expected: UInt8
    /// The octet that came back.
    public let received: UInt8
  }
}
