/// What verifying the checksum of an SCTP packet came to.
public enum SCTPChecksumVerdict: Hashable, Sendable {
  /// How a checksum is computed.
  public enum Algorithm: UInt8, Hashable, Sendable {
    /// CRC32c (RFC 9260 §6.8).
    case crc32c
    /// Adler-32, up to RFC 2960.
    case adler32

    /// The name of the algorithm in JSON.
    public var name: StaticString {
      switch self {
      case .crc32c: "crc32c"
      case .adler32: "adler32"
      }
    }
  }

  /// The checksum holds when it is computed so.
  case valid(Algorithm)
  /// The checksum holds by neither algorithm; by CRC32c `expected` would be right.
  case invalid(expected: UInt32)
  /// The octets were not all captured, or the packet is a fragment.
  case unverifiable
}

extension Dissection {
  /// Verifies the checksum of `header`, the newest layer, and its chunks.
  public func checksumVerdict(of header: borrowing SCTPHeader) -> SCTPChecksumVerdict {
    let byteCount = layerWireByteCount
    guard !isFragment, byteCount >= SCTPHeader.byteCount, header.bytes.byteCount >= byteCount else {
      return .unverifiable
    }
    // RFC 9260 §6.8: the field counts as zero, and the register is sent with its lowest octet first.
    var check = CRC32C()
    check.add(header.bytes.extracting(first: 8))
    for _ in 0..<4 { check.add(0) }
    let chunks = header.bytes.captured(SCTPHeader.byteCount, upTo: byteCount)
    check.add(chunks)
    let expected = check.value.byteSwapped
    if expected == header.checksum { return .valid(.crc32c) }
    var sum = Adler32()
    sum.add(header.bytes.extracting(first: 8))
    for _ in 0..<4 { sum.add(0) }
    sum.add(chunks)
    return sum.value == header.checksum ? .valid(.adler32) : .invalid(expected: expected)
  }
}
