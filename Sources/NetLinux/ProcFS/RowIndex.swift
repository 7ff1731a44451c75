/// Finds rows that were kept already, by identity: a hash table of places in an array of rows.
///
/// It holds four octets a slot where a `Set` of identities would hold a copy of each. Hashes are
/// seeded anew for every process, so no file can be made to collide.
struct RowIndex {
  private var slots = [UInt32](repeating: 0, count: 1 << 10)

  /// Whether a row with the identity of `row` is in `rows`; if not, records that `row` is to be
  /// appended to them.
  mutating func containsElseInsert<Row: ProcTableRow>(_ row: Row, in rows: [Row]) -> Bool {
    guard let identity = row.identity else { return false }
    let position = UInt32(truncatingIfNeeded: rows.count &+ 1)
    if rows.count >= slots.count / 2 { rebuild(for: rows) }
    var slot = Self.slot(of: identity, among: slots.count)
    while slots[slot] != 0 {
      if rows[Int(slots[slot]) - 1].identity == identity { return true }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = position
    return false
  }

  private static func slot(of identity: some Hashable, among count: Int) -> Int {
    identity.hashValue & (count &- 1)
  }

  private mutating func rebuild<Row: ProcTableRow>(for rows: [Row]) {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (index, row) in rows.enumerated() {
      guard let identity = row.identity else { continue }
      var slot = Self.slot(of: identity, among: slots.count)
      while slots[slot] != 0 { slot = (slot &+ 1) & (slots.count &- 1) }
      slots[slot] = UInt32(truncatingIfNeeded: index &+ 1)
    }
  }
}
