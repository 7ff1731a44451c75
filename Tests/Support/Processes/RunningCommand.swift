import Glibc
import Synchronization

/// A command that runs while the test goes on; it is killed when the test lets go of it.
///
/// What it writes goes to files, so it never waits for the test to read.
public final class RunningCommand: Sendable {
  private let command: Command
  private let output: OpenFile
  private let errors: OpenFile
  private let input: Mutex<Int32?>
  private let ending = Mutex<CommandResult.Ending?>(nil)

  /// The process, which is the command itself unless it was wrapped.
  public let processIdentifier: Int32

  init(_ command: Command) throws {
    self.command = command
    output = try Self.open(command.standardOutput)
    errors = try Self.open(command.standardError)
    let source: OpenFile
    switch command.standardInput {
    case .empty: source = try OpenFile(path: "/dev/null", flags: O_RDONLY)
    case .bytes(let bytes): source = try .temporary(holding: bytes)
    case .file(let path): source = try OpenFile(path: path, flags: O_RDONLY)
    case .pipe:
      let pipe = try OpenFile.pipe()
      processIdentifier = try spawnProcess(
        command,
        standardInput: pipe.reading.descriptor,
        standardOutput: output.descriptor,
        standardError: errors.descriptor
      )
      input = Mutex(pipe.takeWriting().release())
      return
    }
    processIdentifier = try spawnProcess(
      command,
      standardInput: source.descriptor,
      standardOutput: output.descriptor,
      standardError: errors.descriptor
    )
    input = Mutex(nil)
  }

  deinit {
    closeInput()
    guard pollEnding() == nil else { return }
    kill(processIdentifier, SIGKILL)
    awaitEnding(until: .now + .seconds(5))
  }

  private static func open(_ target: Command.Output) throws -> OpenFile {
    switch target {
    case .captured: try .temporary()
    case .file(let path): try OpenFile(path: path, flags: O_WRONLY)
    case .closedPipe: try OpenFile.pipe().takeWriting()
    }
  }

  /// Writes to the command's standard input, which must be a ``Command/Input/pipe``.
  public func send(_ text: String) throws { try send(Array(text.utf8)) }

  /// Writes to the command's standard input, which must be a ``Command/Input/pipe``.
  public func send(_ octets: [UInt8]) throws {
    try input.withLock { input in
      guard let descriptor = input else {
        throw TestFailure("\(command.executable) has no open pipe as its standard input")
      }
      try OpenFile.write(octets, to: descriptor)
    }
  }

  /// Ends the command's standard input.
  public func closeInput() {
    input.withLock { input in
      if let descriptor = input { close(descriptor) }
      input = nil
    }
  }

  /// Sends a signal, as `SIGINT`.
  public func signal(_ number: Int32) {
    guard pollEnding() == nil else { return }
    kill(processIdentifier, number)
  }

  /// What the command has written to its standard output so far.
  public var outputSoFar: String { String(decoding: output.contents(), as: UTF8.self) }

  /// What the command has written to its standard error so far.
  public var errorsSoFar: String { String(decoding: errors.contents(), as: UTF8.self) }

  /// Whether the command still runs.
  public var isRunning: Bool { pollEnding() == nil }

  /// Waits for a whole line that holds `text`, on either stream, and returns it.
  @discardableResult
  public func waitForLine(
    containing text: String,
    timeout: Duration = .seconds(10)
  ) throws -> String {
    let deadline = ContinuousClock.now + timeout
    while true {
      // The order matters: what a command wrote before it ended is seen before its end is.
      let hasEnded = pollEnding() != nil
      for written in [outputSoFar, errorsSoFar] {
        let lines = written.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        if let line = lines.first(where: { $0.contains(text) }) { return String(line) }
      }
      guard !hasEnded, .now < deadline else {
        throw TestFailure("no line with “\(text)” came; \(result())")
      }
      usleep(2000)
    }
  }

  /// Waits until what the command has written to its standard output fulfils `condition`, which
  /// `what` tells in words.
  public func wait(
    for what: String,
    timeout: Duration = .seconds(10),
    until condition: (String) throws -> Bool
  ) throws {
    let deadline = ContinuousClock.now + timeout
    while true {
      // The order matters: what a command wrote before it ended is seen before its end is.
      let hasEnded = pollEnding() != nil
      if try condition(outputSoFar) { return }
      guard !hasEnded, .now < deadline else {
        throw TestFailure("there was never \(what); \(result())")
      }
      usleep(2000)
    }
  }

  /// Waits until the command ends by itself, and kills it at the limit.
  public func finish(timeout: Duration = .seconds(30)) -> CommandResult {
    if awaitEnding(until: .now + timeout) == nil {
      kill(processIdentifier, SIGKILL)
      awaitEnding(until: .now + .seconds(5))
      ending.withLock { $0 = .timedOut }
    }
    return result()
  }

  /// Interrupts the command as ^C does and waits for its end.
  public func interrupt(timeout: Duration = .seconds(10)) -> CommandResult {
    signal(SIGINT)
    return finish(timeout: timeout)
  }

  private func result() -> CommandResult {
    CommandResult(
      commandLine: [command.executable] + command.arguments,
      ending: ending.withLock { $0 } ?? .timedOut,
      outputBytes: output.contents(),
      errorBytes: errors.contents()
    )
  }

  @discardableResult
  private func awaitEnding(until deadline: ContinuousClock.Instant) -> CommandResult.Ending? {
    var pause: UInt32 = 200
    while true {
      if let ending = pollEnding() { return ending }
      guard .now < deadline else { return nil }
      usleep(pause)
      pause = min(pause * 2, 5000)
    }
  }

  private func pollEnding() -> CommandResult.Ending? {
    ending.withLock { ending in
      if let ending { return ending }
      var status: Int32 = 0
      guard unsafe waitpid(processIdentifier, &status, WNOHANG) == processIdentifier else {
        return nil
      }
      let signal = status & 0x7F
      ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .killed(signal: signal)
      return ending
    }
  }
}

extension Command {
  /// Starts the command and returns at once.
  public func start() throws -> RunningCommand { try RunningCommand(self) }

  /// Runs the command to its end, at most for ``timeout``.
  public func run() throws -> CommandResult {
    let running = try start()
    return running.finish(timeout: timeout)
  }
}
