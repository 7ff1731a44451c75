internal import NetCore

/// The protocol and the two ends of a conversation, the same for both directions.
///
/// The lower address comes first, and the lower port when the addresses are equal.
struct ConversationKey<Address: TrafficKey & Comparable>: TrafficKey {
  /// The end with the lower address.
  private(set) var first: Address
  /// The other end.
  private(set) var second: Address
  /// The port of the first end; 0 when there is none.
  private(set) var firstPort: UInt16
  /// The port of the second end; 0 when there is none.
  private(set) var secondPort: UInt16
  /// The protocol that IP carries.
  private(set) var type: IPProtocol

  static var unused: Self {
    Self(
      first: .unused,
      second: .unused,
      firstPort: 0,
      secondPort: 0,
      type: IPProtocol(rawValue: 0)
    )
  }

  /// The conversation of a packet, and whether the packet goes from the second end to the first.
  @inline(__always)
  static func of(
    _ type: IPProtocol,
    from source: Address,
    to destination: Address,
    ports: TransportPorts
  ) -> (key: Self, isReversed: Bool) {
    let isReversed =
      source == destination ? ports.source > ports.destination : source > destination
    let key =
      isReversed
      ? Self(
        first: destination,
        second: source,
        firstPort: ports.destination,
        secondPort: ports.source,
        type: type
      )
      : Self(
        first: source,
        second: destination,
        firstPort: ports.source,
        secondPort: ports.destination,
        type: type
      )
    return (key, isReversed)
  }

  var mixed: UInt64 {
    let ports = UInt64(firstPort) << 16 | UInt64(secondPort)
    return first.mixed.mixing(second.mixed).mixing(ports << 8 | UInt64(type.rawValue))
  }
}
