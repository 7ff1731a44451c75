import Foundation
import TestSupport
import Testing

/// The files of a capture that goes on in another file, and of one that cannot go on.
@Suite struct NetsniffRotationTests {
  /// `count` datagrams of 1000 octets.
  private static func capture(_ count: Int) throws -> TemporaryFile {
    var capture = CaptureBytes()
    for _ in 0..<count {
      let datagram = PacketBytes.udp([UInt8](repeating: 7, count: 958))
      capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, datagram)))
    }
    return try TemporaryFile(capture.octets)
  }

  private static func names(in tree: TemporaryTree) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: tree.path).sorted()
  }

  private static func octets(in tree: TemporaryTree) throws -> [Data] {
    try names(in: tree).map { try Data(contentsOf: URL(filePath: "\(tree.path)/\($0)")) }
  }

  @Test(
    .requires(.peer("tcpdump")),
    arguments: [
      ["-C", "1"], ["-C", "1", "-W", "2"], ["-C", "1", "-W", "11"], ["-C", "1", "-W", "1"],
    ]
  )
  func `files and their names are tcpdump's`(options: [String]) throws {
    let source = try Self.capture(4000)
    let ours = try TemporaryTree()
    let theirs = try TemporaryTree()
    let user = Privileges.isRoot ? ["-Z", "root"] : []
    let arguments = options + user + ["-r", source.path, "-w"]
    let result = try Command.tool("netsniff", arguments + ["\(ours.path)/kept"]).run()
    #expect(result.exitStatus == 0, "\(result)")
    let expected = try Command.peer("tcpdump", arguments + ["\(theirs.path)/kept"]).run()
    #expect(expected.exitStatus == 0, "\(expected)")
    #expect(try Self.names(in: ours) == Self.names(in: theirs))
    #expect(try Self.octets(in: ours) == Self.octets(in: theirs))
  }

  @Test func `the command gets the name of every file that was closed, and no shell`() throws {
    let source = try Self.capture(30)
    let tree = try TemporaryTree()
    // Whoever netsniff goes on as must be able to write here.
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: tree.path)
    let result = try Command.tool(
      "netsniff",
      ["-r", source.path, "-C", "10k", "-z", "gzip", "-w", "\(tree.path)/a; b"]
    ).run()
    #expect(result.exitStatus == 0, "\(result)")
    var names: [String] = []
    for _ in 0..<500 where names != ["a; b.gz", "a; b1.gz", "a; b2"] {
      names = try Self.names(in: tree)
      usleep(10_000)
    }
    #expect(names == ["a; b.gz", "a; b1.gz", "a; b2"])
  }

  @Test func `a command that is not there is told of, and the capture goes on`() throws {
    let source = try Self.capture(30)
    let tree = try TemporaryTree()
    try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: tree.path)
    let result = try Command.tool(
      "netsniff",
      ["-r", source.path, "-C", "20k", "-z", "/no/such/program", "-w", "\(tree.path)/kept"]
    ).run()
    #expect(result.exitStatus == 0)
    #expect(
      result.errorLines.last == "netsniff: running /no/such/program: No such file or directory"
    )
    #expect(try Self.names(in: tree) == ["kept", "kept1"])
  }

  @Test func `a file that may grow no further holds whole packets`() throws {
    let source = try Self.capture(200)
    let copy = try TemporaryFile()
    // 100 blocks of 512 octets; a packet and its header are 1016.
    let limited = Command.peer("sh", "-c", "ulimit -f 100; exec \"$@\"", "sh")
    var command = Command.tool("netsniff", "-r", source.path, "-w", copy.path)
    command.arguments = limited.arguments + [command.executable] + command.arguments
    command.executable = limited.executable
    let result = try command.run()
    #expect(result.exitStatus == 2)
    #expect(
      result.errorLines.last
        == "netsniff: writing \(copy.path): File too large; free space, or write elsewhere"
    )
    let whole = (100 * 512 - 24) / 1016
    #expect(try copy.octets == Array(try source.octets.prefix(24 + whole * 1016)))
  }

  @Test(.requires(.root)) func `a folder that the user may not write to is told of at once`() throws
  {
    let source = try Self.capture(1)
    let tree = try TemporaryTree()
    let result = try Command.tool(
      "netsniff",
      ["-Z", "nobody", "-r", source.path, "-C", "1", "-w", "\(tree.path)/kept"]
    ).run()
    #expect(result.exitStatus == 2)
    #expect(
      result.errorLines == [
        "netsniff: creating \(tree.path)/kept: Permission denied for user nobody, who netsniff "
          + "goes on as; write where that user may, or name another with -Z"
      ]
    )
  }

  @Test(.requires(.root)) func `a file of root's folder belongs to the user who goes on`() throws {
    let source = try Self.capture(1)
    let tree = try TemporaryTree()
    let path = "\(tree.path)/kept"
    let result = try Command.tool("netsniff", "-Z", "nobody", "-r", source.path, "-w", path).run()
    #expect(result.exitStatus == 0, "\(result)")
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.ownerAccountName] as? String == "nobody")
    #expect(try Array(Data(contentsOf: URL(filePath: path))) == source.octets)
  }
}
