internal import NetCore
package import NetCapture

/// What the packets of a run were: by layers, addresses, conversations and time.
///
/// All of it takes a bounded time for a packet and a bounded memory for a run. The totals, the
/// layers, the intervals and the faults are exact; of addresses and conversations those with the
/// most octets are kept, and how much their counts may lack is known (see ``TrafficTable``).
///
/// The layers are those of the whole packet, tunnels included. Addresses and conversations are those
/// of the outermost IP header: what a host of this network sees of the tunnel. Frames without an IP
/// header count for their MAC addresses, and for no conversation.
package struct TrafficStatistics: ~Copyable {
  /// The largest numbers of keys; with these the tables take 12 MiB in all.
  private enum Limit {
    static let ipv4Addresses = 1 << 15
    static let ipv6Addresses = 1 << 14
    static let macAddresses = 1 << 12
    static let ipv4Conversations = 1 << 16
    static let ipv6Conversations = 1 << 14
  }

  /// All packets.
  private(set) var total = TrafficCount()
  /// The octets of them that were captured.
  private(set) var capturedOctets: UInt64 = 0
  /// When the first packet was seen, which other times count from; `nil` before it.
  private(set) var start: WallClockTime?
  /// When the packet with the latest time stamp was seen, in nanoseconds from ``start``.
  private(set) var latest: Int64 = 0
  /// When the packet with the earliest time stamp was seen: 0 unless a capture is out of order.
  private(set) var earliest: Int64 = 0

  var hierarchy = ProtocolHierarchy()
  var intervals = TrafficIntervals()
  var faults = FaultCounts()
  var vlans = NumberedCounts(limit: 1 << 12)
  var icmpv4Types = NumberedCounts(limit: 1 << 8)
  var icmpv6Types = NumberedCounts(limit: 1 << 8)

  var ipv4Addresses: TrafficTable<IPv4Address>
  var ipv6Addresses: TrafficTable<IPv6Address>
  var macAddresses: TrafficTable<MACAddress>
  var ipv4Conversations: TrafficTable<ConversationKey<IPv4Address>>
  var ipv6Conversations: TrafficTable<ConversationKey<IPv6Address>>

  /// Whether checksums are verified, which takes a look at every octet.
  let verifiesChecksums: Bool
  /// Whether the messages of application protocols are layers, too.
  private let readsApplications: Bool

  /// Nothing counted yet.
  ///
  /// No table keeps more than `tableLimit` keys.
  package init(
    verifiesChecksums: Bool,
    readsApplications: Bool = true,
    tableLimit: Int = .max
  ) {
    self.verifiesChecksums = verifiesChecksums
    self.readsApplications = readsApplications
    ipv4Addresses = TrafficTable(limit: min(Limit.ipv4Addresses, tableLimit))
    ipv6Addresses = TrafficTable(limit: min(Limit.ipv6Addresses, tableLimit))
    macAddresses = TrafficTable(limit: min(Limit.macAddresses, tableLimit))
    ipv4Conversations = TrafficTable(limit: min(Limit.ipv4Conversations, tableLimit))
    ipv6Conversations = TrafficTable(limit: min(Limit.ipv6Conversations, tableLimit))
  }

  /// Counts `packet`.
  package mutating func add(_ packet: borrowing CapturedPacket) {
    let octets = UInt64(max(packet.wireByteCount, packet.bytes.byteCount))
    let time = offset(of: packet.timestamp)
    total.add(octets)
    capturedOctets &+= UInt64(packet.bytes.byteCount)
    if packet.wireByteCount > packet.bytes.byteCount { faults.addCut() }
    intervals.add(octets, at: time)
    var dissection = Dissection(
      packet.bytes,
      linkType: packet.linkType,
      wireByteCount: packet.wireByteCount
    )
    dissection.readsApplications = readsApplications
    let flow = addLayers(of: dissection, octets: octets)
    add(flow, octets: octets, at: time)
  }

  /// Nanoseconds from the first packet to `time`, cut to what fits.
  private mutating func offset(of time: WallClockTime) -> Int64 {
    guard let start else {
      start = time
      return 0
    }
    let seconds = time.seconds.subtractingReportingOverflow(start.seconds)
    let nanoseconds = seconds.partialValue.multipliedReportingOverflow(by: 1_000_000_000)
    let fraction = Int64(time.nanoseconds) - Int64(start.nanoseconds)
    let sum = nanoseconds.partialValue.addingReportingOverflow(fraction)
    let offset =
      seconds.overflow || nanoseconds.overflow || sum.overflow
      ? (time.seconds < start.seconds ? .min : .max) : sum.partialValue
    latest = max(latest, offset)
    earliest = min(earliest, offset)
    return offset
  }

  private mutating func add(_ flow: TrafficFlow, octets: UInt64, at time: Int64) {
    switch flow.addresses {
    case .none: break
    case .mac(let source, let destination):
      macAddresses.add(source, isReversed: false, octets: octets, at: time)
      macAddresses.add(destination, isReversed: true, octets: octets, at: time)
    case .ipv4(let source, let destination):
      Self.add(
        flow,
        from: source,
        to: destination,
        octets: octets,
        at: time,
        &ipv4Addresses,
        &ipv4Conversations
      )
    case .ipv6(let source, let destination):
      Self.add(
        flow,
        from: source,
        to: destination,
        octets: octets,
        at: time,
        &ipv6Addresses,
        &ipv6Conversations
      )
    }
  }

  /// Counts a packet for its two addresses and for their conversation.
  @inline(__always)
  private static func add<Address>(
    _ flow: TrafficFlow,
    from source: Address,
    to destination: Address,
    octets: UInt64,
    at time: Int64,
    _ addresses: inout TrafficTable<Address>,
    _ conversations: inout TrafficTable<ConversationKey<Address>>
  ) {
    addresses.add(source, isReversed: false, octets: octets, at: time)
    addresses.add(destination, isReversed: true, octets: octets, at: time)
    let (key, isReversed) = ConversationKey.of(
      flow.type,
      from: source,
      to: destination,
      ports: flow.ports
    )
    conversations.add(key, isReversed: isReversed, octets: octets, at: time)
  }
}
