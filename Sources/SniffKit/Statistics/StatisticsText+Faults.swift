internal import NetCLI
internal import NetCore

extension StatisticsText {
  /// Draws VLANs and types of ICMP messages.
  func drawNumbers(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    draw(statistics.vlans.all, "VLAN", on: &canvas) { _ in nil }
    draw(statistics.icmpv4Types.all, "ICMP type", on: &canvas) {
      ICMPv4Type(rawValue: UInt8(truncatingIfNeeded: $0)).messageName
    }
    draw(statistics.icmpv6Types.all, "ICMPv6 type", on: &canvas) {
      ICMPv6Type(rawValue: UInt8(truncatingIfNeeded: $0)).messageName
    }
  }

  private func draw(
    _ counts: [(number: Int, count: TrafficCount)],
    _ title: StaticString,
    on canvas: inout FrameCanvas,
    _ name: (Int) -> StaticString?
  ) {
    guard !counts.isEmpty, limits.numbers > 0 else { return }
    drawTitle(on: &canvas) { line in
      line.append(leftAlignedIn: 38) { $0.append(title) }
      line.append("     packets                octets")
    }
    for (number, count) in counts.prefix(limits.numbers) {
      canvas.append { line in
        line.append(leftAlignedIn: 38) { cell in
          cell.append(decimal: number)
          if let name = name(number) {
            cell.append(" ")
            cell.append(name)
          }
        }
        line.append(count: count.packets, width: 12)
        line.append(count: count.octets, width: 22)
      }
      canvas.endLine()
    }
  }

  /// Draws what was wrong with packets, when something was.
  func drawFaults(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    let faults = statistics.faults
    let checksums = faults.badChecksumCounts
    let stops = faults.stopCounts
    guard faults.cutPackets > 0 || !checksums.isEmpty || !stops.isEmpty else { return }
    drawTitle(on: &canvas) { line in
      line.append(leftAlignedIn: 38) { $0.append("Faults") }
      line.append("     packets")
    }
    if faults.cutPackets > 0 {
      draw(faults.cutPackets, on: &canvas) { $0.append("not captured whole") }
    }
    for fault in checksums {
      draw(fault.count, on: &canvas) { line in
        line.append(fault.layer.name)
        line.append(": bad checksum")
      }
    }
    for fault in stops {
      draw(fault.count, on: &canvas) { line in
        line.append(fault.layer.name)
        line.append(": ")
        line.append(fault.reason.name)
      }
    }
  }

  private func draw(
    _ count: UInt64,
    on canvas: inout FrameCanvas,
    _ name: (inout LineBuffer) -> Void
  ) {
    canvas.append { line in
      line.append(leftAlignedIn: 38, name)
      line.append(count: count, width: 12)
    }
    canvas.endLine()
  }
}
