internal import NetCore

/// What traffic is counted by: an address, or the two ends of a conversation.
protocol TrafficKey: Hashable, Sendable {
  /// The key of no traffic, for free places of a table.
  static var unused: Self { get }
  /// A well-mixed hash; it need not be keyed, since the table bounds the work of a collision.
  var mixed: UInt64 { get }
}

extension UInt64 {
  /// This hash with `word` mixed into it.
  @inline(__always)
  func mixing(_ word: UInt64) -> UInt64 {
    let product = (self ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product ^ (product >> 32)
  }
}

extension IPv4Address: TrafficKey {
  static var unused: Self { .unspecified }
  var mixed: UInt64 { UInt64(0).mixing(UInt64(rawValue)) }
}

extension IPv6Address: TrafficKey {
  static var unused: Self { .unspecified }
  var mixed: UInt64 { UInt64(0).mixing(high).mixing(low) }
}

extension MACAddress: TrafficKey {
  static var unused: Self { Self(rawValue: 0) }
  var mixed: UInt64 { UInt64(0).mixing(rawValue) }
}
