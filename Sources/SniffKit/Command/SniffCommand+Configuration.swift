internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

extension SniffCommand {
  /// The options as one value.
  func makeConfiguration() throws -> SniffConfiguration {
    var configuration = SniffConfiguration(source: try source())
    let filter = expression.joined(separator: " ")
    if !filter.allSatisfy(\.isWhitespace) { configuration.filter = filter }
    configuration.limit = selection.limit
    configuration.capturePath = files.write
    configuration.isCaptureFlushedByPacket = files.isFlushedByPacket
    return configuration
  }

  private func source() throws -> SniffConfiguration.Source {
    if let path = files.read { return .file(path) }
    return .interface(try interfaceName(), try liveConfiguration())
  }

  func liveConfiguration() throws -> LiveCaptureConfiguration {
    var configuration = LiveCaptureConfiguration()
    if selection.snapshotLength > 0 { configuration.snapshotLength = selection.snapshotLength }
    configuration.isPromiscuous = !live.isNotPromiscuous
    configuration.ringByteCount = live.ringKibibytes * 1024
    configuration.isImmediate = live.isImmediate
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

  /// The interface that `-i` names, or the first that is up.
  func interfaceName() throws -> String {
    guard let name = selection.interface else {
      guard let first = try NetworkInterface.all().first(where: { $0.isUp }) else {
        throw ToolFailure(
          "choosing an interface",
          why: "none is up that this user may capture on",
          remedy: "name one with -i, and run with sudo"
        )
      }
      return first.name
    }
    guard let number = Int(name) else { return name }
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
}
