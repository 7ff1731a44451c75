internal import NetCore

/// The two ends of a TCP conversation, the same for both directions, as one number.
///
/// The low ``placeBitCount`` bits are the same in every run, so that what a bounded table forgets
/// is, too. The others come from secret numbers of the run: nobody can make up two conversations
/// that are taken for one, and by chance it happens to one in 10^13.
struct TCPConversation: Hashable {
  /// How many bits of ``rawValue`` say where in a table the conversation belongs.
  static let placeBitCount = 20

  /// Never 0.
  let rawValue: UInt64

  private init(place: UInt64, mark: UInt64) {
    let mask: UInt64 = 1 << UInt64(Self.placeBitCount) - 1
    // The lowest bit of the mark says that there is a conversation at all.
    rawValue = (place & mask) | (mark & ~mask) | (mask &+ 1)
  }

  /// Numbers that a hash mixes in.
  struct Keys: Sendable {
    var first: UInt64
    var second: UInt64
    var third: UInt64

    /// Those that no one else knows.
    static func random() -> Self {
      var generator = SystemRandomNumberGenerator()
      return Self(first: generator.next(), second: generator.next(), third: generator.next())
    }

    /// Those of every run: digits of π.
    static let fixed = Self(
      first: 0x243f_6a88_85a3_08d3,
      second: 0x1319_8a2e_0370_7344,
      third: 0xa409_3822_299f_31d0
    )

    @inline(__always)
    func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
      let product = (left ^ first).multipliedFullWidth(by: right ^ second)
      return product.high ^ product.low
    }

    @inline(__always)
    func finish(_ hash: UInt64, _ ports: UInt64) -> UInt64 {
      let product = (hash ^ third).multipliedFullWidth(by: ports ^ second)
      return product.high ^ product.low
    }
  }

  /// The conversation of a segment over IPv4, and whether the segment goes against its direction.
  ///
  /// The end with the lower port comes first, and the lower address when the ports are equal.
  static func of(
    source: IPv4Address,
    sourcePort: Port,
    destination: IPv4Address,
    destinationPort: Port,
    keys: Keys
  ) -> (conversation: Self, isReversed: Bool) {
    let isReversed =
      sourcePort == destinationPort ? source > destination : sourcePort > destinationPort
    let (source, destination) = (UInt64(source.rawValue), UInt64(destination.rawValue))
    let addresses = isReversed ? destination << 32 | source : source << 32 | destination
    let ports = Self.ports(sourcePort, destinationPort, isReversed) | Self.ipv4Mark
    let conversation = Self(
      place: Keys.fixed.finish(addresses, ports),
      mark: keys.finish(keys.mix(addresses, ports), ports)
    )
    return (conversation, isReversed)
  }

  /// The conversation of a segment over IPv6, and whether the segment goes against its direction.
  static func of(
    source: IPv6Address,
    sourcePort: Port,
    destination: IPv6Address,
    destinationPort: Port,
    keys: Keys
  ) -> (conversation: Self, isReversed: Bool) {
    let isReversed =
      sourcePort == destinationPort ? source > destination : sourcePort > destinationPort
    let (first, second) = isReversed ? (destination, source) : (source, destination)
    let ports = Self.ports(sourcePort, destinationPort, isReversed)
    let conversation = Self(
      place: Self.hash(first, second, ports, .fixed),
      mark: Self.hash(first, second, ports, keys)
    )
    return (conversation, isReversed)
  }

  /// What keeps conversations over IPv4 apart from those over IPv6; ports have 32 bits.
  private static let ipv4Mark: UInt64 = 1 << 32

  private static func ports(_ source: Port, _ destination: Port, _ isReversed: Bool) -> UInt64 {
    let (source, destination) = (UInt64(source.rawValue), UInt64(destination.rawValue))
    return isReversed ? destination << 16 | source : source << 16 | destination
  }

  @inline(__always)
  private static func hash(
    _ first: IPv6Address,
    _ second: IPv6Address,
    _ ports: UInt64,
    _ keys: Keys
  ) -> UInt64 {
    let low = keys.mix(first.high, first.low)
    let high = keys.mix(second.high &+ low, second.low)
    return keys.finish(low &+ high, ports)
  }
}
