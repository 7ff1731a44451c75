internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

extension SniffCommand {
  /// Reads, keeps and shows packets until the end.
  func sniff() throws -> ExitStatus {
    let configuration = try makeConfiguration()
    let stopRequest = try SignalLatch()
    switch configuration.source {
    case .file(let path):
      do {
        var source = try CaptureFile.open(path) { stopRequest.isStopRequested }
        return try read(&source, configuration, stopRequest)
      } catch let error as CaptureError where error.isInterrupted {
        return .success
      }
    case .interface(let name, let live):
      var source = try PcapHandle(capturing: name, live)
      return try read(&source, configuration, stopRequest)
    }
  }

  private func read(
    _ source: inout some PacketSource & ~Copyable,
    _ configuration: SniffConfiguration,
    _ stopRequest: SignalLatch
  ) throws -> ExitStatus {
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
      statistics: statistics.makeOutput(
        output,
        verifiesChecksums: lines.verbosity > 0,
        isPrinting: files.isPrinting
      ),
      stopRequest: stopRequest
    )
    var status = ExitStatus.success
    do {
      try session.run(&source)
    } catch let error as CaptureError where !error.isClosedPipe {
      complain(ToolFailure(error).description)
      status = .failure
    }
    let forgotten = session.forgottenClaimCount
    if forgotten > 0 {
      complain(
        "the table of claimed addresses is full: \(forgotten) were forgotten, and conflicts with "
          + "them not seen; a filter that passes fewer hosts helps"
      )
    }
    let report = SniffReport(captured: session.captured, statistics: try source.statistics())
    try finish(&session, with: report)
    if configuration.filter != nil, session.captured == 0 {
      return status.combined(with: .negative)
    }
    return status
  }

  private func makePrinter() -> PacketPrinter {
    guard files.showsPackets, files.isPrinting || !statistics.isCounting else { return .nothing }
    let services = meaning.services
    let classifier = meaning.isClassifying ? PacketClassifier(services: services) : nil
    let configuration = lines.configuration
    if output.json {
      return .json(classifier: classifier, showsApplications: configuration.showsApplications)
    }
    return .text(
      configuration,
      classifier: classifier,
      explainer: meaning.isExplaining ? explainer(services) : nil
    )
  }

  /// What explains packets, in the width of the terminal.
  private func explainer(_ services: ServiceTable) -> PacketExplainer {
    PacketExplainer(
      width: TerminalSize(of: StandardDescriptors.output)?.columns ?? 80,
      style: TextStyle(isEnabled: output.color.isEnabled(for: StandardDescriptors.output)),
      services: services
    )
  }

  /// Sets the filter; `false`, and a complaint with a mark under the word, when it has an error.
  private func apply(
    _ expression: String,
    to source: inout some PacketSource & ~Copyable
  ) throws -> Bool {
    do {
      try source.select(expression)
      return true
    } catch let error as FilterError {
      show(error)
      return false
    }
  }

  /// Says what is read, as tcpdump does.
  private func announce(_ source: borrowing some PacketSource & ~Copyable) {
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
      try session.writeStatistics()
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
    let forgotten = session.forgottenConversationCount
    if forgotten > 0 {
      complain(
        "TCP sequence numbers began anew \(forgotten) times: only about a million conversations "
          + "are remembered; use -S for the numbers as they came"
      )
    }
  }
}
