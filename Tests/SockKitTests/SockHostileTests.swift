import NetLinux
import TestSupport
import Testing

@testable import SockKit

@Suite struct SockHostileTests {
  @Test func `no octet of a mutated tree steers the terminal or breaks the JSON`() throws {
    var generator = SeededGenerator()
    let machine = try SavedMachine()
    let files: [(String, String)] = [
      ("net/tcp", SavedMachine.tcp), ("net/tcp6", SavedMachine.tcp6), ("net/udp", SavedMachine.udp),
      ("net/raw6", SavedMachine.raw6), ("net/unix", SavedMachine.unix),
      ("net/packet", SavedMachine.packet), ("712/comm", "nginx\n"),
    ]
    var rowCount = 0
    for _ in 0..<60 {
      for (name, text) in files {
        var octets = Array(text.utf8)
        for _ in 0..<3 {
          let index = Int.random(in: octets.indices, using: &generator)
          octets[index] = UInt8.random(in: 0...255, using: &generator)
        }
        try machine.tree.write(octets, to: name)
      }
      let configuration = try machine.configuration("-apeo", "--json")
      let listing = SavedMachine.run(configuration)
      rowCount += listing.rowCount
      for line in try SavedMachine.text(listing, configuration) {
        #expect(
          line.unicodeScalars.allSatisfy { $0.value >= 32 && !(127...159).contains($0.value) }
        )
      }
      let rows = try SavedMachine.json(listing, configuration).map { try JSONValue(parsing: $0) }
      #expect(rows.count == listing.rowCount + 1)
    }
    #expect(rowCount > 100)
  }

  @Test func `a forged row of the same inode is disputed in the listing`() throws {
    let machine = try SavedMachine()
    // The path of the first socket holds a line break and the row of a socket that is not there.
    try machine.tree.write(
      SavedMachine.unix
        + """
        0000000000000004: 00000002 00000000 00010000 0001 01 20004 /tmp/n
        0000000000000000: 00000002 00000000 00010000 0001 01 20001 /run/trusted.sock

        """,
      to: "net/unix"
    )
    let configuration = try machine.configuration("-xl", "--json")
    // Nobody can be asked about a saved tree, so both rows are shown and marked.
    let rows = try SavedMachine.json(SavedMachine.run(configuration), configuration)
      .map { try JSONValue(parsing: $0) }
    let disputed = rows.filter { $0["disputed"] == true }.compactMap { $0["path"]?.string }
    #expect(disputed == ["/run/a b.sock", "/run/trusted.sock"])
  }
}
