public import ArgumentParser

/// The options of every tool that choose the form of its output.
public struct OutputOptions: ParsableArguments, Sendable {
  /// Whether to print JSON.
  @Flag(name: .long, help: "Print one JSON object a line instead of text.")
  public var json = false

  /// When to use colour.
  @Option(name: .long, parsing: .unconditional, help: "Use colour: auto, always or never.")
  public var color = ColorChoice.auto

  /// The defaults: text, colour on terminals.
  public init() {}
}
