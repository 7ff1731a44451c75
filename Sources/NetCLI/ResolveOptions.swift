public import ArgumentParser

/// The options of every tool that decide whether names are looked up.
public struct ResolveOptions: ParsableArguments, Sendable {
  /// Whether to show names of addresses and ports.
  @Flag(name: .long, help: "Look up names of addresses and services for display.")
  public var resolve = false

  /// How often `-n` was given; numbers are the default, so it changes nothing.
  @Flag(
    name: .customShort("n"),
    help: "Show numbers, not names: the default; -n and -nn are accepted for habit."
  )
  public var numeric: Int

  /// The defaults: numbers.
  public init() {}
}
