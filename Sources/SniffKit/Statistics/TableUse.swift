/// How much of the keys of a kind is in a table.
struct TableUse {
  /// The keys that are kept.
  var kept: Int
  /// How often one made room for another.
  var evictions: UInt64
}
