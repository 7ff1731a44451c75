/// The octet of IPv4's type of service and IPv6's traffic class (RFC 2474 §3, RFC 3168 §5).
public struct TrafficClass: RawRepresentable, Hashable, Sendable {
  /// The whole octet.
  public var rawValue: UInt8

  /// The traffic class of the octet `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The differentiated services code point, 0 to 63.
  public var differentiatedServicesCodePoint: UInt8 { rawValue >> 2 }

  /// The state of explicit congestion notification.
  public var congestion: CongestionNotification {
    switch rawValue & 3 {
    case 0: .notCapable
    case 1: .capableTransport1
    case 2: .capableTransport0
    default: .congestionExperienced
    }
  }

  /// The two ECN bits (RFC 3168 §5).
  public enum CongestionNotification: UInt8, Hashable, Sendable {
    /// Not ECN-capable transport.
    case notCapable = 0
    /// ECN-capable transport, ECT(1).
    case capableTransport1 = 1
    /// ECN-capable transport, ECT(0).
    case capableTransport0 = 2
    /// Congestion experienced, CE.
    case congestionExperienced = 3
  }
}
