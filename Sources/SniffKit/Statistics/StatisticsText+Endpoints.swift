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
    let use = statistics.endpointUse
    drawTitle(on: &canvas) { line in
      line.append("Addresses by octets")
      append(shown: rows.count, of: use, to: &line)
    }
    drawHeading(on: &canvas) { line in
      line.append(leftAlignedIn: 40) { _ in }
      line.append("    sent     octets received     octets")
    }
    for row in rows {
      canvas.append { line in
        line.append(leftAlignedIn: 40) { $0.append(row.address) }
        line.append(count: row.sent.packets, width: 8)
        line.append(" ")
        line.append(count: row.sent.octets, width: 10)
        line.append(" ")
        line.append(count: row.received.packets, width: 8)
        line.append(" ")
        line.append(count: row.received.octets, width: 10)
      }
      canvas.endLine()
      draw(missed: row.missed, on: &canvas)
    }
  }

  /// Draws the conversations with the most octets.
  func drawConversations(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    let rows = statistics.conversations(limits.conversations)
    guard !rows.isEmpty else { return }
    let use = statistics.conversationUse
    drawTitle(on: &canvas) { line in
      line.append("Conversations by octets")
      append(shown: rows.count, of: use, to: &line)
    }
    drawHeading(on: &canvas) { line in
      line.append(leftAlignedIn: 49) { _ in }
      line.append("  packets     octets start, +s")
    }
    for row in rows {
      canvas.append { line in
        line.append(leftAlignedIn: 5) { $0.append(row.type) }
        append(row.source, row.ports, row.ports.source, row.forward, to: &line)
        line.append(" ")
        append(secondsOf: row.first, sign: false, to: &line)
      }
      canvas.endLine()
      canvas.append { line in
        line.append("   > ")
        append(row.destination, row.ports, row.ports.destination, row.backward, to: &line)
        line.append(" ")
        append(secondsOf: row.duration, sign: true, to: &line)
      }
      canvas.endLine()
      draw(missed: row.missed, on: &canvas)
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
    line.append(leftAlignedIn: 44) { line in
      line.append(address)
      guard ports != TransportPorts() else { return }
      line.append(".")
      line.append(decimal: port)
    }
    line.append(" ")
    line.append(count: count.packets, width: 8)
    line.append(" ")
    line.append(count: count.octets, width: 10)
  }

  private func append(secondsOf nanoseconds: Int64, sign: Bool, to line: inout LineBuffer) {
    var text = LineBuffer(capacity: 64)
    if sign { text.append("+") }
    text.append(seconds: nanoseconds)
    line.append(UInt8(ascii: " "), repeating: 9 - text.count)
    line.append(text.octets)
  }
}
