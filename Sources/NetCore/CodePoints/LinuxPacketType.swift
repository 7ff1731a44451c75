/// The direction of a packet as Linux "cooked" capture tells it (packet(7), `sll_pkttype`).
public struct LinuxPacketType: RawRepresentable, Hashable, Sendable {
  /// The number, in host byte order.
  public var rawValue: UInt16

  /// The packet type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Sent to this host.
  public static var host: Self { Self(rawValue: 0) }
  /// Link-layer broadcast.
  public static var broadcast: Self { Self(rawValue: 1) }
  /// Link-layer multicast.
  public static var multicast: Self { Self(rawValue: 2) }
  /// Sent by another host to another host.
  public static var otherHost: Self { Self(rawValue: 3) }
  /// Sent by this host.
  public static var outgoing: Self { Self(rawValue: 4) }
}
