/// An ICMP message for IPv6 (RFC 4443), with the fields of neighbor discovery (RFC 4861) and
/// multicast listener discovery (RFC 2710, RFC 3810).
///
/// Only the four octets that all messages have must be there: the accessors of fields behind them
/// are optional.
public struct ICMPv6Message: ~Escapable {
  /// The length of the fields that all messages have, in octets.
  public static let headerByteCount = 4
  /// The message, cut to what was captured.
  public let bytes: RawSpan

  /// Reads the message that is `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.headerByteCount, of: bytes, for: .icmpv6)
    self.bytes = bytes
  }

  /// The type.
  public var type: ICMPv6Type { ICMPv6Type(rawValue: bytes.octet(at: 0)) }
  /// The code, whose meaning depends on the type.
  public var code: UInt8 { bytes.octet(at: 1) }
  /// The checksum over the message and the IPv6 pseudo-header.
  public var checksum: UInt16 { bytes.bigEndian(at: 2) }

  /// The four octets behind the checksum: identifier and sequence number, MTU, pointer, flags, ….
  public var typeSpecific: UInt32? {
    bytes.byteCount >= 8 ? bytes.bigEndian(at: 4) : nil
  }
  /// The identifier of an echo message (RFC 4443 §4.1).
  public var identifier: UInt16? { bytes.byteCount >= 6 ? bytes.bigEndian(at: 4) : nil }
  /// The sequence number of an echo message (RFC 4443 §4.1).
  public var sequenceNumber: UInt16? { bytes.byteCount >= 8 ? bytes.bigEndian(at: 6) : nil }
  /// The address behind the first eight octets: the target of a neighbor solicitation or
  /// advertisement, the group of a listener message.
  public var targetAddress: IPv6Address? {
    bytes.byteCount >= 24 ? bytes.ipv6Address(at: 8) : nil
  }
  /// The octets behind the first eight: the quoted packet of an error message, the data of an echo.
  public var body: RawSpan { @_lifetime(copy self) get { bytes.from(8) } }

  /// The extensions behind the packet that an error message quotes (RFC 4884 §5), or those of an
  /// extended echo request (RFC 8335 §2); `nil` when there are none.
  public var extensions: ICMPExtensions? {
    @_lifetime(copy self) get {
      if type == .extendedEchoRequest { return ICMPExtensions(at: 0, of: body, for: .icmpv6) }
      guard type == .destinationUnreachable || type == .timeExceeded, bytes.byteCount > 8 else {
        return nil
      }
      // RFC 4884 §4.4: the length counts words of 64 bits.
      let length = Int(bytes.octet(at: 4)) &* 8
      return ICMPExtensions(behind: length, octetsOf: body, for: .icmpv6)
    }
  }
  /// The packet that an error message quotes, without extensions behind it.
  public var quotedPacket: RawSpan {
    @_lifetime(copy self) get {
      guard let extensions else { return body }
      return body.extracting(first: body.byteCount &- extensions.bytes.byteCount)
    }
  }

  /// The length of the fixed part in front of the options of a neighbor discovery message, in
  /// octets; `nil` when the type is none of them.
  public var fixedByteCount: Int? {
    switch type {
    case .routerSolicitation: 8
    case .routerAdvertisement: 16
    case .neighborSolicitation, .neighborAdvertisement: 24
    case .redirect: 40
    default: nil
    }
  }
  /// The options of a neighbor discovery message; none for other types.
  public var options: NeighborDiscoveryOptions {
    @_lifetime(copy self) get {
      NeighborDiscoveryOptions(bytes.from(fixedByteCount ?? bytes.byteCount))
    }
  }

  /// The milliseconds that the maximum response code of a listener query stands for: itself below
  /// 32,768, from there on a floating-point number (RFC 3810 §5.1.3).
  public static func responseDelay(ofCode code: UInt16) -> UInt32 {
    let value = UInt32(code)
    return value < 32_768 ? value : (value & 0xfff | 0x1000) << ((value >> 12 & 7) + 3)
  }
}
