import Foundation
import TestSupport
import Testing

/// `nettalk connect` with servers of other kinds, and with our own.
@Suite struct NettalkConnectTests {
  private func connect(_ arguments: String..., input: Command.Input = .empty) throws
    -> CommandResult
  {
    try Command.tool("nettalk", ["connect"] + arguments).reading(input).run()
  }

  /// A Python server that accepts one client on 127.0.0.1 as `c`, and runs `body`.
  private func server(_ body: String) throws -> (RunningCommand, port: String) {
    try PythonPeer.serve(
      """
      import socket, struct, time
      l = socket.create_server(("127.0.0.1", 0))
      l.settimeout(20)
      print("port", l.getsockname()[1])
      c, peer = l.accept()
      c.settimeout(20)
      """ + "\n" + body
    )
  }

  @Test(.requires(.peer("python3")))
  func `the end of the input is the end of the stream, and the answer is read to its end`() throws {
    // This server answers only after it has seen the end: without a half-close both would wait.
    let (running, port) = try server(
      """
      text = b""
      while chunk := c.recv(65536): text += chunk
      for _ in range(3): time.sleep(0.05); c.sendall(text)
      c.close()
      """
    )
    let result = try connect("127.0.0.1", port, input: .text("question\n"))
    #expect(result.exitStatus == 0)
    #expect(result.output == "question\nquestion\nquestion\n")
    let lines = result.errorLines
    try #require(lines.count == 2)
    #expect(lines[0].hasPrefix("connected tcp 127.0.0.1:"))
    #expect(lines[0].hasSuffix(" -> 127.0.0.1:\(port)"))
    #expect(lines[1].hasSuffix(" -> 127.0.0.1:\(port): received 27 octets, sent 9 octets"))
    #expect(running.finish().exitStatus == 0)
  }

  @Test(.requires(.peer("python3")))
  func `a peer that ends its half first still gets all of the input`() throws {
    let (running, port) = try server(
      """
      c.shutdown(socket.SHUT_WR)
      total = 0
      while chunk := c.recv(65536): total += len(chunk)
      print("total", total)
      """
    )
    let input = [UInt8](repeating: 0x61, count: 5_000_000)
    let result = try connect("-q", "127.0.0.1", port, input: .bytes(input))
    #expect(result.exitStatus == 0)
    #expect(running.finish().outputLines.last == "total 5000000")
  }

  @Test(.requires(.peer("python3")))
  func `a peer that goes away ends a client whose input stays open`() throws {
    let (running, port) = try server("c.sendall(b'bye\\n'); c.close()")
    let client = try Command.tool("nettalk", "connect", "-q", "127.0.0.1", port)
      .reading(.pipe).start()
    let result = client.finish(timeout: .seconds(10))
    #expect(result.exitStatus == 0)
    #expect(result.output == "bye\n")
    _ = running.finish()
  }

  @Test(.requires(.peer("python3")))
  func `a connection that the peer resets is exit status 1`() throws {
    let (running, port) = try server(
      """
      c.recv(1)
      c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
      c.close()
      """
    )
    let result = try connect("127.0.0.1", port, "--no-half-close", input: .text("x"))
    #expect(result.exitStatus == 1)
    #expect(result.errors.contains(" (reset by peer): received 0 octets, sent 1 octets"))
    #expect(
      result.errorLines.last == "nettalk: tcp 127.0.0.1:\(port): the peer reset the connection"
    )
    _ = running.finish()
  }

  @Test(.requires(.peer("python3")))
  func `without half-close the stream stays open`() throws {
    let (running, port) = try server(
      """
      assert c.recv(100) == b"x"
      c.settimeout(0.3)
      try:
          c.recv(1)
          print("ended")
      except TimeoutError: print("open")
      c.close()
      """
    )
    let result = try connect("127.0.0.1", port, "--no-half-close", input: .text("x"))
    #expect(result.exitStatus == 0)
    #expect(running.finish().outputLines.last == "open")
  }

  @Test(.requires(.peer("nc"), .peer("tar"), .peer("sha256sum")))
  func `a tree goes through echo servers and back with no octet lost`() throws {
    let ours = try NettalkServer("echo")
    let tool = Command.tool("nettalk").executable
    let result = try Command.peer(
      "sh",
      "-euc",
      """
      tar c -C "$1" --sort=name Sources Tests | sha256sum
      tar c -C "$1" --sort=name Sources Tests | "$2" connect -q 127.0.0.1 "$3" | sha256sum
      tar c -C "$1" --sort=name Sources Tests | nc -N 127.0.0.1 "$3" | sha256sum
      head -c 30000000 /dev/zero | "$2" connect -q 127.0.0.1 "$3" | sha256sum
      head -c 30000000 /dev/zero | sha256sum
      """,
      "sh",
      Repository.path(""),
      tool,
      ours.port
    ).run()
    #expect(result.exitStatus == 0, "\(result)")
    let digests = result.outputLines
    try #require(digests.count == 5)
    #expect(Set(digests[..<3]).count == 1)
    #expect(digests[3] == digests[4])
    #expect(ours.stop().outputLines.count { $0.hasPrefix("closed ") } == 3)
  }

  @Test(.requires(.peer("ncat")))
  func `ncat as the server, which ends its half at once, gets everything`() throws {
    let port = try freePort()
    let ncat = try Command.peer("ncat", "-l", "127.0.0.1", port)
      .reading(.text("answer\n")).start()
    let result = try retryingConnect(port, input: .text("over ncat\n"))
    #expect(result.exitStatus == 0)
    #expect(result.output == "answer\n")
    #expect(ncat.finish().output == "over ncat\n")
  }

  @Test(.requires(.peer("cc")))
  func `a client in C gets megabytes back octet by octet`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "nettalk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let binary = folder.appending(path: "tcpclient").path(percentEncoded: false)
    let source = Repository.path("Tests/EndToEndTests/Clients/tcpclient.c")
    let built = try Command.peer("cc", "-Wall", "-Werror", "-o", binary, source).run()
    #expect(built.exitStatus == 0, "\(built)")
    let server = try NettalkServer("echo")
    for count in ["0", "1", "3000000"] {
      let result = try Command(executable: binary, arguments: [server.port, count]).run()
      #expect(result.exitStatus == 0, "\(result)")
    }
    #expect(
      server.stop().outputLines.last
        == "served 3 clients: received 3000001 octets, sent 3000001 octets"
    )
  }

  @Test(.requires(localhost(has: "127.0.0.1")))
  func `a name is resolved`() throws { try shout(at: "127.0.0.1") }

  @Test(.requires(localhost(has: "127.0.0.1"), localhost(has: "::1")))
  func `a name's next address is tried where the first refuses`() throws {
    // The server has one of the two addresses of localhost; which of them is the first is up to
    // the resolver.
    try shout(at: "127.0.0.1")
    try shout(at: "[::1]")
  }

  /// Talks to `localhost` while only `address` serves.
  private func shout(at address: String) throws {
    let server = try NettalkServer("upper", "-tu", "-l", "\(address):0")
    for transport in [[], ["-u"]] {
      let result = try Command.tool(
        "nettalk",
        ["connect", "localhost", server.port, "--wait", "0.3"] + transport
      ).reading(.text("name\n")).run()
      #expect(result.exitStatus == 0, "\(result)")
      #expect(result.output == "NAME\n")
    }
  }

  private static func localhost(has address: String) -> Requirement {
    Requirement(reason: "needs a localhost with the address \(address)") {
      let result = try? Command.peer("getent", "ahosts", "localhost").run()
      return result?.output.contains(address + " ") == true
    }
  }

  @Test func `what is not reachable is exit status 1, and says why`() throws {
    let port = try freePort()
    let stream = try connect("127.0.0.1", port)
    #expect(stream.exitStatus == 1)
    #expect(stream.errors == "nettalk: connect to tcp 127.0.0.1:\(port): Connection refused\n")
    let datagram = try connect("-uq", "127.0.0.1", port, input: .text("x\n"))
    #expect(datagram.exitStatus == 1)
    #expect(
      datagram.errors
        == "nettalk: send to udp 127.0.0.1:\(port): port unreachable; the host answers that nothing "
        + "listens there\n"
    )
  }

  @Test(arguments: [
    ["127.0.0.1", "99999"], ["127.0.0.1", "http"], ["127.0.0.1", "-1"], ["127.0.0.1", "0"],
    ["127.0.0.1"], ["-46", "127.0.0.1", "80"], ["127.0.0.1", "80", "--source", "localhost"],
    ["127.0.0.1", "80", "--timeout", "0"], ["name.invalid", "80"],
    ["127.0.0.1", "80", "--source", "192.0.2.1"],
  ])
  func `wrong usage and names without address are exit status 2 and one line`(
    arguments: [String]
  ) throws {
    let result = try Command.tool("nettalk", ["connect"] + arguments).run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.output.isEmpty)
  }

  @Test(.requires(.peer("python3")))
  func `each line is a datagram, and each reply is printed`() throws {
    let (running, port) = try PythonPeer.serve(
      """
      import socket
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.bind(("127.0.0.1", 0))
      s.settimeout(20)
      print("port", s.getsockname()[1])
      for _ in range(3):
          data, source = s.recvfrom(70000)
          print(repr(data))
          s.sendto(b"<" + data + b">\\n", source)
      """
    )
    let result = try connect(
      "-u",
      "--crlf",
      "-W",
      "0.5",
      "127.0.0.1",
      port,
      input: .text("one\n\nthree")
    )
    #expect(result.exitStatus == 0)
    #expect(result.output == "<one\r\n>\n<\r\n>\n<three>\n")
    #expect(running.finish().outputLines.dropFirst() == ["b'one\\r\\n'", "b'\\r\\n'", "b'three'"])
  }

  @Test(.requires(.peer("python3")))
  func `the source address and port are those asked for`() throws {
    let (running, port) = try server("print('peer', *peer); c.close()")
    let source = try freePort()
    let result = try connect("-q", "127.0.0.1", port, "-s", "127.0.0.2", "-p", source)
    #expect(result.exitStatus == 0)
    #expect(running.finish().outputLines.last == "peer 127.0.0.2 \(source)")
  }

  @Test(.requires(.peer("script")))
  func `on a terminal nothing of the payload can steer it`() throws {
    let server = try NettalkServer("echo")
    let result = try Command.tool("nettalk", "connect", "127.0.0.1", server.port)
      .onTerminal().reading(.text("plain \u{1B}[31m ü\n\u{4}")).run()
    #expect(!result.output.contains("\u{1B}[31m"))
    #expect(result.output.contains("plain \\x1b[31m ü"))
  }

  @Test func `a signal ends the client with its counts and exit status 1`() throws {
    let server = try NettalkServer("echo")
    let client = try Command.tool("nettalk", "connect", "127.0.0.1", server.port)
      .reading(.pipe).start()
    try client.waitForLine(containing: "connected tcp")
    let result = client.interrupt()
    #expect(result.exitStatus == 1)
    #expect(result.errorLines.last?.contains(" (stopped): received 0 octets") == true)
  }

  @Test func `a reader who has gone ends the client quietly, a full device with a message`() throws
  {
    let server = try NettalkServer("echo")
    let closed = try Command.tool("nettalk", "connect", "-q", "127.0.0.1", server.port)
      .reading(.text("x\n")).writing(to: .closedPipe).run()
    #expect(closed.exitStatus == 0)
    #expect(closed.errors.isEmpty)
    let full = try Command.tool("nettalk", "connect", "-q", "127.0.0.1", server.port)
      .reading(.text("x\n")).writing(to: .file("/dev/full")).run()
    #expect(full.exitStatus == 2)
    #expect(full.errorLines.count == 1)
  }

  /// A port that was free a moment ago.
  private func freePort() throws -> String {
    let server = try NettalkServer("echo")
    _ = server.stop()
    return server.port
  }

  /// Connects to a server that needs a moment to listen.
  private func retryingConnect(_ port: String, input: Command.Input) throws -> CommandResult {
    for _ in 0..<100 {
      let result = try connect("127.0.0.1", port, input: input)
      if !result.errors.contains("Connection refused") { return result }
      usleep(20_000)
    }
    throw TestFailure("nobody listens on \(port)")
  }
}
