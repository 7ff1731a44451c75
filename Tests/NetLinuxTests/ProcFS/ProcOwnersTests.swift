import Glibc
import NetCore
import TestSupport
import Testing

@testable import NetLinux

@Suite struct ProcOwnersTests {
  private func savedTree() throws -> TemporaryTree {
    let tree = try TemporaryTree()
    try tree.link("712/fd/3", to: "socket:[100]")
    try tree.link("712/fd/12", to: "socket:[100]")
    try tree.link("712/fd/4", to: "/var/log/socket:[300]")
    try tree.link("712/fd/5", to: "socket:[99999999999999999999]")
    try tree.link("712/fd/6", to: "socket:[]")
    try tree.link("712/fd/7", to: "socket:[300")
    try tree.link("712/fd/8", to: "pipe:[300]")
    try tree.write("x) (y\nz\n", to: "712/comm")
    try tree.link("90/fd/0", to: "socket:[100]")
    try tree.link("90/fd/1", to: "socket:[200]")
    try tree.write("90 (a (b) c) S 1 90 90 0 -1 4194560\n", to: "90/stat")
    // A process that ended while the tree was saved, and what is no process.
    try tree.link("91/fd/0", to: "socket:[200]")
    try tree.link("self/fd/0", to: "socket:[200]")
    try tree.write("", to: "92")
    return tree
  }

  @Test func `every process and descriptor of a socket is found, in order`() throws {
    let tree = try savedTree()
    let owners = try ProcFS(root: tree.path).owners(of: [0, 100, 200, 300])
    #expect(owners.unreadableProcessCount == 0)
    let shared = owners.owners(of: 100)
    #expect(shared.map(\.process.processIdentifier) == [90, 712, 712])
    #expect(shared.map(\.descriptor) == [0, 3, 12])
    #expect(owners.owners(of: 200).map(\.process.processIdentifier) == [90])
    #expect(owners.owners(of: 300).isEmpty)
    #expect(owners.owners(of: 0).isEmpty)
  }

  @Test func `names may hold parentheses and line feeds`() throws {
    let tree = try savedTree()
    let owners = try ProcFS(root: tree.path).owners(of: [100])
    let names = owners.owners(of: 100).map { String(decoding: $0.process.command, as: UTF8.self) }
    #expect(names == ["a (b) c", "x) (y\nz", "x) (y\nz"])
  }

  @Test func `only sockets that were asked for are looked for`() throws {
    let tree = try savedTree()
    let owners = try ProcFS(root: tree.path).owners(of: [200])
    #expect(owners.owners(of: 100).isEmpty)
    // Without any, the tree need not even exist.
    #expect(try ProcFS(root: "/nonexistent").owners(of: [0, 0]).unreadableProcessCount == 0)
    #expect(throws: SystemError.self) { _ = try ProcFS(root: "/nonexistent").owners(of: [1]) }
  }

  @Test func `a socket of this very process is found`() throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var status = stat()
    try #require(unsafe fstat(descriptor, &status) == 0)
    let owners = try ProcFS().owners(of: [UInt64(status.st_ino)])
    let own = owners.owners(of: UInt64(status.st_ino)).filter {
      $0.process.processIdentifier == getpid()
    }
    #expect(own.map(\.descriptor) == [descriptor])
  }

  @Test func `the user's names are read as getpwuid reads them`() {
    var names = UserNames()
    for line in [
      "root:x:0:0:root:/root:/bin/sh", "toor:x:0:0::/:", "# comment:x:7:", "bad", ":x:8:",
      "big:x:4294967295:", "huge:x:4294967296:", "minus:x:-1:", "short:x:9", "e\u{1b}vil:x:10:",
    ] {
      names.add(Array(line.utf8).octets)
    }
    #expect(names[0] == Array("root".utf8))
    #expect(names[8] == nil)
    #expect(names[9] == nil)
    #expect(names[.max] == Array("big".utf8))
    #expect(names[10] == Array("e\u{1b}vil".utf8))
  }
}
