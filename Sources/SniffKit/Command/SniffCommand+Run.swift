internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

extension SniffCommand {
  /// Reads, keeps and shows packets until the end.
  func sniff() throws -> ExitStatus {
    let configuration = try makeConfiguration()
    var privileges = try CapturePrivileges(user: live.user)
    StandardDescriptors.ignoreFileSizeSignal()
    let stopRequest = try SignalLatch(catching: [.interrupt, .terminate, .user1])
    switch configuration.source {
    case .file(let path):
      do {
        var source = try CaptureFile.open(path) { stopRequest.isStopRequested }
        return try read(&source, configuration, &privileges, stopRequest)
      } catch let error as CaptureError where error.isInterrupted {
        return .success
      }
    case .files(let paths):
      do {
        var source = try CaptureFileList.open(paths) {
          stopRequest.isStopRequested
        } hasBegun: {
          announce($0)
        }
        return try read(&source, configuration, &privileges, stopRequest)
      } catch let error as CaptureError where error.isInterrupted {
        return .success
      }
    case .interfaces(let names, let live) where names.count == 1:
      var source = try PcapHandle(capturing: names[0], live)
      return try read(&source, configuration, &privileges, stopRequest)
    case .interfaces(let names, let live):
      var source = try InterfaceGroup(capturing: names, live)
      if configuration.capturePath != nil, Set(source.linkTypes).count > 1 {
        throw ToolFailure(
          "writing packets of several interfaces",
          why: "they have different link types, and a pcap file holds one",
          remedy: "write those of each into a file of its own"
        )
      }
      return try read(&source, configuration, &privileges, stopRequest)
    }
  }

  private func read(
    _ source: inout some PacketSource & ~Copyable,
    _ configuration: SniffConfiguration,
    _ privileges: inout CapturePrivileges,
    _ stopRequest: SignalLatch
  ) throws -> ExitStatus {
    if let warning = source.warning { complain("\(source.name.escapedForTerminal): \(warning)") }
    if let filter = configuration.filter, try !apply(filter, to: &source, stopRequest) {
      return .failure
    }
    let writer = try openWriter(for: source, configuration, &privileges, stopRequest)
    announce(source)
    var session = SniffSession(
      configuration,
      printer: makePrinter(configuration),
      output: StandardOutput(flushing: files.isLineBuffered ? .lines : nil),
      writer: writer,
      statistics: statistics.makeOutput(
        output,
        verifiesChecksums: lines.verbosity > 0,
        readsApplications: lines.showsApplications,
        isPrinting: files.isPrinting
      ),
      stopRequest: stopRequest,
      isAsked: answer
    )
    var status = ExitStatus.success
    do {
      try session.run(&source)
    } catch let error as CaptureError where !error.isClosedPipe {
      complain(privileges.explain(error).description)
      status = .failure
    }
    let forgotten = session.forgottenClaimCount
    if forgotten > 0 {
      complain(
        "the table of claimed addresses is full: \(forgotten) were forgotten, and conflicts with "
          + "them not seen; a filter that passes fewer hosts helps"
      )
    }
    var report = SniffReport(captured: session.captured, statistics: try source.statistics())
    report.hiddenTaggedFrameCount = source.hiddenTaggedFrameCount()
    try finish(&session, with: report, configuration)
    if configuration.filter != nil, session.captured == 0 {
      return status.combined(with: .negative)
    }
    return status
  }

  /// Opens what `-w` names and gives up all privileges, in the order that makes what comes later
  /// work as what comes first does.
  private func openWriter(
    for source: borrowing some PacketSource & ~Copyable,
    _ configuration: SniffConfiguration,
    _ privileges: inout CapturePrivileges,
    _ stopRequest: SignalLatch
  ) throws -> CaptureWriter? {
    guard let path = configuration.capturePath else {
      try privileges.drop()
      return nil
    }
    var settings = try CaptureWriter.Settings(path: path, rotation: configuration.rotation)
    settings.isFlushedByPacket = configuration.isCaptureFlushedByPacket
    settings.isStopRequested = { stopRequest.isStopRequested }
    let format = CaptureFileFormat(
      linkType: source.linkType,
      snapshotLength: source.snapshotLength,
      hasNanoseconds: lines.hasNanoseconds
    )
    // A file that is followed by others is created as they are: by the user without privileges, so
    // that a folder which is not that user's is told of now and not when the second file is due.
    if configuration.rotation.isActive { try privileges.drop() }
    settings.owner = configuration.rotation.isActive ? nil : privileges.owner
    do {
      let writer = try CaptureWriter(settings, format, apartFrom: source.fileIdentities)
      if !configuration.rotation.isActive { try privileges.drop() }
      return writer
    } catch let error as CaptureError where !error.isClosedPipe {
      throw privileges.explain(error)
    }
  }

  /// Tells the counts so far, as SIGUSR1 asks for.
  private func answer(_ report: SniffReport, to output: inout StandardOutput) throws {
    if self.output.json, files.write != "-" {
      report.appendJSON(isLast: false, to: &output.buffer)
      try output.endLine()
    } else {
      var text = LineBuffer(capacity: 128)
      report.appendProgress(to: &text)
      complain(text.text)
    }
  }

  private func makePrinter(_ configuration: SniffConfiguration) -> PacketPrinter {
    guard files.showsPackets, files.isPrinting || !statistics.isCounting else { return .nothing }
    let services = meaning.services
    let classifier = meaning.isClassifying ? PacketClassifier(services: services) : nil
    let lines = lines.configuration
    var interfaces: [String] = []
    if case .interfaces(let names, _) = configuration.source { interfaces = names }
    if output.json {
      return .json(
        classifier: classifier,
        showsApplications: lines.showsApplications,
        interfaces: interfaces,
        interfaceName: lines.interfaceName
      )
    }
    return .text(
      lines,
      classifier: classifier,
      explainer: meaning.isExplaining ? explainer(services) : nil,
      interfaces: interfaces.count > 1 ? interfaces : []
    )
  }

  /// What explains packets, in the width of the terminal.
  private func explainer(_ services: ServiceTable) -> PacketExplainer {
    PacketExplainer(
      width: TerminalSize(of: StandardDescriptors.output)?.columns ?? 80,
      style: TextStyle(isEnabled: output.color.isEnabled(for: StandardDescriptors.output)),
      services: services,
      showsApplications: lines.showsApplications
    )
  }

  /// Sets the filter; `false`, and a complaint with a mark under the word, when it has an error.
  private func apply(
    _ expression: FilterExpression,
    to source: inout some PacketSource & ~Copyable,
    _ stopRequest: SignalLatch
  ) throws -> Bool {
    do {
      // The library compiles a long filter for minutes, and nothing was read that could be lost.
      try stopRequest.endingAtOnce { try source.select(expression) }
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

  private func finish(
    _ session: inout SniffSession,
    with report: SniffReport,
    _ configuration: SniffConfiguration
  ) throws {
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
    // As with complaints, there is nowhere left to say that standard error is closed.
    try? StandardDescriptors.write(counts.octets, to: StandardDescriptors.error)
    if let warning = report.lossWarning(isShowing: files.showsPackets) { complain(warning) }
    if let filter = configuration.filter, let hint = report.tagHint(for: filter.text) {
      complain(hint)
    }
    let forgotten = session.forgottenConversationCount
    if forgotten > 0 {
      complain(
        "TCP sequence numbers began anew \(forgotten) times: only about a million conversations "
          + "are remembered; use -S for the numbers as they came"
      )
    }
  }
}
