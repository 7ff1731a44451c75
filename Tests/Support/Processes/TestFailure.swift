/// Why a test could not get as far as its expectations.
public struct TestFailure: Error, CustomStringConvertible {
  /// What went wrong, for the person who reads the report.
  public let description: String

  /// A failure that says `description`.
  public init(_ description: String) { self.description = description }
}
