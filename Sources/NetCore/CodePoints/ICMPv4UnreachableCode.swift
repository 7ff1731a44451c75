/// The code of an ICMP destination unreachable message (RFC 792, RFC 1122 §3.2.2.1, RFC 1812).
public struct ICMPv4UnreachableCode: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The code numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Net unreachable.
  public static var net: Self { Self(rawValue: 0) }
  /// Host unreachable.
  public static var host: Self { Self(rawValue: 1) }
  /// Protocol unreachable.
  public static var `protocol`: Self { Self(rawValue: 2) }
  /// Port unreachable.
  public static var port: Self { Self(rawValue: 3) }
  /// Fragmentation needed and DF set (RFC 1191).
  public static var fragmentationNeeded: Self { Self(rawValue: 4) }
  /// Source route failed.
  public static var sourceRouteFailed: Self { Self(rawValue: 5) }
  /// Destination network unknown.
  public static var networkUnknown: Self { Self(rawValue: 6) }
  /// Destination host unknown.
  public static var hostUnknown: Self { Self(rawValue: 7) }
  /// Source host isolated.
  public static var sourceHostIsolated: Self { Self(rawValue: 8) }
  /// Communication with the network is administratively prohibited.
  public static var networkProhibited: Self { Self(rawValue: 9) }
  /// Communication with the host is administratively prohibited.
  public static var hostProhibited: Self { Self(rawValue: 10) }
  /// Network unreachable for the type of service.
  public static var networkTypeOfService: Self { Self(rawValue: 11) }
  /// Host unreachable for the type of service.
  public static var hostTypeOfService: Self { Self(rawValue: 12) }
  /// Communication administratively prohibited by a filter (RFC 1812 §5.2.7.1).
  public static var filterProhibited: Self { Self(rawValue: 13) }
  /// Host precedence violation.
  public static var hostPrecedenceViolation: Self { Self(rawValue: 14) }
  /// Precedence cutoff.
  public static var precedenceCutoff: Self { Self(rawValue: 15) }
}
