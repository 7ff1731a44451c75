import Glibc
import TestSupport

/// A running `nettalk serve` whose port is known; it is killed when the test lets go of it.
final class NettalkServer {
  let running: RunningCommand
  let port: String

  /// Starts `nettalk serve` with `arguments`, of which none asks for JSON.
  init(_ arguments: String...) throws {
    running = try Command.tool("nettalk", ["serve"] + arguments).start()
    let line = try running.waitForLine(containing: "listening ")
    guard let port = line.split(separator: ":").last else { throw TestFailure(line) }
    self.port = String(port)
  }

  /// Asks the server to end, and returns all that it wrote.
  func stop() -> CommandResult {
    running.signal(SIGTERM)
    return running.finish()
  }
}

/// Programs of the tests' own, for Python 3.
enum PythonPeer {
  /// Runs `script` with `arguments` in `sys.argv`, the port as the first.
  static func run(_ script: String, _ arguments: String...) throws -> CommandResult {
    try Command.peer("python3", ["-c", script] + arguments).within(.seconds(60)).run()
  }

  /// Starts `script`, which prints the port that it listens on as its first line.
  static func serve(_ script: String) throws -> (RunningCommand, port: String) {
    let running = try Command.peer("python3", "-u", "-c", script).start()
    let line = try running.waitForLine(containing: "port ")
    return (running, String(line.dropFirst(5)))
  }
}
