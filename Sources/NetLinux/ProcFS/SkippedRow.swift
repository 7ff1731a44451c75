/// A line of a table that could not be read as a row.
public struct SkippedRow: Hashable, Sendable, CustomStringConvertible {
  /// The path of the file.
  public let path: String
  /// The number of the line, from 1.
  public let line: Int
  /// What is wrong with it.
  public let reason: String

  /// `path:line: reason`.
  public var description: String { "\(path):\(line): \(reason)" }
}
