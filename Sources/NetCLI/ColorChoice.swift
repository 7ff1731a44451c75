public import ArgumentParser
internal import NetLinux

/// When text is coloured.
public enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// On a terminal, unless `NO_COLOR` is set and not empty (no-color.org) or `TERM` is `dumb`,
  /// empty or not set.
  case auto
  /// Always.
  case always
  /// Never.
  case never

  /// Whether output to `descriptor` is to be coloured.
  public func isEnabled(for descriptor: Int32) -> Bool {
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = EnvironmentVariable.value(of: "NO_COLOR"), !value.isEmpty { return false }
      return TerminalCommands.areFollowed(by: descriptor)
    }
  }
}
