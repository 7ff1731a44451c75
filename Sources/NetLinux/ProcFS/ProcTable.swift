/// What was read from one table: its rows, and what was left out.
public struct ProcTable<Row: Sendable>: Sendable {
  /// The rows, in the order of the file, each once.
  public internal(set) var rows: [Row] = []
  /// How many lines could not be read as a row.
  public internal(set) var skippedRowCount = 0
  /// How many rows came again.
  ///
  /// A table is not a snapshot: while sockets come and go the kernel may print one twice.
  public internal(set) var repeatedRowCount = 0

  /// A table without rows.
  public init() {}
}
