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
