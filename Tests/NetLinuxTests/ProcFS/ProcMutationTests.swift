import NetCore
import TestSupport
import Testing

@testable import NetLinux

@Suite struct ProcMutationTests {
  private static let rows = [
    "   0: 0100007F:1389 00000000:0000 0A 00000000:00000003 00:00000000 00000000   101        0"
      + " 33069 2 000000006e01adbe 100 0 0 10 5",
    "   7: 0100007F:1389 0100007F:8C62 06 00000000:00000000 03:00000FFF 00000000     0        0 0"
      + " 3 000000009f3f1d2e",
    "15881: 00000000:0035 00000000:0000 07 00000000:00000340 00:00000000 00000000     0        0"
      + " 33074 2 00000000d0875881 0",
    "   1: 0000000000000000FFFF00000100007F:138A 0000000000000000FFFF00000100007F:C47A 01"
      + " 00000000:00000000 00:00000000 00000000     0        0 33073 1 00000000f80b0768 20 0 0 10 -1",
    "000000004438c258: 00000002 00000000 00010000 0001 01 33079 @zoo abs",
    "00000000c9b6ced2 3      2    0800   12    1 5000   1000   33083 ",
  ].map { Array($0.utf8) }

  /// A row with a few octets changed, doubled, dropped or swapped for their neighbours.
  private static func mutate(_ row: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var row = row
    for _ in 0..<Int.random(in: 1...4, using: &generator) where !row.isEmpty {
      let index = Int.random(in: row.indices, using: &generator)
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: row[index] = UInt8.random(in: 0...255, using: &generator)
      case 1: row.remove(at: index)
      case 2: row.insert(row[index], at: index)
      case 3: row.insert(contentsOf: Array("18446744073709551616".utf8), at: index)
      case 4: row.removeSubrange(index...)
      default: row[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
      }
    }
    return row
  }

  @Test func `mutated rows are parsed or refused, never a trap`() {
    var generator = SeededGenerator()
    var parsedCount = 0
    var refusedCount = 0
    for round in 0..<60_000 {
      let row = Self.mutate(Self.rows[round % Self.rows.count], &generator)
      func attempt(_ body: () throws(ProcRowError) -> Void) {
        do {
          try body()
          parsedCount += 1
        } catch {
          refusedCount += 1
          #expect(!error.description.isEmpty)
        }
      }
      let table = InternetSocketTable.allCases[round / 7 % InternetSocketTable.allCases.count]
      let order = KernelByteOrder.allCases[round / 3 % 2]
      attempt { () throws(ProcRowError) in
        _ = try SocketRecord(parsing: row.octets, of: table, byteOrder: order)
      }
      attempt { () throws(ProcRowError) in
        _ = try UnixSocketRecord(parsing: row.octets)
      }
      attempt { () throws(ProcRowError) in
        _ = try PacketSocketRecord(parsing: row.octets)
      }
    }
    // Both ways were taken, or the mutations test nothing.
    #expect(parsedCount > 1000)
    #expect(refusedCount > 100_000)
  }

  @Test func `of a mutated table every line is a row, a repetition or a skipped line`() throws {
    var generator = SeededGenerator()
    let tree = try TemporaryTree()
    for _ in 0..<50 {
      let lines = (0..<200).map { index -> [UInt8] in
        let row = Self.rows[index % Self.rows.count]
        let mutated = Bool.random(using: &generator) ? Self.mutate(row, &generator) : row
        return mutated.map { $0 == 10 ? 32 : $0 }
      }
      try tree.write(Array(lines.joined(separator: [10])) + [10], to: "net/tcp")
      let table = try ProcFS(root: tree.path).sockets(of: .init(.tcp, .inet))
      #expect(table.rows.count + table.repeatedRowCount + table.skippedRowCount == lines.count)
      #expect(!table.rows.isEmpty)
      #expect(table.skippedRowCount > 0)
    }
  }
}
