package import NetCLI
internal import NetCore

/// The statistics as JSON rows, whose keys are those of `docs/schema/netsniff.schema.json`.
package struct StatisticsJSON {
  /// How many rows there are of each kind that has no end of its own.
  let limits: StatisticsLimits

  /// Rows within `limits`.
  package init(limits: StatisticsLimits) { self.limits = limits }

  /// Writes all rows.
  package func append(
    _ statistics: borrowing TrafficStatistics,
    to output: inout StandardOutput
  ) throws(OutputFailure) {
    appendTotals(of: statistics, to: &output.buffer)
    try output.endLine()
    for row in statistics.protocolRows {
      append(row, to: &output.buffer)
      try output.endLine()
    }
    for row in statistics.endpoints(limits.endpoints) {
      append(row, of: statistics, to: &output.buffer)
      try output.endLine()
    }
    for row in statistics.conversations(limits.conversations) {
      append(row, of: statistics, to: &output.buffer)
      try output.endLine()
    }
    try appendNumbers(of: statistics, to: &output)
    try appendIntervals(of: statistics, to: &output)
  }

  private func appendNumbers(
    of statistics: borrowing TrafficStatistics,
    to output: inout StandardOutput
  ) throws(OutputFailure) {
    for (number, count) in statistics.vlans.all.prefix(limits.numbers) {
      output.buffer.beginObject()
      output.buffer.member("type", literal: "statistics_vlan")
      output.buffer.member("id", number)
      output.buffer.members(of: count)
      output.buffer.endObject()
      try output.endLine()
    }
    for (layer, types) in [
      (Layer.icmpv4, statistics.icmpv4Types.all), (.icmpv6, statistics.icmpv6Types.all),
    ] {
      for (number, count) in types.prefix(limits.numbers) {
        output.buffer.beginObject()
        output.buffer.member("type", literal: "statistics_icmp_type")
        output.buffer.member("layer", literal: layer.name)
        output.buffer.member("icmp_type", number)
        let type = UInt8(truncatingIfNeeded: number)
        let name =
          layer == .icmpv4
          ? ICMPv4Type(rawValue: type).messageName : ICMPv6Type(rawValue: type).messageName
        if let name {
          output.buffer.member("icmp_type_name", literal: name)
        } else {
          output.buffer.memberNull("icmp_type_name")
        }
        output.buffer.members(of: count)
        output.buffer.endObject()
        try output.endLine()
      }
    }
  }

  private func appendIntervals(
    of statistics: borrowing TrafficStatistics,
    to output: inout StandardOutput
  ) throws(OutputFailure) {
    let length = statistics.intervals.length
    var start = statistics.intervals.start
    for count in statistics.intervals.intervals {
      output.buffer.beginObject()
      output.buffer.member("type", literal: "statistics_interval")
      output.buffer.member("start", statistics.instant(start))
      output.buffer.member("duration_ms", milliseconds: length)
      output.buffer.members(of: count)
      output.buffer.endObject()
      try output.endLine()
      start &+= length
    }
  }
}

extension TrafficStatistics {
  /// All layers that were counted, each before those it holds.
  var protocolRows: [ProtocolRow] {
    var rows: [ProtocolRow] = []
    hierarchy.forEach { path in
      if let node = path.last {
        rows.append(ProtocolRow(steps: path.map(\.step), count: node.count))
      }
      return true
    }
    return rows
  }
}

extension LineBuffer {
  /// Writes `packets` and `octets`.
  mutating func members(of count: TrafficCount) {
    member("packets", count.packets)
    member("octets", count.octets)
  }

  /// Writes `packets` and `octets` as an object.
  mutating func member(_ key: StaticString, _ count: TrafficCount) {
    beginObject(key)
    members(of: count)
    endObject()
  }
}
