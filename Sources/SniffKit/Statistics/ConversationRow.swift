internal import NetCore

/// What two ends sent each other; the first end is the one whose packet was seen first.
struct ConversationRow {
  /// The protocol that IP carries.
  var type: IPProtocol
  /// The first end.
  var source: IPAddress
  /// The other end.
  var destination: IPAddress
  /// The ports of both; 0 when they have none.
  var ports: TransportPorts
  /// What the first end sent is forward.
  var record: TrafficRecord

  /// The row of `entry`, whose addresses `address` makes addresses of any version.
  init<Address>(
    _ entry: TrafficTable<ConversationKey<Address>>.Entry,
    _ address: (Address) -> IPAddress
  ) {
    let key = entry.key
    type = key.type
    record = entry.record
    if entry.isReversed {
      source = address(key.second)
      destination = address(key.first)
      ports = TransportPorts(source: key.secondPort, destination: key.firstPort)
      swap(&record.forward, &record.backward)
    } else {
      source = address(key.first)
      destination = address(key.second)
      ports = TransportPorts(source: key.firstPort, destination: key.secondPort)
    }
  }
}
