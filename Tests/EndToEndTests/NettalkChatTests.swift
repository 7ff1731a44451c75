import TestSupport
import Testing

/// The chat room with clients of other kinds.
@Suite struct NettalkChatTests {
  /// What every script of this suite begins with.
  private static let prelude = """
    import socket, sys
    address = ("127.0.0.1", int(sys.argv[1]))
    class Member:
        def __init__(self, transport="tcp"):
            kind = socket.SOCK_STREAM if transport == "tcp" else socket.SOCK_DGRAM
            self.socket = socket.socket(socket.AF_INET, kind)
            self.socket.settimeout(10)
            self.socket.connect(address)
            self.transport = transport
            self.text = b""
            if transport == "udp": self.socket.send(b"")
            line = self.line()
            assert line.startswith("* you are ["), line
            self.number = int(line[line.index("[") + 1:line.index("]")])
        def line(self):
            while b"\\n" not in self.text:
                chunk = self.socket.recv(65536)
                assert chunk, "the server closed"
                self.text += chunk
            line, self.text = self.text.split(b"\\n", 1)
            return line.decode()
        def message(self):
            # The next line that somebody said.
            while True:
                line = self.line()
                if not line.startswith("* "): return line
        def say(self, text): self.socket.sendall(text)

    """

  private func run(_ server: NettalkServer, _ script: String) throws {
    let result = try PythonPeer.run(Self.prelude + script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
  }

  @Test(.requires(.peer("python3")))
  func `each line goes to all others with its sender's number, and to the operator`() throws {
    let server = try NettalkServer("chat")
    try run(
      server,
      """
      members = [Member() for _ in range(4)]
      assert [m.number for m in members] == [1, 2, 3, 4]
      members[0].say(b"hel"); members[0].say(b"lo\\r\\nsecond line\\nthi")
      members[0].say(b"rd\\n")
      for m in members[1:]:
          assert [m.message() for _ in range(3)] == ["[1] hello", "[1] second line", "[1] third"]
      members[2].say("grüße\\n".encode())
      for m in members[:2] + members[3:]: assert m.message() == "[3] grüße"
      """
    )
    let lines = server.stop().outputLines
    #expect(
      lines.filter { $0.hasPrefix("[") } == [
        "[1] hello", "[1] second line", "[1] third", "[3] grüße",
      ]
    )
  }

  @Test(.requires(.peer("python3")))
  func `coming and going is announced`() throws {
    let server = try NettalkServer("chat")
    try run(
      server,
      """
      first = Member()
      second = Member()
      port = second.socket.getsockname()[1]
      assert first.line() == f"* [2] joined from 127.0.0.1:{port}"
      second.say(b"last words")
      second.socket.close()
      assert first.message() == "[2] last words"
      assert first.line() == "* [2] left"
      """
    )
  }

  @Test(.requires(.peer("python3")))
  func `what could steer a terminal reaches neither members nor operator`() throws {
    let server = try NettalkServer("chat")
    try run(
      server,
      """
      first, second = Member(), Member()
      second.say(b"\\x1b]0;title\\x07 \\xe2\\x80\\xae \\xff \\\\ \\t|\\n")
      assert first.message() == r"[2] \\x1b]0;title\\x07 \\u{202e} \\xff \\\\ \\t|"
      """
    )
    let output = server.stop().output
    #expect(output.contains(#"[2] \x1b]0;title\x07 \u{202e} \xff \\ \t|"#))
    #expect(!output.contains("\u{1B}"))
  }

  @Test(.requires(.peer("python3")))
  func `members of both transports share the room`() throws {
    let server = try NettalkServer("chat", "-tu")
    try run(
      server,
      """
      stream, datagram, other = Member(), Member("udp"), Member("udp")
      stream.say(b"to all\\n")
      assert datagram.message() == "[1] to all"
      assert other.message() == "[1] to all"
      datagram.say(b"two lines\\nin one datagram")
      for m in [stream, other]:
          assert [m.message(), m.message()] == ["[2] two lines", "[2] in one datagram"]
      """
    )
    #expect(server.stop().outputLines.last?.hasPrefix("served 3 clients") == true)
  }

  @Test(.requires(.peer("python3")))
  func `a line without end is cut and loses nothing`() throws {
    let server = try NettalkServer("chat")
    try run(
      server,
      """
      first, second = Member(), Member()
      second.say(b"x" * 10000 + b"\\n")
      pieces = [first.message() for _ in range(3)]
      assert "".join(piece[4:] for piece in pieces) == "x" * 10000, [len(p) for p in pieces]
      """
    )
  }

  @Test(.requires(.peer("python3")), .timeLimit(.minutes(2)))
  func `a member that does not read holds up nobody and is told what it missed`() throws {
    let server = try NettalkServer("chat", "--quiet")
    try run(
      server,
      """
      deaf, speaker, listener = Member(), Member(), Member()
      rounds, line = 200, b"y" * 1000 + b"\\n"
      for number in range(rounds):
          speaker.say(line * 100 + b"round %d\\n" % number)
          while listener.message() != f"[2] round {number}": pass
      # All of it went to the listener; the deaf one now reads what was kept for it.
      missed = said = 0
      while missed + said < rounds * 101:
          got = deaf.line()
          if got.startswith("* you missed "): missed += int(got.split()[3])
          elif not got.startswith("* "): said += 1
      assert missed > 0 and said > 0, (missed, said)
      assert missed + said == rounds * 101, (missed, said)
      """
    )
    let last = try #require(server.stop().outputLines.last)
    #expect(last.contains(", dropped "))
  }
}
