public import ArgumentParser

/// The option that people type to see numbers, which all tools show anyway.
public struct NumericOptions: ParsableArguments, Sendable {
  /// How often `-n` was given; numbers are the default, so it changes nothing.
  @Flag(
    name: .customShort("n"),
    help: "Show numbers, not names: the default; -n and -nn are accepted for habit."
  )
  public var numeric: Int

  /// The defaults: numbers.
  public init() {}
}
