/// The newest columns of one target.
struct GraphHistory: Hashable, Sendable {
  private struct Cell: Hashable, Sendable {
    var sum: Int64 = 0
    var received: UInt32 = 0
    var lost: UInt32 = 0
  }

  /// So many columns are kept: no terminal is wider, or wants to be.
  static let columnCount = 256
  /// Later columns are not told apart: after centuries.
  static let lastColumn = Int(Int32.max)

  /// Empty until a probe is sent.
  private var cells: [Cell] = []
  /// The newest column that a probe was sent in.
  private var newest = -1

  /// Notes that probes are sent in `column`, which comes behind those before it.
  mutating func advance(to column: Int) {
    guard column > newest else { return }
    if cells.isEmpty { cells = Array(repeating: Cell(), count: Self.columnCount) }
    for passed in max(newest + 1, column - Self.columnCount + 1)...column {
      cells[passed % Self.columnCount] = Cell()
    }
    newest = column
  }

  /// Takes the reply to a probe of `column` into account.
  mutating func addReply(_ roundTrip: Int64, in column: Int) {
    update(column) {
      let (sum, overflow) = $0.sum.addingReportingOverflow(max(roundTrip, 0))
      $0.sum = overflow ? .max : sum
      $0.received &+= 1
    }
  }

  /// Takes the loss of a probe of `column` into account.
  mutating func addLoss(in column: Int) { update(column) { $0.lost &+= 1 } }

  private mutating func update(_ column: Int, _ change: (inout Cell) -> Void) {
    advance(to: column)
    guard column >= 0, newest - column < Self.columnCount else { return }
    change(&cells[column % Self.columnCount])
  }

  /// The newest `count` columns up to `last`, the newest at the end.
  func points(last: Int, count: Int) -> [GraphPoint] {
    guard count > 0 else { return [] }
    return (last - count + 1...last).map { column in
      guard column >= 0, column <= newest, newest - column < Self.columnCount else {
        return .nothing
      }
      let cell = cells[column % Self.columnCount]
      guard cell.received > 0 else { return cell.lost > 0 ? .lost : .waiting }
      let mean = cell.sum / Int64(cell.received)
      return cell.lost > 0 ? .partly(mean) : .time(mean)
    }
  }
}
