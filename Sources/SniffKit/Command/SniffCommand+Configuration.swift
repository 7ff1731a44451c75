internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

extension SniffCommand {
  /// The options as one value.
  func makeConfiguration() throws -> SniffConfiguration {
    var configuration = SniffConfiguration(source: try source())
    configuration.filter = try filter()
    configuration.limit = selection.limit
    configuration.duration = selection.duration
    configuration.longestPause = selection.untilIdle
    configuration.capturePath = files.write
    configuration.rotation = rotating.rotation
    configuration.isCaptureFlushedByPacket = files.isFlushedByPacket
    return configuration
  }

  /// The filter of the command line or of the file of `-F`; `nil` when it is blank.
  func filter() throws -> FilterExpression? {
    var text = expression.joined(separator: " ")
    if let path = filtering.file { text = try FilterFile.text(at: path) }
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    return FilterExpression(text, isOptimized: !filtering.isNotOptimized)
  }

  private func source() throws -> SniffConfiguration.Source {
    if let path = files.read { return .file(path) }
    if let path = files.list { return .files(try CaptureFileNameList.names(at: path)) }
    return .interfaces(try interfaceNames(), try liveConfiguration())
  }

  func liveConfiguration() throws -> LiveCaptureConfiguration {
    var configuration = LiveCaptureConfiguration()
    if selection.snapshotLength > 0 { configuration.snapshotLength = selection.snapshotLength }
    configuration.isPromiscuous = !live.isNotPromiscuous
    configuration.ringByteCount = live.ringKibibytes * 1024
    configuration.isImmediate = live.isImmediate
    configuration.direction =
      switch live.direction {
      case .in: .incoming
      case .out: .outgoing
      case .inout: .both
      }
    if let name = live.timestampType {
      guard let type = TimestampType(name: name) else {
        throw ToolFailure(
          "time stamp type \(name.escapedForTerminal)",
          why: "there is none of that name",
          remedy: "list those that the interface offers with -J"
        )
      }
      configuration.timestampType = type
    }
    if let name = live.linkType {
      guard let linkType = LinkType(libraryName: name) else {
        throw ToolFailure(
          "link type \(name.escapedForTerminal)",
          why: "there is none of that name",
          remedy: "list those that the interface offers with -L"
        )
      }
      configuration.linkType = linkType
    }
    return configuration
  }

  /// The interfaces that `-i` names, or the first that is up.
  func interfaceNames() throws -> [String] {
    guard !selection.interface.isEmpty else {
      guard let first = try NetworkInterface.all().first(where: { $0.isUp }) else {
        throw ToolFailure(
          "choosing an interface",
          why: "none is up that this user may capture on",
          remedy: "name one with -i, and run with sudo"
        )
      }
      return [first.name]
    }
    let names = try selection.interface.map(interfaceName)
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw ToolFailure(
        "interface \(name.escapedForTerminal)",
        why: "it is named twice",
        remedy: "its packets would come twice"
      )
    }
    return names
  }

  /// The interface that is meant by a name, or by a number of `-D`.
  private func interfaceName(_ name: String) throws -> String {
    // Numbers of -D begin with 1: what overflows the sum below is none.
    guard let number = Int(name), number > 0 else { return name }
    let interfaces = try NetworkInterface.all()
    // A name of digits is a name first.
    if interfaces.contains(where: { $0.name == name }) { return name }
    guard interfaces.indices.contains(number - 1) else {
      throw ToolFailure(
        "interface number \(name)",
        why: "there is none of that number",
        remedy: "list the interfaces with -D"
      )
    }
    return interfaces[number - 1].name
  }

  /// The one interface that is asked about.
  func interfaceName() throws -> String {
    let names = try interfaceNames()
    guard names.count == 1 else {
      throw ToolFailure(
        "listing what an interface offers",
        why: "\(names.count) are named",
        remedy: "name one with -i"
      )
    }
    return names[0]
  }
}
