internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

extension SniffCommand {
  /// Reads, keeps and shows packets until the end.
  func sniff() throws -> ExitStatus {
    let configuration = try makeConfiguration()
    let stopRequest = try SignalLatch()
    var source = try open(configuration.source)
    if let warning = source.warning { complain("\(source.name.escapedForTerminal): \(warning)") }
    if let filter = configuration.filter, try !apply(filter, to: &source) { return .failure }
    var dumper: CaptureDumper?
    if let path = configuration.capturePath {
      dumper = try CaptureDumper(
        writing: path,
        linkType: source.linkType,
        snapshotLength: source.snapshotLength,
        apartFrom: source.fileIdentity
      )
      // The header is there at once, so that a reader of the file or pipe knows what is to come.
      try dumper?.flush()
    }
    announce(source)
    var session = SniffSession(
      configuration,
      printer: makePrinter(),
      output: StandardOutput(flushing: files.isLineBuffered ? .lines : nil),
      dumper: dumper,
      stopRequest: stopRequest
    )
    var status = ExitStatus.success
    do {
      try session.run(&source)
    } catch let error as CaptureError where !error.isClosedPipe {
      complain(ToolFailure(error).description)
      status = .failure
    }
    let report = SniffReport(captured: session.captured, statistics: try source.statistics())
    try finish(&session, with: report)
    if configuration.filter != nil, session.captured == 0 {
      return status.combined(with: .negative)
    }
    return status
  }

  private func makePrinter() -> PacketPrinter {
    guard files.showsPackets else { return .nothing }
    return output.json ? .json : .text(lines.configuration)
  }

  private func open(_ source: SniffConfiguration.Source) throws(CaptureError) -> PcapHandle {
    switch source {
    case .file(let path): try PcapHandle(reading: path)
    case .interface(let name, let configuration): try PcapHandle(capturing: name, configuration)
    }
  }

  /// Sets the filter; `false`, and a complaint with a mark under the word, when it has an error.
  private func apply(
    _ expression: String,
    to source: inout PcapHandle
  ) throws -> Bool {
    let filter: CaptureFilter
    do throws(FilterError) {
      filter = try CaptureFilter(expression, for: source)
    } catch {
      show(error)
      return false
    }
    try filter.apply(to: &source)
    return true
  }

  /// Says what is read, as tcpdump does.
  private func announce(_ source: borrowing PcapHandle) {
    let name = source.name.escapedForTerminal
    let type = "link-type \(source.linkType.title)"
    if source.isLive {
      complain("listening on \(name), \(type), snapshot length \(source.snapshotLength) bytes")
    } else {
      complain("reading from \(name), \(type), snapshot length \(source.snapshotLength)")
    }
  }

  private func finish(_ session: inout SniffSession, with report: SniffReport) throws {
    // Standard output is the capture's when it is written there.
    if files.write != "-" {
      try session.finish { output throws(OutputFailure) in
        if self.output.json {
          report.appendJSON(to: &output.buffer)
          try output.endLine()
        } else if files.isCounting {
          SniffReport.append(packetCount: report.captured, to: &output.buffer)
          try output.endLine()
        }
      }
    }
    var counts = LineBuffer()
    // On a terminal the echo of ^C stands where the counts begin.
    if session.isStopRequested, StandardDescriptors.isTerminal(StandardDescriptors.error) {
      counts.append("\n")
    }
    report.appendText(to: &counts)
    try StandardDescriptors.write(counts.octets, to: StandardDescriptors.error)
  }
}
