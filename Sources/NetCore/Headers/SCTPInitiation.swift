/// The value of an initiation chunk of SCTP or of its acknowledgment (RFC 9260 §3.3.2, §3.3.3).
public struct SCTPInitiation: ~Escapable {
  /// The length of the fields before the parameters, in octets.
  public static let headerByteCount = 16
  private let value: RawSpan

  /// The fields of `chunk`, or `nil` when they were not captured.
  @_lifetime(copy chunk)
  public init?(_ chunk: borrowing SCTPChunk) {
    let value = chunk.value
    guard value.byteCount >= Self.headerByteCount else { return nil }
    self.value = value
  }

  /// The verification tag that the peer is to send.
  public var initiateTag: UInt32 { value.bigEndian(at: 0) }
  /// The room for data, in octets.
  public var advertisedReceiverWindowCredit: UInt32 { value.bigEndian(at: 4) }
  /// The number of streams that the sender wants to open.
  public var outboundStreams: UInt16 { value.bigEndian(at: 8) }
  /// The largest number of streams that the peer may open.
  public var inboundStreams: UInt16 { value.bigEndian(at: 10) }
  /// The first transmission sequence number.
  public var initialTransmissionSequenceNumber: UInt32 { value.bigEndian(at: 12) }
}
