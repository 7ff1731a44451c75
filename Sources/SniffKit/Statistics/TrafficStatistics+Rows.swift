internal import NetCore

extension TrafficStatistics {
  /// The addresses with the most octets, at most `limit`, the largest first.
  func endpoints(_ limit: Int) -> [EndpointRow] {
    let rows =
      ipv4Addresses.largest(limit).map {
        EndpointRow(address: .ip(.ipv4($0.key)), record: $0.record)
      }
      + ipv6Addresses.largest(limit).map {
        EndpointRow(address: .ip(.ipv6($0.key)), record: $0.record)
      }
      + macAddresses.largest(limit).map { EndpointRow(address: .mac($0.key), record: $0.record) }
    // Of two that exchanged all there is, the one that sent more comes first.
    return Array(
      rows.sorted {
        ($0.record.total.octets, $0.record.forward.octets)
          > ($1.record.total.octets, $1.record.forward.octets)
      }.prefix(limit)
    )
  }

  /// The conversations with the most octets, at most `limit`, the largest first.
  func conversations(_ limit: Int) -> [ConversationRow] {
    let rows =
      ipv4Conversations.largest(limit).map { ConversationRow($0) { .ipv4($0) } }
      + ipv6Conversations.largest(limit).map { ConversationRow($0) { .ipv6($0) } }
    return Array(rows.sorted { $0.record.total.octets > $1.record.total.octets }.prefix(limit))
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
