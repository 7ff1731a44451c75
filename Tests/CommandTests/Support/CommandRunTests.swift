import Glibc
import TestSupport
import Testing

/// The process runner that all command tests stand on.
@Suite struct CommandRunTests {
  @Test func `a run reports both streams and the exit status`() throws {
    let result = try Command.peer("sh", "-c", "cat; echo why >&2; exit 3")
      .reading(.text("in\n")).run()
    #expect(result.outputLines == ["in"])
    #expect(result.errorLines == ["why"])
    #expect(result.exitStatus == 3)
  }

  @Test func `a command that outlives its limit is killed`() throws {
    let result = try Command.peer("sleep", "60").within(.milliseconds(50)).run()
    #expect(result.ending == .timedOut)
  }

  @Test func `signals reach a command although the test's thread may block them`() throws {
    let running = try Command.peer("sh", "-c", "trap 'echo caught; exit 7' INT; echo ready; read x")
      .reading(.pipe).start()
    try running.waitForLine(containing: "ready")
    let result = running.interrupt()
    #expect(result.outputLines == ["ready", "caught"])
    #expect(result.exitStatus == 7)
  }

  @Test func `a pipe feeds a command line by line until it is closed`() throws {
    let running = try Command.peer("cat").reading(.pipe).start()
    try running.send("one\n")
    try running.waitForLine(containing: "one")
    try running.send("two\n")
    running.closeInput()
    #expect(running.finish().outputLines == ["one", "two"])
  }

  @Test func `writing to a pipe that nobody reads kills a command as a shell's pipeline would`()
    throws
  {
    let result = try Command.peer("sh", "-c", "while echo x; do :; done").writing(to: .closedPipe)
      .run()
    #expect(result.ending != .timedOut)
    #expect(result.outputBytes.isEmpty)
  }

  @Test func `the result of an earlier line is not lost when the command has ended`() throws {
    let running = try Command.peer("echo", "done").start()
    while running.isRunning { usleep(1000) }
    #expect(try running.waitForLine(containing: "do") == "done")
    #expect(throws: TestFailure.self) { try running.waitForLine(containing: "more") }
  }

  @Test(.requires(.root, .peer("setpriv")))
  func `a command without privileges is nobody with no capability`() throws {
    let result = try Command.peer("sh", "-c", "id -u; grep CapEff /proc/self/status")
      .withoutPrivileges().run()
    #expect(result.outputLines == ["65534", "CapEff:\t0000000000000000"])
  }

  @Test(.requires(.peer("script")))
  func `a command on a terminal sees one`() throws {
    let result = try Command.peer("sh", "-c", "test -t 1 && echo 'it is'").onTerminal().run()
    #expect(result.output.contains("it is"))
    #expect(result.exitStatus == 0)
  }
}
