import Testing

/// The five tools, for tests that hold for each of them.
enum SuiteTool: String, CaseIterable, CustomTestStringConvertible {
  case netping, netsniff, netclass, netsock, nettalk

  var testDescription: String { rawValue }

  /// The library that holds all of the tool but its entry point.
  var kit: String {
    switch self {
    case .netping: "PingKit"
    case .netsniff: "SniffKit"
    case .netclass: "ClassKit"
    case .netsock: "SockKit"
    case .nettalk: "TalkKit"
    }
  }
}
