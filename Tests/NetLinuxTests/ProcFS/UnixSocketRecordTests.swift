import NetCore
import Testing

@testable import NetLinux

@Suite struct UnixSocketRecordTests {
  private func parse(_ row: String) throws(ProcRowError) -> UnixSocketRecord {
    try UnixSocketRecord(parsing: Array(row.utf8).octets)
  }

  @Test func `a listening row gives every column`() throws {
    let socket = try parse(
      "000000004438c258: 00000002 00000000 00010000 0001 01 33079 @zoo abs\u{1b}[31m"
    )
    #expect(socket.pointer == 0x4438_c258)
    #expect(socket.referenceCount == 2)
    #expect(socket.flags == .acceptsConnections)
    #expect(socket.kind == .stream)
    #expect(socket.state == .unconnected)
    #expect(socket.isListening)
    #expect(socket.inode == 33079)
    #expect(socket.path == Array("@zoo abs\u{1b}[31m".utf8))
  }

  @Test func `a row without a path is an unbound socket`() throws {
    let socket = try parse("000000004438c258: 00000003 00000000 00000000 0002 03     7")
    #expect(socket.path.isEmpty)
    #expect(socket.inode == 7)
    #expect(socket.state == .connected)
    #expect(!socket.isListening)
  }

  @Test func `a path that begins with blanks keeps them`() throws {
    let socket = try parse("000000004438c258: 00000003 00000000 00000000 0002 01 12345   a ")
    #expect(socket.path == Array("  a ".utf8))
  }

  @Test func `a 32-bit kernel prints pointers of eight digits`() throws {
    #expect(try parse("c1234567: 00000003 00000000 00000000 0002 03 12345").pointer == 0xc123_4567)
  }

  @Test(arguments: [
    ("/tail/of/a/path.sock", ProcRowError(.pointer, .unexpected)),
    // The forged row of a path with a line break, when it is not exact to the digit.
    ("0000: 00000002 00000000 00010000 0001 01 999999 /forged", ProcRowError(.pointer, .width)),
    (
      "0000000000000000: 2 00000000 00010000 0001 01 999999 /forged",
      ProcRowError(.referenceCount, .width)
    ),
    (
      "0000000000000000: 00000002 00000001 00010000 0001 01 999999 /forged",
      ProcRowError(.protocolNumber, .unknownValue)
    ),
    (
      "0000000000000000: 00000002 00000000 00010000 0009 01 999999 /forged",
      ProcRowError(.type, .unknownValue)
    ),
    (
      "0000000000000000: 00000002 00000000 00010000 0001 FF 999999 /forged",
      ProcRowError(.state, .unknownValue)
    ),
    (
      "0000000000000000: 00000002 00000000 00010000 0001 01   999999 /forged",
      ProcRowError(.inode, .width)
    ),
    (
      "0000000000000000: 00000002 00000000 00010000 0001 01 99 /forged",
      ProcRowError(.inode, .width)
    ),
    (
      "0000000000000000: 00000002 00000000 00010000 0001 01     0 /forged",
      ProcRowError(.inode, .unknownValue)
    ),
    ("0000000000000000: 00000002 00000000 00010000 0001 01", ProcRowError(.inode, .missing)),
    ("0000000000000000: 00000002 00000000 00010000 0001 01 12345 ", ProcRowError(.path, .missing)),
    (
      "0000000000000000: 00000002  00000000 00010000 0001 01 12345",
      ProcRowError(.protocolNumber, .unexpected)
    ),
  ])
  func `what the kernel does not print to the digit is refused`(
    _ row: String,
    _ error: ProcRowError
  ) {
    #expect(throws: error) { try parse(row) }
  }
}
