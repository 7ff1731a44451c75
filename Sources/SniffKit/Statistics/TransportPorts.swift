/// The ports of a packet; both are 0 when it has none.
struct TransportPorts: Hashable, Sendable {
  /// The port it comes from.
  var source: UInt16 = 0
  /// The port it goes to.
  var destination: UInt16 = 0
}
