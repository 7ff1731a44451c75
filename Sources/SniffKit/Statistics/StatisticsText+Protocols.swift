internal import NetCLI
internal import NetCore

extension StatisticsText {
  private static var nameColumns: Int { 38 }

  /// Draws the tree of layers.
  func drawProtocols(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    drawTitle(on: &canvas) { line in
      line.append(leftAlignedIn: Self.nameColumns) { $0.append("Protocols") }
      line.append("     packets  share         octets  share")
    }
    let total = statistics.total
    var shown = 0
    statistics.hierarchy.forEach { path in
      guard shown < limits.protocols, let node = path.last else { return false }
      shown += 1
      canvas.append { line in
        line.append(leftAlignedIn: Self.nameColumns) { line in
          Self.append(node, to: &line)
        }
        line.append(count: node.count.packets, width: 12)
        line.append(" ")
        line.append(share: node.count.packets, of: total.packets)
        line.append(" ")
        line.append(count: node.count.octets, width: 14)
        line.append(" ")
        line.append(share: node.count.octets, of: total.octets)
      }
      canvas.endLine()
      return true
    }
    let rest = statistics.hierarchy.count - shown
    guard limits.isComplete else { return }
    if rest > 0 { drawNote("layers not shown: ", UInt64(rest), on: &canvas) }
    if statistics.hierarchy.cutCount > 0 {
      drawNote("packets with further layers: ", statistics.hierarchy.cutCount, on: &canvas)
    }
  }

  /// Appends the name of a layer as far to the right as it stands deep in the tree.
  static func append(_ node: ProtocolHierarchy.Node, to line: inout LineBuffer) {
    // Deep trees are narrow ones: what stands further right would not be read.
    line.append(UInt8(ascii: " "), repeating: min(2 * node.depth, 12))
    node.step.append(to: &line)
  }

  private func drawNote(_ text: StaticString, _ count: UInt64, on canvas: inout FrameCanvas) {
    canvas.append(.dim, style) { line in
      line.append(text)
      line.append(decimal: count)
    }
    canvas.endLine()
  }
}
