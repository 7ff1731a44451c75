internal import NetCLI
internal import NetCapture
internal import NetCore

extension SniffCommand {
  /// Does what `-D` asks for.
  func listInterfaces() throws -> ExitStatus {
    var standardOutput = StandardOutput()
    let interfaces = try NetworkInterface.all()
    if output.json {
      try InterfaceList.appendJSON(interfaces, to: &standardOutput)
    } else {
      try InterfaceList.append(interfaces, to: &standardOutput)
    }
    try standardOutput.flush()
    return .success
  }

  /// Does what `-L` asks for.
  func listLinkTypes() throws -> ExitStatus {
    var standardOutput = StandardOutput()
    let name = try interfaceName()
    var configuration = try liveConfiguration()
    configuration.linkType = nil
    let handle = try PcapHandle(capturing: name, configuration)
    try InterfaceList.append(
      handle.availableLinkTypes(),
      of: name,
      isJSON: output.json,
      to: &standardOutput
    )
    try standardOutput.flush()
    return .success
  }

  /// Does what `-J` asks for.
  func listTimestampTypes() throws -> ExitStatus {
    var standardOutput = StandardOutput()
    let name = try interfaceName()
    try InterfaceList.append(
      TimestampType.all(of: name),
      of: name,
      isJSON: output.json,
      to: &standardOutput
    )
    try standardOutput.flush()
    return .success
  }

  /// Does what `-d` asks for: the program is that for the interface or file, else for Ethernet.
  func showProgram() throws -> ExitStatus {
    do {
      let program = try compiled().instructions
      var standardOutput = StandardOutput()
      try ProgramText(count: filtering.programForm).append(program, to: &standardOutput)
      try standardOutput.flush()
      return .success
    } catch let error as FilterError {
      show(error)
      return .failure
    }
  }

  private func compiled() throws -> CaptureFilter {
    // Nothing matches everything.
    let filter = try filter() ?? ""
    let live = try liveConfiguration()
    if let path = try files.read ?? files.list.flatMap(CaptureFileNameList.names)?.first {
      let file = try CaptureFile.open(path)
      return try CaptureFilter(filter, file.linkType, snapshotLength: file.snapshotLength)
    }
    guard selection.interface.isEmpty else {
      return try CaptureFilter(filter, for: PcapHandle(capturing: interfaceName(), live))
    }
    let length = live.snapshotLength
    return try CaptureFilter(filter, live.linkType ?? .ethernet, snapshotLength: length)
  }

  /// Says what is wrong with a filter, and shows where.
  func show(_ error: FilterError) {
    complain("filter: \(error.why.escapedForTerminal); see pcap-filter(7)")
    // An escape is longer than what it stands for, so that the mark would not be under the word.
    let shown = error.expression.escapedForTerminal
    guard let range = error.range, shown == error.expression else { return }
    complain("  \(shown)")
    let mark = "^" + String(repeating: "~", count: max(range.count - 1, 0))
    complain("  \(String(repeating: " ", count: range.lowerBound))\(mark)")
  }
}
