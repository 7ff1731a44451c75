internal import NetCore

/// What an address sent and received.
struct EndpointRow {
  /// The address of an end.
  enum Address {
    /// That of an IP header.
    case ip(IPAddress)
    /// That of an Ethernet frame without an IP header.
    case mac(MACAddress)
  }

  var address: Address
  var sent: TrafficCount
  var received: TrafficCount
  /// The most that came before the address was kept.
  var missed: TrafficCount
  /// When its first packet was seen, in nanoseconds from the start of the statistics.
  var first: Int64
  /// When its last packet was seen.
  var last: Int64

  var octets: UInt64 { sent.octets &+ received.octets }
}

/// What two ends sent each other; the first end is the one whose packet was seen first.
struct ConversationRow {
  var type: IPProtocol
  var source: IPAddress
  var destination: IPAddress
  var ports: TransportPorts
  /// From the first end.
  var forward: TrafficCount
  /// To the first end.
  var backward: TrafficCount
  /// The most that came before the conversation was kept.
  var missed: TrafficCount
  /// When its first packet was seen, in nanoseconds from the start of the statistics.
  var first: Int64
  /// When its last packet was seen.
  var last: Int64

  var octets: UInt64 { forward.octets &+ backward.octets }
  /// From the first packet to the last, in nanoseconds.
  var duration: Int64 {
    let (difference, overflow) = last.subtractingReportingOverflow(first)
    return overflow ? .max : difference
  }
}

/// How much of the keys of a kind is in a table.
struct TableUse {
  /// The keys that are kept.
  var kept: Int
  /// How often one made room for another.
  var evictions: UInt64
}

extension TrafficStatistics {
  /// The addresses with the most octets, at most `limit`, the largest first.
  func endpoints(_ limit: Int) -> [EndpointRow] {
    let rows =
      ipv4Addresses.largest(limit).map { EndpointRow($0, .ip(.ipv4($0.key))) }
      + ipv6Addresses.largest(limit).map { EndpointRow($0, .ip(.ipv6($0.key))) }
      + macAddresses.largest(limit).map { EndpointRow($0, .mac($0.key)) }
    // Of two that exchanged all there is, the one that sent more comes first.
    return Array(
      rows.sorted { ($0.octets, $0.sent.octets) > ($1.octets, $1.sent.octets) }.prefix(limit)
    )
  }

  /// The conversations with the most octets, at most `limit`, the largest first.
  func conversations(_ limit: Int) -> [ConversationRow] {
    let rows =
      ipv4Conversations.largest(limit).map { ConversationRow($0) { .ipv4($0) } }
      + ipv6Conversations.largest(limit).map { ConversationRow($0) { .ipv6($0) } }
    return Array(rows.sorted { $0.octets > $1.octets }.prefix(limit))
  }

  /// How many addresses are kept.
  var endpointUse: TableUse {
    TableUse(
      kept: ipv4Addresses.count + ipv6Addresses.count + macAddresses.count,
      evictions: ipv4Addresses.evictionCount &+ ipv6Addresses.evictionCount
        &+ macAddresses.evictionCount
    )
  }

  /// How many conversations are kept.
  var conversationUse: TableUse {
    TableUse(
      kept: ipv4Conversations.count + ipv6Conversations.count,
      evictions: ipv4Conversations.evictionCount &+ ipv6Conversations.evictionCount
    )
  }

  /// The instant `offset` nanoseconds from the start of the statistics.
  func instant(_ offset: Int64) -> WallClockTime {
    let start = start ?? WallClockTime(seconds: 0, nanoseconds: 0)
    let billion: Int64 = 1_000_000_000
    let fraction = Int64(start.nanoseconds) + offset % billion
    var seconds = start.seconds &+ offset / billion &+ fraction / billion
    var nanoseconds = fraction % billion
    if nanoseconds < 0 {
      nanoseconds += billion
      seconds &-= 1
    }
    return WallClockTime(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }

  /// From the earliest packet to the latest, in nanoseconds.
  var duration: Int64 {
    let (difference, overflow) = latest.subtractingReportingOverflow(earliest)
    return overflow ? .max : difference
  }
}

extension EndpointRow {
  fileprivate init<Key>(_ entry: TrafficTable<Key>.Entry, _ address: Address) {
    self.address = address
    sent = entry.forward
    received = entry.backward
    missed = entry.missed
    first = entry.first
    last = entry.last
  }
}

extension ConversationRow {
  fileprivate init<Address>(
    _ entry: TrafficTable<ConversationKey<Address>>.Entry,
    _ address: (Address) -> IPAddress
  ) {
    let key = entry.key
    type = key.type
    missed = entry.missed
    first = entry.first
    last = entry.last
    if entry.isReversed {
      source = address(key.second)
      destination = address(key.first)
      ports = TransportPorts(source: key.secondPort, destination: key.firstPort)
      forward = entry.backward
      backward = entry.forward
    } else {
      source = address(key.first)
      destination = address(key.second)
      ports = TransportPorts(source: key.firstPort, destination: key.secondPort)
      forward = entry.forward
      backward = entry.backward
    }
  }
}
