/// The kind of a TCP option (IANA "TCP Option Kind Numbers").
public struct TCPOptionKind: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The kind numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// End of option list (RFC 9293 §3.2).
  public static var endOfList: Self { Self(rawValue: 0) }
  /// No operation (RFC 9293 §3.2).
  public static var noOperation: Self { Self(rawValue: 1) }
  /// Maximum segment size (RFC 9293 §3.2).
  public static var maximumSegmentSize: Self { Self(rawValue: 2) }
  /// Window scale (RFC 7323 §2).
  public static var windowScale: Self { Self(rawValue: 3) }
  /// Selective acknowledgment permitted (RFC 2018 §2).
  public static var sackPermitted: Self { Self(rawValue: 4) }
  /// Selective acknowledgment (RFC 2018 §3).
  public static var sack: Self { Self(rawValue: 5) }
  /// Timestamps (RFC 7323 §3).
  public static var timestamps: Self { Self(rawValue: 8) }
  /// MD5 signature (RFC 2385, obsolete).
  public static var md5Signature: Self { Self(rawValue: 19) }
  /// User timeout (RFC 5482).
  public static var userTimeout: Self { Self(rawValue: 28) }
  /// TCP authentication (RFC 5925).
  public static var authentication: Self { Self(rawValue: 29) }
  /// Multipath TCP (RFC 8684).
  public static var multipath: Self { Self(rawValue: 30) }
  /// Fast open cookie (RFC 7413).
  public static var fastOpenCookie: Self { Self(rawValue: 34) }
  /// Experiment 1 (RFC 6994).
  public static var experiment1: Self { Self(rawValue: 253) }
  /// Experiment 2 (RFC 6994).
  public static var experiment2: Self { Self(rawValue: 254) }

  /// Whether the option is one octet without length.
  public var isSingleOctet: Bool { self == .endOfList || self == .noOperation }
}

/// One option of a TCP header.
public struct TCPOption: ~Escapable {
  /// The kind.
  public let kind: TCPOptionKind
  /// The length octet: of the whole option, in octets; 1 for the two kinds that have none.
  public let byteCount: Int
  /// The octets behind the length octet, cut to what was captured.
  public let data: RawSpan

  @_lifetime(copy data)
  init(kind: TCPOptionKind, byteCount: Int, data: RawSpan) {
    self.kind = kind
    self.byteCount = byteCount
    self.data = data
  }
}

/// The options of a TCP header, read one by one up to the end of the list.
///
/// Every option takes at least one octet, so the sequence ends however hostile the octets are.
public struct TCPOptions: ~Escapable {
  /// Why the sequence ended before the end of the header.
  public enum Fault: Hashable, Sendable {
    /// The capture ends inside the options.
    case truncated
    /// The option's length is below 2 or reaches beyond the header.
    case badLength(TCPOptionKind, Int)
  }

  private let octets: RawSpan
  private let claimedByteCount: Int
  private var offset = 0
  /// Why the options could not all be read, once ``next()`` has returned `nil`.
  public private(set) var fault: Fault?

  /// The options in `octets`, of which the header claims `claimedByteCount`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan, claimedByteCount: Int) {
    self.octets = octets
    self.claimedByteCount = claimedByteCount
  }

  /// Whether the header has no options.
  public var isEmpty: Bool { claimedByteCount == 0 }

  /// The next option, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> TCPOption? {
    guard offset < claimedByteCount else { return nil }
    guard offset < octets.byteCount else { return stop(.truncated) }
    let kind = TCPOptionKind(rawValue: octets.octet(at: offset))
    if kind.isSingleOctet {
      let data = octets.extracting(offset..<offset)
      offset = kind == .endOfList ? claimedByteCount : offset &+ 1
      return TCPOption(kind: kind, byteCount: 1, data: data)
    }
    guard offset &+ 1 < octets.byteCount else {
      return stop(offset &+ 1 < claimedByteCount ? .truncated : .badLength(kind, 0))
    }
    let length = Int(octets.octet(at: offset &+ 1))
    guard length >= 2, offset &+ length <= claimedByteCount else {
      return stop(.badLength(kind, length))
    }
    let data = octets.captured(offset &+ 2, upTo: offset &+ length)
    guard data.byteCount == length &- 2 else { return stop(.truncated) }
    offset &+= length
    return TCPOption(kind: kind, byteCount: length, data: data)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func stop(_ fault: Fault) -> TCPOption? {
    self.fault = fault
    offset = claimedByteCount
    return nil
  }
}
