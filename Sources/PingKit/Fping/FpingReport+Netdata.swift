internal import NetCore

extension FpingReport {
  /// Appends the figures since the last report as netdata reads them from its plugins; the first
  /// time, behind the descriptions of the charts.
  mutating func appendCharts(to buffer: inout LineBuffer) {
    for index in names.targets.indices {
      let recent = recentFigures.isEmpty ? FpingFigures() : recentFigures[index]
      appendChart(of: index, .packets, to: &buffer) {
        $0.append("SET xmt = ")
        $0.append(decimal: recent.sent)
        $0.append("\nSET rcv = ")
        $0.append(decimal: recent.received)
        $0.append("\n")
      }
      appendChart(of: index, .quality, to: &buffer) {
        $0.append("SET returned = ")
        $0.append(decimal: recent.returnPercent)
        $0.append("\n")
      }
      appendChart(of: index, .latency, to: &buffer) {
        guard let average = recent.average else { return }
        $0.append("SET min = ")
        $0.append(decimal: recent.minimum)
        $0.append("\nSET avg = ")
        $0.append(decimal: average)
        $0.append("\nSET max = ")
        $0.append(decimal: recent.maximum)
        $0.append("\n")
      }
      if !recentFigures.isEmpty { recentFigures[index] = FpingFigures() }
    }
    hasDescribedCharts = true
  }

  /// The charts of a target.
  private enum Chart {
    case packets, quality, latency

    var name: StaticString {
      switch self {
      case .packets: "packets"
      case .quality: "quality"
      case .latency: "latency"
      }
    }

    var title: StaticString {
      switch self {
      case .packets: "FPing Packets"
      case .quality: "FPing Quality"
      case .latency: "FPing Latency"
      }
    }

    var unit: StaticString {
      switch self {
      case .packets: "packets"
      case .quality: "percentage"
      case .latency: "ms"
      }
    }

    /// The kind of drawing, and the place among other charts.
    var drawing: StaticString {
      switch self {
      case .packets: "line 110020"
      case .quality: "area 110010"
      case .latency: "area 110000"
      }
    }

    var dimensions: StaticString {
      switch self {
      case .packets: "DIMENSION xmt sent absolute 1 1\nDIMENSION rcv received absolute 1 1\n"
      case .quality: "DIMENSION returned '' absolute 1 1\n"
      case .latency:
        """
        DIMENSION min minimum absolute 1 1000000
        DIMENSION max maximum absolute 1 1000000
        DIMENSION avg average absolute 1 1000000

        """
      }
    }
  }

  private func appendChart(
    of index: TargetIndex,
    _ chart: Chart,
    to buffer: inout LineBuffer,
    values: (inout LineBuffer) -> Void
  ) {
    if !hasDescribedCharts {
      buffer.append("CHART ")
      appendName(of: chart, index, to: &buffer)
      buffer.append(" '' '")
      buffer.append(chart.title)
      buffer.append("' ")
      buffer.append(chart.unit)
      buffer.append(" '")
      names.append(index, to: &buffer)
      buffer.append("' fping.")
      buffer.append(chart.name)
      buffer.append(" ")
      buffer.append(chart.drawing)
      buffer.append(" ")
      buffer.append(decimal: ((options.reportEvery ?? 0) + 500_000_000) / 1_000_000_000)
      buffer.append("\n")
      buffer.append(chart.dimensions)
    }
    buffer.append("BEGIN ")
    appendName(of: chart, index, to: &buffer)
    buffer.append("\n")
    values(&buffer)
    buffer.append("END\n")
  }

  private func appendName(of chart: Chart, _ index: TargetIndex, to buffer: inout LineBuffer) {
    buffer.append("fping.")
    names.appendIdentifier(index, to: &buffer)
    buffer.append("_")
    buffer.append(chart.name)
  }
}
