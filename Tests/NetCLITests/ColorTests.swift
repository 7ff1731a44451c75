import Glibc
import NetCLI
import NetCore
import Testing

/// Colour is asked for by option, environment and terminal.
///
/// One suite, one test after the other, since a process has one environment.
@Suite(.serialized) struct ColorTests {
  /// Calls `body` with a pseudo-terminal's descriptor.
  private func withTerminal(_ body: (Int32) throws -> Void) throws {
    // The controlling side of a new pseudo-terminal (ptmx(4)) is a terminal itself.
    let terminal = unsafe open("/dev/ptmx", O_RDWR | O_NOCTTY)
    try #require(terminal >= 0)
    defer { close(terminal) }
    try body(terminal)
  }

  private func withEnvironment(_ values: [String: String?], _ body: () throws -> Void) rethrows {
    var saved: [String: String?] = [:]
    for (name, value) in values {
      saved[name] = unsafe getenv(name).map { unsafe String(cString: $0) } as String?
      if let value { _ = unsafe setenv(name, value, 1) } else { _ = unsafe unsetenv(name) }
    }
    defer {
      for (name, value) in saved {
        if let value { _ = unsafe setenv(name, value, 1) } else { _ = unsafe unsetenv(name) }
      }
    }
    try body()
  }

  @Test func `auto is colour on a terminal and none elsewhere`() throws {
    try withEnvironment(["NO_COLOR": nil, "TERM": "xterm"]) {
      try withTerminal { #expect(ColorChoice.auto.isEnabled(for: $0)) }
      let null = unsafe open("/dev/null", O_WRONLY)
      defer { close(null) }
      #expect(!ColorChoice.auto.isEnabled(for: null))
    }
  }

  @Test func `NO_COLOR turns auto off unless it is empty`() throws {
    try withTerminal { terminal in
      withEnvironment(["NO_COLOR": "1", "TERM": "xterm"]) {
        #expect(!ColorChoice.auto.isEnabled(for: terminal))
        #expect(ColorChoice.always.isEnabled(for: terminal))
      }
      withEnvironment(["NO_COLOR": "", "TERM": "xterm"]) {
        #expect(ColorChoice.auto.isEnabled(for: terminal))
      }
    }
  }

  @Test(arguments: ["dumb", "", nil])
  func `a terminal that is dumb, or that nobody knows, gets no commands`(kind: String?) throws {
    try withTerminal { terminal in
      withEnvironment(["NO_COLOR": nil, "TERM": kind]) {
        #expect(!ColorChoice.auto.isEnabled(for: terminal))
        #expect(ColorChoice.always.isEnabled(for: terminal))
        #expect(!TerminalCommands.areFollowed(by: terminal))
      }
    }
  }

  @Test func `always and never ask nobody`() throws {
    try withTerminal { #expect(!ColorChoice.never.isEnabled(for: $0)) }
    #expect(ColorChoice.always.isEnabled(for: -1))
  }

  @Test(arguments: [
    (TextStyle.Role.heading, "1"), (.good, "32"), (.warning, "33"), (.bad, "31"), (.dim, "2"),
  ])
  func `a role is written in its colour, and plain without colour`(
    role: TextStyle.Role,
    code: String
  ) {
    var buffer = LineBuffer()
    TextStyle(isEnabled: true).append(role, to: &buffer) { $0.append("word") }
    #expect(buffer.text == "\u{1b}[\(code)mword\u{1b}[0m")
    buffer.removeAll()
    TextStyle(isEnabled: false).append(role, to: &buffer) { $0.append("word") }
    #expect(buffer.text == "word")
  }
}
