/// An echo reply (RFC 792, RFC 4443 §4.2).
public struct EchoReply: ~Escapable {
  /// The whole message.
  public let bytes: RawSpan

  /// Reads the message that is `bytes`; `nil` when it is no echo reply or too short for one.
  @_lifetime(copy bytes)
  public init?(parsing bytes: RawSpan, _ version: ICMPVersion) {
    guard bytes.byteCount >= EchoRequest.headerByteCount,
      bytes.octet(at: 0) == version.echoReplyType
    else { return nil }
    self.bytes = bytes
  }

  /// The code, which is 0 in a reply that follows the standard.
  public var code: UInt8 { bytes.octet(at: 1) }
  /// The identifier, returned from the request.
  public var identifier: UInt16 { bytes.bigEndian(at: 4) }
  /// The sequence number, returned from the request.
  public var sequenceNumber: UInt16 { bytes.bigEndian(at: 6) }
  /// The data, which should be those of the request.
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
  private func isCounting(upTo end: Int) -> Bool {
    let data = data
    var offset = EchoCookie.byteCount
    while offset &+ 8 <= end {
      // Offsets are multiples of eight here, so that no octet carries into the next.
      let first = UInt64(offset & 0xff) &* 0x0101_0101_0101_0101
      guard data.bigEndian(at: offset) == 0x0001_0203_0405_0607 &+ first else { return false }
      offset &+= 8
    }
    while offset < end {
      guard data.octet(at: offset) == UInt8(truncatingIfNeeded: offset) else { return false }
      offset &+= 1
    }
    return true
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
