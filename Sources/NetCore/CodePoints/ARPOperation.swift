/// An ARP operation code (RFC 826, RFC 903, RFC 2390; IANA "ARP Parameters").
public struct ARPOperation: RawRepresentable, Hashable, Sendable {
  /// The code, in host byte order.
  public var rawValue: UInt16

  /// The operation numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Asks who has a protocol address (RFC 826).
  public static var request: Self { Self(rawValue: 1) }
  /// The answer to a request (RFC 826).
  public static var reply: Self { Self(rawValue: 2) }
  /// Asks which protocol address a hardware address has (RFC 903).
  public static var reverseRequest: Self { Self(rawValue: 3) }
  /// The answer to a reverse request (RFC 903).
  public static var reverseReply: Self { Self(rawValue: 4) }
  /// Asks which protocol address is at the other end of a circuit (RFC 2390).
  public static var inverseRequest: Self { Self(rawValue: 8) }
  /// The answer to an inverse request (RFC 2390).
  public static var inverseReply: Self { Self(rawValue: 9) }
  /// ATMARP: the server does not know the address (RFC 2225 §8.1).
  public static var negativeReply: Self { Self(rawValue: 10) }
}
