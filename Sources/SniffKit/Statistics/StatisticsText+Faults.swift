internal import NetCLI
internal import NetCore

extension StatisticsText {
  /// Draws VLANs and types of ICMP messages.
  func drawNumbers(
    of statistics: borrowing TrafficStatistics,
    on canvas: inout FrameCanvas
  ) {
    draw(statistics.vlans.all, "VLAN", on: &canvas)
    draw(statistics.icmpv4Types.all, "ICMP type", on: &canvas)
    draw(statistics.icmpv6Types.all, "ICMPv6 type", on: &canvas)
  }

  private func draw(
    _ counts: [(number: Int, count: TrafficCount)],
    _ name: StaticString,
    on canvas: inout FrameCanvas
  ) {
    guard !counts.isEmpty, limits.numbers > 0 else { return }
    drawTitle(on: &canvas) { line in
      line.append(leftAlignedIn: 38) { $0.append(name) }
      line.append("     packets                octets")
    }
    for (number, count) in counts.prefix(limits.numbers) {
      canvas.append { line in
        line.append(leftAlignedIn: 38) { $0.append(decimal: number) }
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
