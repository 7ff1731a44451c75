/// The cookies of all probes to one target.
///
/// What the target has to do with them is worked out once.
public struct EchoCookieSeries: Sendable {
  private let beginning: SipHash.Beginning

  /// The cookies of the probes to `target` in the run that keeps `key` secret.
  public init(key: SipHash, target: IPAddress) {
    let address: IPv6Address =
      switch target {
      case .ipv4(let address): IPv6Address(mapping: address)
      case .ipv6(let address): address
      }
    beginning = key.beginning(address.high, address.low)
  }

  /// The cookie of the probe numbered `sequence`, which counts all probes of the run, beyond the 16
  /// bits of the sequence number field.
  public func cookie(of sequence: UInt64) -> EchoCookie {
    EchoCookie(rawValue: beginning.hash(sequence))
  }
}
