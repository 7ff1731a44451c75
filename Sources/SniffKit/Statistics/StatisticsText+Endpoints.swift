internal import NetCLI
internal import NetCore

extension StatisticsText {
  /// Draws the addresses with the most octets.
  func drawEndpoints(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    let rows = statistics.endpoints(limits.endpoints)
    guard !rows.isEmpty else { return }
    drawTitle("Addresses by octets", rows.count, of: statistics.endpointUse, on: &canvas)
    drawHeading(on: &canvas) { line in
      line.append(leftAlignedIn: 40) { _ in }
      line.append("    sent     octets received     octets")
    }
    for row in rows {
      canvas.append { line in
        line.append(leftAlignedIn: 40) { $0.append(row.address) }
        line.append(row.record.forward)
        line.append(" ")
        line.append(row.record.backward)
      }
      canvas.endLine()
      draw(missed: row.record.missed, on: &canvas)
    }
  }

  /// Draws the conversations with the most octets.
  func drawConversations(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    let rows = statistics.conversations(limits.conversations)
    guard !rows.isEmpty else { return }
    drawTitle("Conversations by octets", rows.count, of: statistics.conversationUse, on: &canvas)
    drawHeading(on: &canvas) { line in
      line.append(leftAlignedIn: 49) { _ in }
      line.append("  packets     octets start, +s")
    }
    for row in rows {
      canvas.append { line in
        line.append(leftAlignedIn: 5) { $0.append(row.type) }
        append(row.source, row.ports, row.ports.source, row.record.forward, to: &line)
        line.append(" ")
        append(secondsOf: row.record.first, sign: false, to: &line)
      }
      canvas.endLine()
      canvas.append { line in
        line.append("   > ")
        append(row.destination, row.ports, row.ports.destination, row.record.backward, to: &line)
        line.append(" ")
        append(secondsOf: row.record.duration, sign: true, to: &line)
      }
      canvas.endLine()
      draw(missed: row.record.missed, on: &canvas)
    }
  }

  /// Draws the title of a table of which `shown` rows are shown.
  private func drawTitle(
    _ title: StaticString,
    _ shown: Int,
    of use: TableUse,
    on canvas: inout FrameCanvas
  ) {
    drawTitle(on: &canvas) { line in
      line.append(title)
      append(shown: shown, of: use, to: &line)
    }
  }

  /// Appends an end and what it sent.
  private func append(
    _ address: IPAddress,
    _ ports: TransportPorts,
    _ port: UInt16,
    _ count: TrafficCount,
    to line: inout LineBuffer
  ) {
    line.append(leftAlignedIn: 44) { Self.append(address, ports, port, to: &$0) }
    line.append(" ")
    line.append(count)
  }

  /// Appends an end: its address, and `port` where the conversation has ports.
  static func append(
    _ address: IPAddress,
    _ ports: TransportPorts,
    _ port: UInt16,
    to line: inout LineBuffer
  ) {
    line.append(address)
    guard ports != TransportPorts() else { return }
    line.append(".")
    line.append(decimal: port)
  }

  private func append(secondsOf nanoseconds: Int64, sign: Bool, to line: inout LineBuffer) {
    var text = LineBuffer(capacity: 64)
    if sign { text.append("+") }
    text.append(seconds: nanoseconds)
    line.append(UInt8(ascii: " "), repeating: 9 - text.count)
    line.append(text.octets)
  }
}

extension LineBuffer {
  /// Appends packets and octets in 19 columns.
  mutating func append(_ count: TrafficCount) {
    append(count: count.packets, width: 8)
    append(" ")
    append(count: count.octets, width: 10)
  }
}
