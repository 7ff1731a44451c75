/// An option of IPv6 hop-by-hop or destination options (RFC 8200 §4.2).
public struct IPv6Option: ~Escapable {
  /// The option type; 0 is Pad1, which has neither length nor data.
  public let type: UInt8
  /// The option's data.
  public let data: RawSpan

  @_lifetime(copy data)
  init(type: UInt8, data: RawSpan) {
    self.type = type
    self.data = data
  }

  /// One octet of padding (RFC 8200 §4.2).
  public static let pad1: UInt8 = 0x00
  /// Padding of two octets or more (RFC 8200 §4.2).
  public static let padN: UInt8 = 0x01
  /// Router alert (RFC 2711).
  public static let routerAlert: UInt8 = 0x05
  /// Jumbo payload (RFC 2675 §2).
  public static let jumboPayload: UInt8 = 0xc2
  /// Home address (RFC 6275 §6.3).
  public static let homeAddress: UInt8 = 0xc9
}

/// The options of a hop-by-hop or destination options header, read one by one.
///
/// Every option takes at least one octet, so the sequence ends however hostile the octets are.
public struct IPv6Options: ~Escapable {
  private let octets: RawSpan
  private var offset = 0
  /// Whether the octets ended inside an option, once ``next()`` has returned `nil`.
  public private(set) var isCutShort = false

  /// The options in `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { self.octets = octets }

  /// The octets not read yet.
  public var remaining: RawSpan { @_lifetime(copy self) get { octets.from(offset) } }

  /// The next option, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> IPv6Option? {
    guard offset < octets.byteCount else { return nil }
    let type = octets.octet(at: offset)
    if type == IPv6Option.pad1 {
      offset &+= 1
      return IPv6Option(type: type, data: octets.extracting(offset..<offset))
    }
    guard offset &+ 1 < octets.byteCount else {
      isCutShort = true
      return nil
    }
    let start = offset &+ 2
    let end = start &+ Int(octets.octet(at: offset &+ 1))
    guard end <= octets.byteCount else {
      isCutShort = true
      return nil
    }
    offset = end
    return IPv6Option(type: type, data: octets.extracting(start..<end))
  }

  /// The jumbo payload length, when there is an option that says so (RFC 2675 §2).
  public var jumboPayloadLength: UInt32? {
    var options = IPv6Options(octets)
    while let option = options.next() {
      if option.type == IPv6Option.jumboPayload, option.data.byteCount == 4 {
        return option.data.bigEndian(at: 0)
      }
    }
    return nil
  }
}
