/// A question of a DNS message (RFC 1035 §4.1.2).
public struct DNSQuestion: Sendable {
  /// Where the name begins in the message, in octets.
  public let nameOffset: Int
  /// QTYPE.
  public let type: DNSRecordType
  /// QCLASS.
  public let `class`: UInt16
}

/// A resource record of a DNS message (RFC 1035 §4.1.3).
public struct DNSRecord: Sendable {
  /// Where the name begins in the message, in octets.
  public let nameOffset: Int
  /// TYPE.
  public let type: DNSRecordType
  /// CLASS; for OPT the largest UDP payload (RFC 6891 §6.1.2).
  public let `class`: UInt16
  /// TTL, in seconds; for OPT flags and the upper bits of the response code.
  public let timeToLive: UInt32
  /// Where RDATA lies in the message, in octets.
  public let data: Range<Int>
}

/// A cursor over what stands behind the header of a DNS message: the questions, then the records.
///
/// Each question takes at least five octets and each record eleven, so that the sequence ends
/// however many the header claims.
public struct DNSEntries: ~Escapable {
  private let message: RawSpan
  private var offset = DNSMessage.headerByteCount

  @_lifetime(copy message)
  init(_ message: RawSpan) { self.message = message }

  /// The next question; `nil` when it cannot be read whole.
  @_lifetime(self: copy self)
  public mutating func nextQuestion() -> DNSQuestion? {
    guard let end = DNSName.end(ofNameAt: offset, in: message), end &+ 4 <= message.byteCount
    else { return nil }
    let start = offset
    offset = end &+ 4
    return DNSQuestion(
      nameOffset: start,
      type: DNSRecordType(rawValue: message.bigEndian(at: end)),
      class: message.bigEndian(at: end &+ 2)
    )
  }

  /// The next record; `nil` when it cannot be read whole.
  @_lifetime(self: copy self)
  public mutating func nextRecord() -> DNSRecord? {
    guard let end = DNSName.end(ofNameAt: offset, in: message), end &+ 10 <= message.byteCount
    else { return nil }
    let data = end &+ 10
    let dataEnd = data &+ Int(message.bigEndian(at: end &+ 8, as: UInt16.self))
    guard dataEnd <= message.byteCount else { return nil }
    let start = offset
    offset = dataEnd
    return DNSRecord(
      nameOffset: start,
      type: DNSRecordType(rawValue: message.bigEndian(at: end)),
      class: message.bigEndian(at: end &+ 2),
      timeToLive: message.bigEndian(at: end &+ 4),
      data: data..<dataEnd
    )
  }
}
