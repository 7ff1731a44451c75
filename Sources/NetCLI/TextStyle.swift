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
    /// One of several things that are told apart: a colour by its number, six in turn.
    case mark(Int)
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
    case .mark(let number):
      switch number % 6 {
      case 0: buffer.append("\u{1b}[36m")
      case 1: buffer.append("\u{1b}[33m")
      case 2: buffer.append("\u{1b}[35m")
      case 3: buffer.append("\u{1b}[32m")
      case 4: buffer.append("\u{1b}[34m")
      default: buffer.append("\u{1b}[91m")
      }
    }
    body(&buffer)
    buffer.append("\u{1b}[0m")
  }
}
