import NetCore

@testable import PingKit

extension PingEngine {
  /// A run of `configuration` against one host, which nobody has begun.
  init(_ configuration: PingConfiguration) {
    self.init(
      configuration,
      targets: TargetList([.ipv4()]),
      identifiers: (1, 1),
      cookieKey: SipHash(key0: 1, key1: 2)
    )
  }
}
