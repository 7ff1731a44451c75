internal import NetCLI
internal import NetCore

// The rows for terminals of less than 80 columns: what is cut at the right is the end of a name.
extension StatisticsText {
  /// Draws layers, addresses and conversations.
  func drawNarrow(_ statistics: borrowing TrafficStatistics, on canvas: inout FrameCanvas) {
    var shown = 0
    drawNarrowHeading("layer", on: &canvas)
    statistics.hierarchy.forEach { path in
      guard shown < limits.protocols, let node = path.last else { return false }
      shown += 1
      drawNarrow(node.count, on: &canvas) { Self.append(node, to: &$0) }
      return true
    }
    let endpoints = statistics.endpoints(limits.endpoints)
    if !endpoints.isEmpty { drawNarrowHeading("address", on: &canvas) }
    for row in endpoints {
      drawNarrow(row.record.total, on: &canvas) { $0.append(row.address) }
    }
    let conversations = statistics.conversations(limits.conversations)
    if !conversations.isEmpty { drawNarrowHeading("conversation", on: &canvas) }
    for row in conversations {
      drawNarrow(row.record.total, on: &canvas) { line in
        line.append(row.type)
        line.append(" ")
        Self.append(row.source, row.ports, row.ports.source, to: &line)
        line.append(" > ")
        Self.append(row.destination, row.ports, row.ports.destination, to: &line)
      }
    }
  }

  private func drawNarrowHeading(_ name: StaticString, on canvas: inout FrameCanvas) {
    drawHeading(on: &canvas) { line in
      line.append(" packets     octets ")
      line.append(name)
    }
  }

  private func drawNarrow(
    _ count: TrafficCount,
    on canvas: inout FrameCanvas,
    _ name: (inout LineBuffer) -> Void
  ) {
    canvas.append { line in
      line.append(count)
      line.append(" ")
      name(&line)
    }
    canvas.endLine()
  }
}
