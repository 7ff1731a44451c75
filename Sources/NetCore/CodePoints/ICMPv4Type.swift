/// The type of an ICMP message for IPv4 (RFC 792; IANA "ICMP Parameters").
public struct ICMPv4Type: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Echo reply (RFC 792).
  public static var echoReply: Self { Self(rawValue: 0) }
  /// Destination unreachable (RFC 792).
  public static var destinationUnreachable: Self { Self(rawValue: 3) }
  /// Source quench (RFC 792, deprecated by RFC 6633).
  public static var sourceQuench: Self { Self(rawValue: 4) }
  /// Redirect (RFC 792).
  public static var redirect: Self { Self(rawValue: 5) }
  /// Echo request (RFC 792).
  public static var echoRequest: Self { Self(rawValue: 8) }
  /// Router advertisement (RFC 1256).
  public static var routerAdvertisement: Self { Self(rawValue: 9) }
  /// Router solicitation (RFC 1256).
  public static var routerSolicitation: Self { Self(rawValue: 10) }
  /// Time exceeded (RFC 792).
  public static var timeExceeded: Self { Self(rawValue: 11) }
  /// Parameter problem (RFC 792).
  public static var parameterProblem: Self { Self(rawValue: 12) }
  /// Timestamp request (RFC 792).
  public static var timestampRequest: Self { Self(rawValue: 13) }
  /// Timestamp reply (RFC 792).
  public static var timestampReply: Self { Self(rawValue: 14) }
  /// Information request (RFC 792, deprecated by RFC 6918).
  public static var informationRequest: Self { Self(rawValue: 15) }
  /// Information reply (RFC 792, deprecated by RFC 6918).
  public static var informationReply: Self { Self(rawValue: 16) }
  /// Address mask request (RFC 950, deprecated by RFC 6918).
  public static var addressMaskRequest: Self { Self(rawValue: 17) }
  /// Address mask reply (RFC 950, deprecated by RFC 6918).
  public static var addressMaskReply: Self { Self(rawValue: 18) }

  /// Extended echo request (RFC 8335 §2).
  public static var extendedEchoRequest: Self { Self(rawValue: 42) }
  /// Extended echo reply (RFC 8335 §3).
  public static var extendedEchoReply: Self { Self(rawValue: 43) }

  /// Whether extensions may follow the packet that the message quotes (RFC 4884 §4).
  public var mayHaveExtensions: Bool {
    self == .destinationUnreachable || self == .timeExceeded || self == .parameterProblem
  }

  /// Whether the message quotes the packet that caused it (RFC 1122 §3.2.2).
  public var isError: Bool {
    self == .destinationUnreachable || self == .sourceQuench || self == .redirect
      || self == .timeExceeded || self == .parameterProblem
  }
}
