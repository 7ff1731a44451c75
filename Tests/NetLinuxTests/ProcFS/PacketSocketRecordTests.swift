import NetCore
import Testing

@testable import NetLinux

@Suite struct PacketSocketRecordTests {
  private func parse(_ row: String) throws(ProcRowError) -> PacketSocketRecord {
    try PacketSocketRecord(parsing: Array(row.utf8).octets)
  }

  @Test func `a row gives every column`() throws {
    let socket = try parse(
      "00000000c9b6ced2 3      2    0800   12    1 5000   1000   33083 "
    )
    #expect(socket.pointer == 0xc9b6_ced2)
    #expect(socket.referenceCount == 3)
    #expect(socket.kind == 2)
    #expect(socket.protocolNumber == 0x800)
    #expect(socket.interfaceIndex == 12)
    #expect(socket.isRunning)
    #expect(socket.receiveQueue == 5000)
    #expect(socket.userIdentifier == 1000)
    #expect(socket.inode == 33083)
  }

  @Test(arguments: [
    ("", ProcRowError(.pointer, .missing)),
    ("00000000c9b6ced2", ProcRowError(.referenceCount, .missing)),
    ("00000000c9b6ced2 3      3    3", ProcRowError(.protocolNumber, .width)),
    ("00000000c9b6ced2 3 3 0003 0 1 0 0 12x", ProcRowError(.inode, .unexpected)),
    ("00000000c9b6ced2 3 70000 0003", ProcRowError(.type, .tooLarge)),
  ])
  func `a malformed row names its first wrong column`(_ row: String, _ error: ProcRowError) {
    #expect(throws: error) { try parse(row) }
  }
}
