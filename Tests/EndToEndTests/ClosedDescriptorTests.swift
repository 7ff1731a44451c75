import TestSupport
import Testing

/// The tools started with a standard descriptor closed, as daemons and careless scripts do.
///
/// The kernel gives the closed number to the next file or socket; nothing that is meant for people
/// may go there, and nothing that a peer sends may be taken for input.
@Suite struct ClosedDescriptorTests {
  /// `command` with `closing`, redirections of a shell, done first.
  static func closing(_ closing: String, of command: Command) -> Command {
    var shell = Command.peer("sh", ["-c", "exec \"$0\" \"$@\" \(closing)", command.executable])
    shell.arguments += command.arguments
    return shell
  }

  @Test(arguments: ["2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func `complaints do not enter a capture file`(closed: String) throws {
    let source = try TemporaryFile(NetsniffFileTests.capture().octets)
    let orderly = try TemporaryFile([])
    let copy = try TemporaryFile([])
    let command = Command.tool("netsniff", "-r", source.path, "-w")
    var usual = command
    usual.arguments.append(orderly.path)
    #expect(try usual.run().exitStatus == 0)
    var blind = command
    blind.arguments.append(copy.path)
    _ = try Self.closing(closed, of: blind).run()
    let written = try orderly.octets
    #expect(written.count > 24)
    #expect(try copy.octets == written)
  }

  @Test(.requires(.rawSockets))
  func `what netping prints does not go to its socket`() throws {
    let ping = Command.tool("netping", "-c", "1", "127.0.0.1")
    let result = try Self.closing(">&-", of: ping).run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.errorLines.first?.contains("Bad file descriptor; it is closed") == true)
    #expect(!result.errors.contains("free space"))
  }

  @Test func `a closed standard input ends netclass`() throws {
    var command = Self.closing("<&-", of: .tool("netclass"))
    command.timeout = .seconds(10)
    let result = try command.run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.errorLines.first?.contains("Bad file descriptor") == true)
  }
}
