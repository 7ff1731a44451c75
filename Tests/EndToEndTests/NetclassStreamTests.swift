import Foundation
import Glibc
import TestSupport
import Testing

/// Long and slow streams, and the ends they can come to.
@Suite struct NetclassStreamTests {
  @Test func `a long stream gets a line for each line`() throws {
    var random = SeededGenerator()
    let addresses = (0..<200_000).map { _ in
      let value = random.next()
      return "\(value >> 56).\(value >> 48 & 255).\(value >> 40 & 255).\(value >> 32 & 255)"
    }
    let result = try Command.tool("netclass")
      .reading(.text(addresses.map { $0 + "\n" }.joined()))
      .run()
    #expect(result.exitStatus == 0)
    let echoed = result.outputLines.map { String($0.prefix { $0 != " " }) }
    #expect(echoed == addresses)
  }

  @Test func `who feeds lines slowly gets each answer at once`() throws {
    let command = try Command.tool("netclass").reading(.pipe).start()
    try command.send("10.0.0.1\n")
    try command.waitForLine(containing: "10.0.0.1 A no 10.0.0.0/8 Private-Use")
    try command.send("8.8.8.8\n")
    try command.waitForLine(containing: "8.8.8.8 A yes - -")
    command.closeInput()
    #expect(command.finish().exitStatus == 0)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends a stream in order`(signal: Int32) throws {
    let command = try Command.tool("netclass").reading(.pipe).start()
    try command.send("10.0.0.1\n300.1.1.1\n")
    try command.waitForLine(containing: "octet 1 is above 255")
    command.signal(signal)
    let result = command.finish()
    // The invalid line came before the signal.
    #expect(result.exitStatus == 2)
    #expect(result.outputLines.count == 1)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a reader that takes nothing does not keep a signal from ending the run`(
    signal: Int32
  ) throws {
    let pipe = try TemporaryFile()
    try #require(unsafe mkfifo(pipe.path, 0o600) == 0)
    // Open for both: the pipe then has a reader, which never reads.
    let reader = unsafe open(pipe.path, O_RDWR | O_CLOEXEC)
    try #require(reader >= 0)
    defer { close(reader) }
    let command = try Command.tool("netclass")
      .reading(.text(String(repeating: "10.0.0.1\n", count: 100_000)))
      .writing(to: .file(pipe.path))
      .start()
    var waiting: Int32 = 0
    // A pipe holds 64 KiB unless told otherwise (pipe(7)); the last page may stay free.
    while command.isRunning, waiting < (1 << 16) - 4096 {
      try #require(unsafe ioctl(reader, UInt(FIONREAD), &waiting) == 0)
    }
    command.signal(signal)
    let result = command.finish(timeout: .seconds(10))
    #expect(result.exitStatus == 2)
    #expect(result.errors.hasPrefix("netclass: writing to standard output: stopped while"))
  }

  @Test func `a full disk is exit status 2 with a message`() throws {
    for arguments in [["10.0.0.1"], ["--json", "10.0.0.1"], ["-"]] {
      let result = try Command.tool("netclass", arguments)
        .reading(.text("10.0.0.1\n"))
        .writing(to: .file("/dev/full"))
        .run()
      #expect(result.exitStatus == 2)
      #expect(result.errorLines.count == 1)
      #expect(result.errors.hasPrefix("netclass: writing to standard output: No space left"))
    }
  }

  @Test func `a closed pipe ends the run quietly`() throws {
    let lines = String(repeating: "10.0.0.1\n", count: 100_000)
    let result = try Command.tool("netclass")
      .reading(.text(lines))
      .writing(to: .closedPipe)
      .run()
    #expect(result.exitStatus == 0)
    #expect(result.errors.isEmpty)
  }

  @Test func `a directory as standard input is named`() throws {
    let result = try Command.tool("netclass").reading(.file("/")).run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.contains("Is a directory"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends the wait for a services file that nobody writes`(signal: Int32) throws {
    let pipe = try TemporaryFile()
    #expect(unsafe mkfifo(pipe.path, 0o600) == 0)
    let running = try Command.tool("netclass", "--resolve", "--services", pipe.path, "http").start()
    let deadline = ContinuousClock.now + .seconds(10)
    // A signal that comes before the wait would end the run another way.
    var waitingCount = 0
    while running.isRunning, .now < deadline, waitingCount < 5 {
      let waits = Self.waits(running.processIdentifier, catching: signal)
      waitingCount = waits ? waitingCount + 1 : 0
      usleep(20_000)
    }
    running.signal(signal)
    let result = running.finish(timeout: .seconds(10))
    #expect(result.exitStatus == 2)
    #expect(result.errors.contains("Interrupted system call"))
  }

  /// Whether the process sleeps and has a handler for the signal (State and SigCgt of proc(5)).
  private static func waits(_ process: Int32, catching signal: Int32) -> Bool {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let lines = status.split(separator: "\n")
    guard lines.contains(where: { $0.hasPrefix("State:\tS") }),
      let line = lines.first(where: { $0.hasPrefix("SigCgt:") }),
      let word = line.split(separator: "\t").last, let caught = UInt64(word, radix: 16)
    else { return false }
    return caught & 1 << UInt64(signal - 1) != 0
  }
}
