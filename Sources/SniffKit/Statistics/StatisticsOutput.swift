package import NetCLI
internal import NetCore
internal import NetLinux
internal import NetCapture

/// The statistics of a run, and the form in which they are told.
package struct StatisticsOutput: ~Copyable {
  private var statistics: TrafficStatistics
  private let limits: StatisticsLimits
  private let isJSON: Bool
  private let isUnicode: Bool
  private let style: TextStyle
  private var view: StatisticsView?

  /// Statistics that nothing was told of.
  ///
  /// With `isLive` they are drawn while packets come: standard output is then a terminal that
  /// nothing else is written to.
  package init(
    _ statistics: consuming TrafficStatistics,
    limits: StatisticsLimits,
    isJSON: Bool = false,
    isLive: Bool = false,
    isUnicode: Bool = true,
    style: TextStyle = TextStyle(isEnabled: false)
  ) {
    self.statistics = statistics
    self.limits = limits
    self.isJSON = isJSON
    self.isUnicode = isUnicode
    self.style = style
    if isLive { view = StatisticsView(isUnicode: isUnicode, style: style) }
  }

  /// Counts `packet`.
  mutating func add(_ packet: borrowing CapturedPacket) { statistics.add(packet) }

  /// When the view is to be drawn again; `nil` when there is none.
  var redrawTime: MonotonicTime? { view?.due }

  /// Draws the view when it is due, with `account`, what the kernel says it lost.
  mutating func redraw(
    _ account: CaptureStatistics?,
    on output: inout StandardOutput
  ) throws(OutputFailure) {
    try view?.redraw(statistics, account, on: &output)
  }

  /// Writes the statistics of all packets so far: at the end, or whenever they are asked for.
  package mutating func write(to output: inout StandardOutput) throws(OutputFailure) {
    if isJSON {
      return try StatisticsJSON(limits: limits).append(statistics, to: &output)
    }
    view?.erase(from: &output)
    var canvas = FrameCanvas(columns: 81, isInPlace: false)
    StatisticsText(limits: limits, isUnicode: isUnicode, style: style)
      .draw(statistics, on: &canvas)
    output.buffer.append(canvas.text.octets)
    try output.flush()
  }
}
