/// An option of an IPv4 header (RFC 791 §3.1; IANA "IP Option Numbers").
public struct IPv4Option: ~Escapable {
  /// The option type: copied flag, class and number.
  public let type: UInt8
  /// The length octet: of the whole option, in octets; 1 for the two types that have none.
  public let byteCount: Int
  /// The octets behind the length octet, cut to what was captured.
  public let data: RawSpan

  @_lifetime(copy data)
  init(type: UInt8, byteCount: Int, data: RawSpan) {
    self.type = type
    self.byteCount = byteCount
    self.data = data
  }

  /// End of option list.
  public static let endOfList: UInt8 = 0
  /// No operation.
  public static let noOperation: UInt8 = 1
  /// Record route.
  public static let recordRoute: UInt8 = 7
  /// Internet timestamp.
  public static let timestamp: UInt8 = 68
  /// Traceroute (RFC 1393, obsolete).
  public static let traceroute: UInt8 = 82
  /// Security (RFC 1108).
  public static let security: UInt8 = 130
  /// Loose source and record route.
  public static let looseSourceRoute: UInt8 = 131
  /// Stream identifier (obsoleted by RFC 6814).
  public static let streamIdentifier: UInt8 = 136
  /// Strict source and record route.
  public static let strictSourceRoute: UInt8 = 137
  /// Router alert (RFC 2113).
  public static let routerAlert: UInt8 = 148
}

/// The options of an IPv4 header, read one by one up to the end of the list.
public struct IPv4Options: ~Escapable {
  private let octets: RawSpan
  private let claimedByteCount: Int
  private var offset = 0
  /// Whether an option's length was impossible or the octets ended inside an option, once
  /// ``next()`` has returned `nil`.
  public private(set) var isCutShort = false

  /// The options in `octets`, of which the header claims `claimedByteCount`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan, claimedByteCount: Int) {
    self.octets = octets
    self.claimedByteCount = claimedByteCount
  }

  /// The next option, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> IPv4Option? {
    guard offset < claimedByteCount else { return nil }
    guard offset < octets.byteCount else { return cutShort() }
    let type = octets.octet(at: offset)
    if type == IPv4Option.endOfList || type == IPv4Option.noOperation {
      let data = octets.extracting(offset..<offset)
      offset = type == IPv4Option.endOfList ? claimedByteCount : offset &+ 1
      return IPv4Option(type: type, byteCount: 1, data: data)
    }
    guard offset &+ 1 < octets.byteCount else { return cutShort() }
    let length = Int(octets.octet(at: offset &+ 1))
    guard length >= 2, offset &+ length <= claimedByteCount else { return cutShort() }
    let data = octets.captured(offset &+ 2, upTo: offset &+ length)
    offset &+= length
    return IPv4Option(type: type, byteCount: length, data: data)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func cutShort() -> IPv4Option? {
    isCutShort = true
    offset = claimedByteCount
    return nil
  }
}

extension IPv4Header {
  /// The options, read one by one.
  public var optionSequence: IPv4Options {
    @_lifetime(copy self) get {
      IPv4Options(
        options,
        claimedByteCount: max(headerByteCount - Self.minimumByteCount, 0)
      )
    }
  }
}
