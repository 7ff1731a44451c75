import NetCore
import Synchronization
import TestSupport
import Testing

@testable import NetLinux

@Suite struct ProcTableTests {
  private static let heading =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout"
    + " inode\n"

  private static func row(port: Int, inode: Int, pointer: String = "0000000000000001") -> String {
    let digits = String(port, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: 4 - digits.count) + digits
    return "   0: 0100007F:\(padded) 00000000:0000 0A 00000000:00000000 00:00000000 00000000"
      + "     0        0 \(inode) 1 \(pointer) 100 0 0 10 0\n"
  }

  private func read(_ text: String) throws -> (ProcTable<SocketRecord>, [SkippedRow]) {
    let tree = try TemporaryTree()
    try tree.write(text, to: "net/tcp")
    var skipped: [SkippedRow] = []
    let table = try ProcFS(root: tree.path).sockets(of: .init(.tcp, .inet)) { _ in
      true
    } skip: {
      skipped.append(
        SkippedRow(
          path: String($0.path.dropFirst(tree.path.count)),
          line: $0.line,
          reason: $0.reason
        )
      )
    }
    return (table, skipped)
  }

  @Test func `rows are read around malformed ones, and those are named`() throws {
    let (table, skipped) = try read(
      Self.heading + Self.row(port: 80, inode: 1) + "garbage\n" + Self.row(port: 81, inode: 2)
        + String(repeating: "y", count: 70_000) + "\n" + Self.row(port: 82, inode: 3).dropLast()
    )
    #expect(table.rows.map(\.localPort) == [80, 81, 82])
    #expect(table.skippedRowCount == 2)
    #expect(
      skipped.map(\.description) == [
        "/net/tcp:3: unexpected character in 'sl'",
        "/net/tcp:5: the line is longer than 65536 octets",
      ]
    )
  }

  @Test func `a table without its heading loses no row`() throws {
    let (table, skipped) = try read(Self.row(port: 80, inode: 1))
    #expect(table.rows.count == 1)
    #expect(skipped.isEmpty)
  }

  @Test func `a row that comes again is counted and kept once`() throws {
    let rows = (0..<3000).map { Self.row(port: $0 + 1, inode: $0 + 1) }
    let (table, _) = try read(Self.heading + (rows + rows[1000..<1010] + rows[0..<5]).joined())
    #expect(table.rows.count == 3000)
    #expect(table.repeatedRowCount == 15)
  }

  @Test(.timeLimit(.minutes(1))) func `a large table takes no quadratic step`() throws {
    // Everything but the pointer is equal; comparing each row with each would take minutes.
    var text = Self.heading
    for index in 0..<40_000 {
      text += Self.row(port: 80, inode: 7, pointer: "00000000" + String(10_000_000 + index))
    }
    let (table, _) = try read(text)
    #expect(table.rows.count == 40_000)
    #expect(table.repeatedRowCount == 0)
  }

  @Test func `sockets that differ in inode or pointer alone are both kept`() throws {
    let (table, _) = try read(
      Self.row(port: 80, inode: 1) + Self.row(port: 80, inode: 2)
        + Self.row(port: 80, inode: 1, pointer: "0000000000000002")
    )
    #expect(table.rows.count == 3)
    #expect(table.repeatedRowCount == 0)
  }

  @Test func `a missing table is an error that names the file`() throws {
    let tree = try TemporaryTree()
    let error = #expect(throws: SystemError.self) {
      _ = try ProcFS(root: tree.path).sockets(of: .init(.tcp, .inet))
    }
    #expect(error?.subject == tree.path + "/net/tcp")
  }

  @Test func `rows of local sockets that claim one inode are disputed`() throws {
    let tree = try TemporaryTree()
    try tree.write(
      """
      Num       RefCount Protocol Flags    Type St Inode Path
      00000000ca89ea44: 00000003 00000000 00000000 0001 03  1056
      00000000ca89ea45: 00000002 00000000 00010000 0001 01 33079 /run/n
      00000000ca89ea46: 00000002 00000000 00010000 0001 01  1056 /run/sshd.sock
      rest of a path
      00000000ca89ea47: 00000003 00000000 00000000 0001 02     0
      00000000ca89ea48: 00000003 00000000 00000000 0001 02     0

      """,
      to: "net/unix"
    )
    let skipped = Mutex<[Int]>([])
    let table = try ProcFS(root: tree.path).unixSockets(where: { _ in true }) { line in
      skipped.withLock { $0.append(line.line) }
    }
    #expect(table.rows.map(\.isDisputed) == [true, false, true, false, false])
    #expect(skipped.withLock { $0 } == [5])
  }

  @Test func `the tables of this machine are read without a skipped row`() throws {
    for table in [InternetSocketTable(.tcp, .inet), .init(.udp, .inet), .init(.raw, .inet)] {
      #expect(try ProcFS().sockets(of: table).skippedRowCount == 0)
    }
    #expect(try ProcFS().unixSockets().skippedRowCount == 0)
  }
}
