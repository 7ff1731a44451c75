/// The value of a payload data chunk of SCTP (RFC 9260 §3.3.1).
public struct SCTPData: ~Escapable {
  /// The length of the fields before the data, in octets.
  public static let headerByteCount = 12
  private let value: RawSpan

  /// The fields of `chunk`, or `nil` when they were not captured.
  @_lifetime(copy chunk)
  public init?(_ chunk: borrowing SCTPChunk) {
    let value = chunk.value
    guard value.byteCount >= Self.headerByteCount else { return nil }
    self.value = value
  }

  /// The transmission sequence number of the chunk.
  public var transmissionSequenceNumber: UInt32 { value.bigEndian(at: 0) }
  /// The stream.
  public var streamIdentifier: UInt16 { value.bigEndian(at: 4) }
  /// The place of the message within its stream.
  public var streamSequenceNumber: UInt16 { value.bigEndian(at: 6) }
  /// What the data is (IANA "SCTP Payload Protocol Identifiers").
  public var payloadProtocolIdentifier: UInt32 { value.bigEndian(at: 8) }
  /// The data, cut to what was captured.
  public var payload: RawSpan { @_lifetime(copy self) get { value.from(Self.headerByteCount) } }
}
