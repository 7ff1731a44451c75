/// What is drawn in a column of the graph.
enum GraphPoint: Hashable, Sendable {
  /// No probe.
  case nothing
  /// Probes that nothing was heard of yet.
  case waiting
  /// The mean round-trip time, in nanoseconds.
  case time(Int64)
  /// The same, when probes of the column were lost too.
  case partly(Int64)
  /// Every probe was lost.
  case lost
}
