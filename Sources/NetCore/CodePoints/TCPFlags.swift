/// The control bits of a TCP header (RFC 9293 §3.1; IANA "TCP Header Flags").
public struct TCPFlags: OptionSet, Hashable, Sendable {
  /// The twelve bits behind the data offset; the three highest are reserved.
  public var rawValue: UInt16

  /// The flags of the low twelve bits of `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue & 0xfff }

  /// No more data from the sender.
  public static var finish: Self { Self(rawValue: 0x001) }
  /// Synchronize sequence numbers.
  public static var synchronize: Self { Self(rawValue: 0x002) }
  /// Reset the connection.
  public static var reset: Self { Self(rawValue: 0x004) }
  /// Push function.
  public static var push: Self { Self(rawValue: 0x008) }
  /// The acknowledgment number is significant.
  public static var acknowledgment: Self { Self(rawValue: 0x010) }
  /// The urgent pointer is significant.
  public static var urgent: Self { Self(rawValue: 0x020) }
  /// ECN echo (RFC 3168 §6.1).
  public static var explicitCongestionEcho: Self { Self(rawValue: 0x040) }
  /// Congestion window reduced (RFC 3168 §6.1).
  public static var congestionWindowReduced: Self { Self(rawValue: 0x080) }
  /// Accurate ECN (RFC 9768), once the nonce sum of RFC 3540.
  public static var accurateECN: Self { Self(rawValue: 0x100) }
}
