import TestSupport
import Testing

/// netsock on saved trees, and at the end of its output; nothing here needs privileges.
@Suite struct NetsockSavedTreeTests {
  private static let row =
    "   0: 0100007F:1F90 00000000:0000 0A 00000000:00000001 00:00000000 00000000     0        0"
    + " 123 1 0000000000000001 100 0 0 10 0\n"

  private func savedTree() throws -> TemporaryTree {
    let tree = try TemporaryTree()
    try tree.write(Self.row + "no row\n", to: "net/tcp")
    try tree.link("712/fd/6", to: "socket:[123]")
    try tree.write("nginx\n", to: "712/comm")
    return tree
  }

  @Test func `a saved tree is listed with its owners, and what is amiss is named`() throws {
    let tree = try savedTree()
    let result = try Command.tool(
      "netsock",
      "-tap",
      "--proc-root",
      tree.path,
      "--byte-order",
      "little"
    ).run()
    #expect(result.exitStatus == 0)
    #expect(
      result.outputLines.last
        == "tcp        1      0 127.0.0.1:8080          0.0.0.0:*               LISTEN     "
        + " 712/nginx           "
    )
    #expect(
      result.errorLines == [
        "netsock: \(tree.path)/net/tcp:2: unexpected character in 'sl'",
        "netsock: \(tree.path)/net/tcp6: No such file or directory; save it beside the others, or"
          + " name the protocols that are there (-t, -u ...)",
        "netsock: 1 line of the tables was skipped: it is no row",
      ]
    )
  }

  @Test func `the byte order of the saved machine can be told`() throws {
    let tree = try TemporaryTree()
    try tree.write(Self.row.replacing("0100007F", with: "7F000001"), to: "net/tcp")
    let result = try Command.tool(
      "netsock",
      "-4ta",
      "--proc-root",
      tree.path,
      "--byte-order",
      "big"
    ).run()
    #expect(result.output.contains(" 127.0.0.1:8080 "), "\(result)")
    #expect(result.errors.isEmpty)
  }

  @Test func `a tree without any table is exit status 2`() throws {
    let tree = try TemporaryTree()
    let result = try Command.tool("netsock", "-4t", "--proc-root", tree.path).run()
    #expect(result.exitStatus == 2)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 2)
    #expect(result.errors.hasPrefix("netsock: \(tree.path)/net/tcp: No such file or directory; "))
  }

  @Test(arguments: [["-4ta"], ["-4ta", "--json"]])
  func `output that cannot be written is exit status 2, a reader who has gone is not`(
    _ options: [String]
  ) throws {
    let tree = try savedTree()
    let command = Command.tool("netsock", options + ["--proc-root", tree.path])
    let full = try command.writing(to: .file("/dev/full")).run()
    #expect(full.exitStatus == 2)
    #expect(full.errorLines.last?.contains("No space left on device") == true, "\(full)")
    let gone = try command.writing(to: .closedPipe).run()
    #expect(gone.exitStatus == 0)
    #expect(gone.errorLines.count == 2, "\(gone)")
  }
}
