/// What verifying a checksum came to.
public enum ChecksumVerdict: Hashable, Sendable {
  /// The checksum holds.
  case valid
  /// The sender computed none: zero in UDP over IPv4 (RFC 768).
  case absent
  /// The field holds `actual` where `expected` would be right.
  case invalid(actual: UInt16, expected: UInt16)
  /// The octets were not all captured, or the packet is a fragment.
  case unverifiable

  /// Whether the checksum holds; `nil` when there is nothing to say.
  public var isValid: Bool? {
    switch self {
    case .valid: true
    case .invalid: false
    case .absent, .unverifiable: nil
    }
  }
}

extension Dissection {
  /// Verifies the header checksum of `header`.
  public static func checksumVerdict(of header: borrowing IPv4Header) -> ChecksumVerdict {
    let byteCount = header.headerByteCount
    guard byteCount >= IPv4Header.minimumByteCount, header.isComplete else { return .unverifiable }
    var sum = InternetChecksum()
    sum.add(header.bytes.extracting(first: byteCount))
    return verdict(sum, field: header.headerChecksum)
  }

  /// Verifies the checksum of `header`, the newest layer, and its data.
  public func checksumVerdict(of header: borrowing UDPHeader) -> ChecksumVerdict {
    if header.checksum == 0 {
      // RFC 8200 §8.1: IPv6 requires the checksum, so that zero is wrong there.
      guard case .ipv6 = network else { return .absent }
    }
    let length = checksummedByteCount(of: header)
    guard length >= UDPHeader.byteCount else { return .unverifiable }
    return transportVerdict(header.bytes, of: .udp, byteCount: length, field: header.checksum)
  }

  /// How many octets the checksum of `header`, the newest layer, covers.
  func checksummedByteCount(of header: borrowing UDPHeader) -> Int {
    header.length == 0 ? layerWireByteCount : min(Int(header.length), layerWireByteCount)
  }

  /// Verifies the checksum of `header`, the newest layer, and its data.
  public func checksumVerdict(of header: borrowing TCPHeader) -> ChecksumVerdict {
    transportVerdict(
      header.bytes,
      of: .tcp,
      byteCount: layerWireByteCount,
      field: header.checksum
    )
  }

  /// Verifies the checksum of `message`, the newest layer.
  public func checksumVerdict(of message: borrowing ICMPv6Message) -> ChecksumVerdict {
    transportVerdict(
      message.bytes,
      of: .icmpv6,
      byteCount: layerWireByteCount,
      field: message.checksum
    )
  }

  /// Verifies the checksum of `message`, the newest layer.
  public func checksumVerdict(of message: borrowing ICMPv4Message) -> ChecksumVerdict {
    guard !isFragment, message.bytes.byteCount >= layerWireByteCount else { return .unverifiable }
    var sum = InternetChecksum()
    sum.add(message.bytes.extracting(first: layerWireByteCount))
    return Self.verdict(sum, field: message.checksum)
  }

  /// Verifies the checksum of `message`, the newest layer.
  public func checksumVerdict(of message: borrowing IGMPMessage) -> ChecksumVerdict {
    guard !isFragment, message.bytes.byteCount >= layerWireByteCount else { return .unverifiable }
    var sum = InternetChecksum()
    sum.add(message.bytes.extracting(first: layerWireByteCount))
    return Self.verdict(sum, field: message.checksum)
  }

  /// Verifies the checksum of `header`, the newest layer, and its data (RFC 2784 §2.3).
  public func checksumVerdict(of header: borrowing GREHeader) -> ChecksumVerdict {
    guard header.hasChecksum else { return .absent }
    guard !isFragment, let field = header.checksum, header.bytes.byteCount >= layerWireByteCount
    else { return .unverifiable }
    var sum = InternetChecksum()
    sum.add(header.bytes.extracting(first: layerWireByteCount))
    return Self.verdict(sum, field: field)
  }

  private var finalIPv4Destination: IPv4Address? {
    if case .ipv4(let address) = finalDestination { address } else { nil }
  }

  private var finalIPv6Destination: IPv6Address? {
    if case .ipv6(let address) = finalDestination { address } else { nil }
  }

  private func transportVerdict(
    _ bytes: RawSpan,
    of type: IPProtocol,
    byteCount: Int,
    field: UInt16
  ) -> ChecksumVerdict {
    guard !isFragment, bytes.byteCount >= byteCount,
      var sum = pseudoHeaderSum(of: type, byteCount: byteCount)
    else { return .unverifiable }
    sum.add(bytes.extracting(first: byteCount))
    return Self.verdict(sum, field: field)
  }

  /// The sum of the pseudo-header in front of `byteCount` octets of `type`; `nil` without an IP
  /// header.
  @inline(__always)
  func pseudoHeaderSum(of type: IPProtocol, byteCount: Int) -> InternetChecksum? {
    var sum = InternetChecksum()
    switch network {
    case .none: return nil
    case .ipv4(let header):
      sum.addPseudoHeader(
        source: header.source,
        destination: finalIPv4Destination ?? header.destination,
        protocolNumber: type.rawValue,
        length: byteCount
      )
    case .ipv6(let header):
      sum.addPseudoHeader(
        source: header.source,
        destination: finalIPv6Destination ?? header.destination,
        nextHeader: type.rawValue,
        length: byteCount
      )
    }
    return sum
  }

  /// The verdict for octets that sum to `sum` with their checksum, which is `field`.
  private static func verdict(_ sum: InternetChecksum, field: UInt16) -> ChecksumVerdict {
    if sum.isValid { return .valid }
    // RFC 1624: taking the field out of the sum leaves what it should have been.
    var rest = UInt32(sum.folded) &+ UInt32(~field)
    rest = (rest & 0xffff) &+ (rest >> 16)
    return .invalid(actual: field, expected: ~UInt16(truncatingIfNeeded: rest))
  }
}
