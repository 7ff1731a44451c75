public import ArgumentParser
internal import Glibc
internal import NetLinux

/// When text is coloured.
public enum ColorChoice: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// On a terminal, unless `NO_COLOR` is set and not empty (no-color.org) or `TERM` is `dumb`.
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
      if let value = Self.environment("NO_COLOR"), !value.isEmpty { return false }
      return Self.environment("TERM") != "dumb" && StandardDescriptors.isTerminal(descriptor)
    }
  }

  private static func environment(_ name: String) -> String? {
    // getenv(3) returns a string that lives until the environment is changed, which we never do.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }
}
