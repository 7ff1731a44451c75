public import ArgumentParser

/// The options of every tool that decide whether names are looked up.
public struct ResolveOptions: ParsableArguments, Sendable {
  /// Whether to show names of addresses and ports.
  @Flag(name: .long, help: "Look up names of addresses and services for display.")
  public var resolve = false

  @OptionGroup private var numericOptions: NumericOptions

  /// How often `-n` was given.
  public var numeric: Int { numericOptions.numeric }

  /// The defaults: numbers.
  public init() {}
}
