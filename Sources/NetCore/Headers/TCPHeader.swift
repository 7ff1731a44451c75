/// A TCP header (RFC 9293 §3.1).
public struct TCPHeader: ~Escapable {
  /// The length of a header without options, in octets.
  public static let minimumByteCount = 20
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`; the options need not be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .tcp)
    self.bytes = bytes
  }

  /// The view of a header whose fixed fields are known to lie in `bytes`.
  @inline(__always)
  @_lifetime(copy bytes)
  init(checked bytes: RawSpan) { self.bytes = bytes }

  /// The source port.
  public var sourcePort: Port { Port(rawValue: bytes.bigEndian(at: 0)) }
  /// The destination port.
  public var destinationPort: Port { Port(rawValue: bytes.bigEndian(at: 2)) }
  /// The sequence number of the first data octet, or of SYN.
  public var sequenceNumber: UInt32 { bytes.bigEndian(at: 4) }
  /// The next sequence number the sender expects, when ACK is set.
  public var acknowledgmentNumber: UInt32 { bytes.bigEndian(at: 8) }
  /// The length of the header as it claims it, in octets (the data offset counts 32-bit words).
  public var headerByteCount: Int { Int(bytes.octet(at: 12) >> 4) &* 4 }
  /// The control bits, the reserved ones included.
  public var flags: TCPFlags { TCPFlags(rawValue: bytes.bigEndian(at: 12)) }
  /// The window, in octets before scaling.
  public var window: UInt16 { bytes.bigEndian(at: 14) }
  /// The checksum.
  public var checksum: UInt16 { bytes.bigEndian(at: 16) }
  /// The offset of the octet behind the urgent data, when URG is set.
  public var urgentPointer: UInt16 { bytes.bigEndian(at: 18) }

  /// Whether the whole header was captured.
  public var isComplete: Bool { bytes.byteCount >= headerByteCount }
  /// The options, read one by one.
  public var options: TCPOptions {
    @_lifetime(copy self) get {
      TCPOptions(
        bytes.captured(Self.minimumByteCount, upTo: headerByteCount),
        claimedByteCount: max(headerByteCount - Self.minimumByteCount, 0)
      )
    }
  }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(headerByteCount) } }
}
