internal import NetCore

extension StatisticsJSON {
  /// Appends the row of the totals and of what was wrong.
  func appendTotals(of statistics: borrowing TrafficStatistics, to buffer: inout LineBuffer) {
    let isEmpty = statistics.start == nil
    buffer.beginObject()
    buffer.member("type", literal: "statistics_totals")
    buffer.members(of: statistics.total)
    buffer.member("captured_octets", statistics.capturedOctets)
    if isEmpty {
      buffer.memberNull("first_seen")
      buffer.memberNull("last_seen")
    } else {
      buffer.member("first_seen", statistics.instant(statistics.earliest))
      buffer.member("last_seen", statistics.instant(statistics.latest))
    }
    buffer.member("endpoints", statistics.endpointUse)
    buffer.member("conversations", statistics.conversationUse)
    buffer.member("packets_with_further_layers", statistics.hierarchy.cutCount)
    buffer.member("packets_not_captured_whole", statistics.faults.cutPackets)
    buffer.member("checksums_verified", statistics.verifiesChecksums)
    buffer.beginArray("bad_checksums")
    for fault in statistics.faults.badChecksumCounts {
      buffer.beginObject()
      buffer.member("layer", literal: fault.layer.name)
      buffer.member("packets", fault.count)
      buffer.endObject()
    }
    buffer.endArray()
    buffer.beginArray("stops")
    for fault in statistics.faults.stopCounts {
      buffer.beginObject()
      buffer.member("layer", literal: fault.layer.name)
      buffer.member("reason", literal: fault.reason.name)
      buffer.member("packets", fault.count)
      buffer.endObject()
    }
    buffer.endArray()
    buffer.endObject()
  }

  /// Appends the row of a layer.
  func append(_ row: ProtocolRow, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "statistics_protocol")
    buffer.beginArray("layers")
    for step in row.steps { buffer.element(unescaped: { step.append(to: &$0) }) }
    buffer.endArray()
    buffer.members(of: row.count)
    buffer.endObject()
  }

  /// Appends the row of an address.
  func append(
    _ row: EndpointRow,
    of statistics: borrowing TrafficStatistics,
    to buffer: inout LineBuffer
  ) {
    buffer.beginObject()
    buffer.member("type", literal: "statistics_endpoint")
    buffer.member("address") { $0.append(row.address) }
    buffer.member("sent", row.record.forward)
    buffer.member("received", row.record.backward)
    buffer.member("first_seen", statistics.instant(row.record.first))
    buffer.member("last_seen", statistics.instant(row.record.last))
    buffer.member("missed_at_most", row.record.missed)
    buffer.endObject()
  }

  /// Appends the row of a conversation.
  func append(
    _ row: ConversationRow,
    of statistics: borrowing TrafficStatistics,
    to buffer: inout LineBuffer
  ) {
    buffer.beginObject()
    buffer.member("type", literal: "statistics_conversation")
    buffer.member("protocol", row.type.rawValue)
    buffer.member("source", row.source)
    if row.ports != TransportPorts() { buffer.member("source_port", row.ports.source) }
    buffer.member("destination", row.destination)
    if row.ports != TransportPorts() { buffer.member("destination_port", row.ports.destination) }
    buffer.member("forward", row.record.forward)
    buffer.member("backward", row.record.backward)
    buffer.member("first_seen", statistics.instant(row.record.first))
    buffer.member("duration_ms", milliseconds: row.record.duration)
    buffer.member("missed_at_most", row.record.missed)
    buffer.endObject()
  }
}

extension LineBuffer {
  fileprivate mutating func member(_ key: StaticString, _ use: TableUse) {
    beginObject(key)
    member("kept", use.kept)
    member("evictions", use.evictions)
    endObject()
  }
}
