/// The type of the hardware addresses of an ARP message (IANA "ARP Parameters").
public struct ARPHardwareType: RawRepresentable, Hashable, Sendable {
  /// The number, in host byte order.
  public var rawValue: UInt16

  /// The hardware type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Ethernet.
  public static var ethernet: Self { Self(rawValue: 1) }
  /// IEEE 802 networks.
  public static var ieee802: Self { Self(rawValue: 6) }
  /// Frame relay (RFC 2390).
  public static var frameRelay: Self { Self(rawValue: 15) }
  /// ATM (RFC 2225).
  public static var atm: Self { Self(rawValue: 19) }
  /// Serial line.
  public static var serialLine: Self { Self(rawValue: 20) }
  /// STRIP radio, "starmode".
  public static var starmode: Self { Self(rawValue: 23) }
  /// IEEE 1394 (RFC 2734).
  public static var ieee1394: Self { Self(rawValue: 24) }
  /// InfiniBand (RFC 4391).
  public static var infiniBand: Self { Self(rawValue: 32) }

  /// Whether hardware addresses of six octets are 48-bit MAC addresses.
  public var usesMACAddresses: Bool { self == .ethernet || self == .ieee802 }
}
