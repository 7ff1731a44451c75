public import NetCore

/// Colours of a text report; without colour every method writes the plain text.
public struct TextStyle: Sendable {
  /// A meaning that a colour stands for.
  public enum Role: Sendable {
    /// A heading or key.
    case heading
    /// Good news.
    case good
    /// Something to look at.
    case warning
    /// Bad news.
    case bad
    /// Less important text.
    case dim
  }

  /// Whether escape codes are written.
  public let isEnabled: Bool

  /// A style that writes escape codes when `isEnabled`.
  public init(isEnabled: Bool) { self.isEnabled = isEnabled }

  /// Appends what `body` writes in the colour of `role`.
  public func append(
    _ role: Role,
    to buffer: inout LineBuffer,
    _ body: (inout LineBuffer) -> Void
  ) {
    guard isEnabled else { return body(&buffer) }
    switch role {
    case .heading: buffer.append("\u{1b}[1m")
    case .good: buffer.append("\u{1b}[32m")
    case .warning: buffer.append("\u{1b}[33m")
    case .bad: buffer.append("\u{1b}[31m")
    case .dim: buffer.append("\u{1b}[2m")
    }
    body(&buffer)
    buffer.append("\u{1b}[0m")
  }
}
