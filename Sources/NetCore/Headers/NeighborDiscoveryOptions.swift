/// An option of a neighbor discovery message (RFC 4861 §4.6).
public struct NeighborDiscoveryOption: ~Escapable {
  /// The type (IANA "IPv6 Neighbor Discovery Option Formats").
  public let type: UInt8
  /// The whole option: type, length and data.
  public let bytes: RawSpan

  @_lifetime(copy bytes)
  init(type: UInt8, bytes: RawSpan) {
    self.type = type
    self.bytes = bytes
  }

  /// Source link-layer address (RFC 4861 §4.6.1).
  public static let sourceLinkLayerAddress: UInt8 = 1
  /// Target link-layer address (RFC 4861 §4.6.1).
  public static let targetLinkLayerAddress: UInt8 = 2
  /// Prefix information (RFC 4861 §4.6.2).
  public static let prefixInformation: UInt8 = 3
  /// Redirected header (RFC 4861 §4.6.3).
  public static let redirectedHeader: UInt8 = 4
  /// MTU (RFC 4861 §4.6.4).
  public static let mtu: UInt8 = 5
  /// Advertisement interval (RFC 6275 §7.3).
  public static let advertisementInterval: UInt8 = 7
  /// Home agent information (RFC 6275 §7.4).
  public static let homeAgentInformation: UInt8 = 8
  /// Route information (RFC 4191 §2.3).
  public static let routeInformation: UInt8 = 24
  /// Recursive DNS server (RFC 8106 §5.1).
  public static let recursiveDNSServer: UInt8 = 25
}

/// The options of a neighbor discovery message, read one by one.
public struct NeighborDiscoveryOptions: ~Escapable {
  private let octets: RawSpan
  private var offset = 0
  /// Whether an option of length 0 or one cut short ended the sequence.
  public private(set) var isCutShort = false

  /// The options in `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { self.octets = octets }

  /// The next option, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> NeighborDiscoveryOption? {
    guard offset < octets.byteCount else { return nil }
    guard offset &+ 2 <= octets.byteCount else { return cutShort() }
    // RFC 4861 §4.6: the length counts eights, and 0 is invalid.
    let length = Int(octets.octet(at: offset &+ 1)) &* 8
    guard length > 0, offset &+ length <= octets.byteCount else { return cutShort() }
    let start = offset
    offset &+= length
    return NeighborDiscoveryOption(
      type: octets.octet(at: start),
      bytes: octets.extracting(start..<offset)
    )
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func cutShort() -> NeighborDiscoveryOption? {
    isCutShort = true
    offset = octets.byteCount
    return nil
  }
}
