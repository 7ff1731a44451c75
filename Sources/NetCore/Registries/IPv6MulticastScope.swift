/// How far packets to an IPv6 multicast group may travel (RFC 4291 §2.7, RFC 7346 §2).
public struct IPv6MulticastScope: RawRepresentable, Hashable, Sendable {
  /// The four bits of the scope field.
  public let rawValue: UInt8

  /// The scope with the low four bits of `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue & 0xf }

  /// One interface of one host: loopback of multicast.
  public static var interfaceLocal: Self { Self(rawValue: 1) }
  /// One link.
  public static var linkLocal: Self { Self(rawValue: 2) }
  /// A realm that the network technology defines (RFC 7346 §2).
  public static var realmLocal: Self { Self(rawValue: 3) }
  /// The smallest scope that must be configured by an administrator.
  public static var adminLocal: Self { Self(rawValue: 4) }
  /// One site.
  public static var siteLocal: Self { Self(rawValue: 5) }
  /// The sites of one organization.
  public static var organizationLocal: Self { Self(rawValue: 8) }
  /// The Internet.
  public static var global: Self { Self(rawValue: 0xe) }

  /// The name in the registry: `Link-Local`, `Reserved`, `unassigned`.
  public var name: StaticString {
    switch self {
    case .interfaceLocal: "Interface-Local"
    case .linkLocal: "Link-Local"
    case .realmLocal: "Realm-Local"
    case .adminLocal: "Admin-Local"
    case .siteLocal: "Site-Local"
    case .organizationLocal: "Organization-Local"
    case .global: "Global"
    default: rawValue == 0 || rawValue == 0xf ? "Reserved" : "unassigned"
    }
  }
}
