internal import NetCLI
internal import NetCapture
internal import NetCore

/// The lists of `-D` and `-L`.
enum InterfaceList {
  /// Appends the interfaces as tcpdump lists them, one a line.
  static func append(_ interfaces: [NetworkInterface], to output: inout StandardOutput) throws {
    for (index, interface) in interfaces.enumerated() {
      output.buffer.append(decimal: index + 1)
      output.buffer.append(".")
      output.buffer.append(foreign: interface.name)
      if let description = interface.description {
        output.buffer.append(" (")
        output.buffer.append(foreign: description)
        output.buffer.append(")")
      }
      output.buffer.append(" [")
      append(statusOf: interface, to: &output.buffer)
      output.buffer.append("]")
      try output.endLine()
    }
  }

  private static func append(statusOf interface: NetworkInterface, to buffer: inout LineBuffer) {
    var words: [StaticString] = []
    if interface.isUp { words.append("Up") }
    if interface.isRunning { words.append("Running") }
    if interface.isLoopback { words.append("Loopback") }
    if interface.isWireless { words.append("Wireless") }
    if words.isEmpty { words.append("none") }
    switch (interface.connectionStatus, interface.isWireless) {
    case (.unknown, true): words.append("Association status unknown")
    case (.connected, true): words.append("Associated")
    case (.disconnected, true): words.append("Not associated")
    case (.unknown, false): words.append("Connection status unknown")
    case (.connected, false): words.append("Connected")
    case (.disconnected, false): words.append("Disconnected")
    case (.notApplicable, _): break
    }
    for (index, word) in words.enumerated() {
      if index > 0 { buffer.append(", ") }
      buffer.append(word)
    }
  }

  /// Appends the interfaces as JSON, one row each.
  static func appendJSON(_ interfaces: [NetworkInterface], to output: inout StandardOutput) throws {
    for (index, interface) in interfaces.enumerated() {
      output.buffer.beginObject()
      output.buffer.member("type", literal: "interface")
      output.buffer.member("number", index + 1)
      output.buffer.member("name", interface.name)
      if let description = interface.description {
        output.buffer.member("description", description)
      }
      output.buffer.member("up", interface.isUp)
      output.buffer.member("running", interface.isRunning)
      output.buffer.member("loopback", interface.isLoopback)
      output.buffer.member("wireless", interface.isWireless)
      output.buffer.member("connection_status", literal: interface.connectionStatus.name)
      output.buffer.endObject()
      try output.endLine()
    }
  }

  /// Appends the link types that the interface called `name` offers.
  static func append(
    _ linkTypes: [LinkType],
    of name: String,
    isJSON: Bool,
    to output: inout StandardOutput
  ) throws {
    if !isJSON {
      output.buffer.append("Data link types for ")
      output.buffer.append(foreign: name)
      output.buffer.append(" (use option -y to set):")
      try output.endLine()
    }
    for linkType in linkTypes {
      if isJSON {
        output.buffer.beginObject()
        output.buffer.member("type", literal: "link_type")
        output.buffer.member("interface", name)
        output.buffer.member("number", linkType.rawValue)
        if let name = linkType.libraryName { output.buffer.member("name", name) }
        if let text = linkType.libraryDescription { output.buffer.member("description", text) }
        output.buffer.endObject()
      } else {
        output.buffer.append("  ")
        output.buffer.append(text: linkType.title)
      }
      try output.endLine()
    }
  }
}

extension InterfaceList {
  /// Appends the types of time stamps that the interface called `name` offers.
  static func append(
    _ types: [TimestampType],
    of name: String,
    isJSON: Bool,
    to output: inout StandardOutput
  ) throws {
    if !isJSON {
      if types.isEmpty {
        output.buffer.append("Time stamp type cannot be set for ")
        output.buffer.append(foreign: name)
      } else {
        output.buffer.append("Time stamp types for ")
        output.buffer.append(foreign: name)
        output.buffer.append(" (use option -j to set):")
      }
      try output.endLine()
    }
    for type in types {
      if isJSON {
        output.buffer.beginObject()
        output.buffer.member("type", literal: "timestamp_type")
        output.buffer.member("interface", name)
        output.buffer.member("name", type.name)
        if let text = type.description { output.buffer.member("description", text) }
        output.buffer.endObject()
      } else {
        output.buffer.append("  ")
        output.buffer.append(text: type.name)
        if let text = type.description { output.buffer.append(text: " (\(text))") }
      }
      try output.endLine()
    }
  }
}

extension LinkType {
  /// Name and description, `EN10MB (Ethernet)`, or the number of a type without a name.
  var title: String {
    guard let name = libraryName else { return String(rawValue) }
    return libraryDescription.map { "\(name) (\($0))" } ?? name
  }
}

extension NetworkInterface.ConnectionStatus {
  fileprivate var name: StaticString {
    switch self {
    case .unknown: "unknown"
    case .connected: "connected"
    case .disconnected: "disconnected"
    case .notApplicable: "not_applicable"
    }
  }
}
