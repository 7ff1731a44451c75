/// A number of packets and of the octets that they had on the wire.
struct TrafficCount: Hashable, Sendable {
  /// Packets.
  var packets: UInt64 = 0
  /// Octets on the wire, link header included.
  var octets: UInt64 = 0

  /// Counts one packet of `octets` octets.
  mutating func add(_ octets: UInt64) {
    packets &+= 1
    self.octets &+= octets
  }

  /// The sum of two counts.
  static func + (left: Self, right: Self) -> Self {
    Self(packets: left.packets &+ right.packets, octets: left.octets &+ right.octets)
  }

  /// The larger packets and the larger octets of two counts.
  static func upperBound(_ left: Self, _ right: Self) -> Self {
    Self(packets: max(left.packets, right.packets), octets: max(left.octets, right.octets))
  }
}
