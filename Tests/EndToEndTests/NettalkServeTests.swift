import Glibc
import TestSupport
import Testing

/// `nettalk serve` with clients of other kinds.
@Suite struct NettalkServeTests {
  @Test(.requires(.peer("nc")), arguments: ["127.0.0.1", "::1"])
  func `nc gets its octets back and then the end`(address: String) throws {
    let listen = address.contains(":") ? "[\(address)]:0" : "\(address):0"
    let server = try NettalkServer("echo", "--listen", listen)
    let result = try Command.peer("nc", "-N", address, server.port)
      .reading(.text("one\ntwo")).run()
    #expect(result.exitStatus == 0)
    #expect(result.output == "one\ntwo")
    let ended = server.stop()
    #expect(ended.exitStatus == 0)
    #expect(ended.errors.isEmpty)
    let text = address.contains(":") ? "[\(address)]" : address
    let lines = ended.outputLines
    try #require(lines.count == 4)
    #expect(lines[0] == "listening tcp \(text):\(server.port)")
    #expect(lines[1].hasPrefix("accepted tcp \(text):\(server.port) <- \(text):"))
    #expect(lines[2].hasPrefix("closed tcp \(text):\(server.port) <- \(text):"))
    #expect(lines[2].hasSuffix(": received 7 octets, sent 7 octets"))
    #expect(lines[3] == "served 1 client: received 7 octets, sent 7 octets")
  }

  @Test(.requires(.peer("ncat")))
  func `ncat gets upper case, and what is not a to z as it was`() throws {
    let server = try NettalkServer("upper")
    let result = try Command.peer("ncat", "127.0.0.1", server.port)
      .reading(.bytes(Array("grüße [z]\n".utf8) + [0, 0xFF])).run()
    #expect(result.outputBytes == Array("GRüßE [Z]\n".utf8) + [0, 0xFF])
    #expect(result.exitStatus == 0)
  }

  @Test(.requires(.peer("python3")))
  func `datagrams come back one by one, and those without octets too`() throws {
    let server = try NettalkServer("upper", "--udp")
    let script = """
      import socket, sys
      s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      s.settimeout(10)
      for payload in [b"a", b"", b"x" * 65507, b"last"]:
          s.sendto(payload, ("127.0.0.1", int(sys.argv[1])))
          reply, source = s.recvfrom(70000)
          assert source[1] == int(sys.argv[1]), source
          assert reply == payload.upper(), (len(payload), len(reply))
      """
    let result = try PythonPeer.run(script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
    let lines = server.stop().outputLines
    #expect(lines.first == "listening udp 127.0.0.1:\(server.port)")
    #expect(lines.last == "served 1 client: received 65512 octets, sent 65512 octets")
  }

  @Test(.requires(.peer("python3")))
  func `both transports are served on one port`() throws {
    let server = try NettalkServer("echo", "-tu")
    let script = """
      import socket, sys
      for kind in [socket.SOCK_STREAM, socket.SOCK_DGRAM]:
          s = socket.socket(socket.AF_INET, kind)
          s.settimeout(10)
          s.connect(("127.0.0.1", int(sys.argv[1])))
          s.send(b"both")
          assert s.recv(100) == b"both"
      """
    #expect(try PythonPeer.run(script, server.port).exitStatus == 0)
  }

  @Test(.requires(.peer("python3")), arguments: ["echo", "upper", "chat"])
  func `a server of every address answers datagrams from the one that was asked`(
    service: String
  ) throws {
    let server = try NettalkServer(service, "--udp", "--listen", "*:0")
    let script = """
      import socket, sys
      port = int(sys.argv[1])
      for family, address in [(socket.AF_INET, "127.0.0.7"), (socket.AF_INET6, "::1")]:
          s = socket.socket(family, socket.SOCK_DGRAM)
          s.settimeout(10)
          # A connected socket takes datagrams of this peer only.
          s.connect((address, port))
          s.send(b"x")
          assert s.recv(100) in (b"x", b"X", b"* you are [1]; members here: 1\\n",
                                 b"* you are [2]; members here: 2\\n")
      """
    let result = try PythonPeer.run(script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
    let rows = server.stop().outputLines.filter { $0.hasPrefix("accepted ") }
    #expect(rows.contains { $0.hasPrefix("accepted udp 127.0.0.7:\(server.port) <- 127.0.0.") })
    #expect(rows.contains { $0.hasPrefix("accepted udp [::1]:\(server.port) <- [::1]:") })
  }

  @Test(.requires(.peer("python3")))
  func `two hundred clients at once are served without mixing them up`() throws {
    let server = try NettalkServer("echo")
    let script = """
      import selectors, socket, sys
      count, size = 200, 50000
      clients = []
      for number in range(count):
          s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
          clients.append([s, bytes([number]) * size, b""])
      selector = selectors.DefaultSelector()
      for client in clients:
          client[0].setblocking(False)
          selector.register(client[0], selectors.EVENT_READ | selectors.EVENT_WRITE, client)
      done = 0
      while done < count:
          for key, events in selector.select(10):
              s, rest, got = client = key.data
              if events & selectors.EVENT_WRITE:
                  if rest:
                      client[1] = rest[s.send(rest[:7000]):]
                  else:
                      s.shutdown(socket.SHUT_WR)
                      selector.modify(s, selectors.EVENT_READ, client)
              if events & selectors.EVENT_READ:
                  chunk = s.recv(65536)
                  client[2] += chunk
                  if not chunk:
                      selector.unregister(s)
                      done += 1
      for number, client in enumerate(clients):
          assert client[2] == bytes([number]) * size, number
      """
    let result = try PythonPeer.run(script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
    let ended = server.stop()
    #expect(
      ended.outputLines.last == "served 200 clients: received 10000000 octets, sent 10000000 octets"
    )
    #expect(ended.outputLines.count { $0.hasPrefix("closed ") } == 200)
  }

  @Test(.requires(.peer("python3")))
  func `clients that reset, vanish or never read do not end the server`() throws {
    let server = try NettalkServer("echo")
    let script = """
      import socket, struct, sys
      address = ("127.0.0.1", int(sys.argv[1]))
      def reset(s):
          s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
          s.close()
      for number in range(50):
          s = socket.create_connection(address)
          if number % 2: s.send(b"x" * 100000)
          reset(s)
      deaf = socket.create_connection(address)
      deaf.setblocking(False)
      sent = 0
      try:
          while True: sent += deaf.send(b"y" * 65536)
      except BlockingIOError: pass
      assert sent < 1 << 28, sent
      s = socket.create_connection(address)
      s.settimeout(10)
      s.send(b"still there?")
      assert s.recv(100) == b"still there?"
      reset(deaf)
      s.send(b"and now?")
      assert s.recv(100) == b"and now?"
      """
    let result = try PythonPeer.run(script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
    let ended = server.stop()
    #expect(ended.exitStatus == 0)
    #expect(ended.outputLines.contains { $0.contains("(reset by peer)") })
    #expect(ended.outputLines.last?.hasPrefix("served 52 clients") == true)
  }

  @Test(.requires(.peer("python3")))
  func `a server whose rows nobody reads goes on serving`() throws {
    // More rows than a pipe holds: the pipe is read only after the clients were served.
    let script = """
      import socket, subprocess, sys
      server = subprocess.Popen([sys.argv[1], "serve", "echo"], stdout=subprocess.PIPE, text=True)
      port = int(server.stdout.readline().rsplit(":", 1)[1])
      for number in range(1500):
          s = socket.create_connection(("127.0.0.1", port))
          s.settimeout(10)
          s.send(b"ping")
          assert s.recv(100) == b"ping"
          s.close()
      server.terminate()
      rows = server.stdout.read().splitlines()
      assert server.wait() == 0
      assert sum(row.startswith("accepted ") for row in rows) == 1500, len(rows)
      assert rows[-1] == "served 1500 clients: received 6000 octets, sent 6000 octets", rows[-1]
      """
    let result = try PythonPeer.run(script, Command.tool("nettalk").executable)
    #expect(result.exitStatus == 0, "\(result)")
  }

  @Test(.requires(.peer("python3"), .peer("prlimit")))
  func `without descriptors clients wait, and are served when one is free`() throws {
    let script = """
      import socket, subprocess, sys
      server = subprocess.Popen(
          ["prlimit", "--nofile=16:16", sys.argv[1], "serve", "echo"],
          stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
      port = int(server.stdout.readline().rsplit(":", 1)[1])
      clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(30)]
      complaint = server.stderr.readline()
      assert complaint.startswith("nettalk: accept: Too many open files with "), complaint
      served = 0
      for s in clients:
          s.settimeout(10)
          s.send(b"x")
          assert s.recv(1) == b"x"
          s.close()
          served += 1
      assert served == 30
      server.terminate()
      out, errors = server.communicate()
      assert server.returncode == 0
      assert errors == "", errors
      assert out.splitlines()[-1].startswith("served 30 clients"), out
      """
    let result = try PythonPeer.run(script, Command.tool("nettalk").executable)
    #expect(result.exitStatus == 0, "\(result)")
  }

  @Test(.requires(.peer("python3")))
  func `clients beyond the limit wait until one has gone`() throws {
    let server = try NettalkServer("echo", "--max-clients", "1")
    let script = """
      import socket, sys
      address = ("127.0.0.1", int(sys.argv[1]))
      first, second = socket.create_connection(address), socket.create_connection(address)
      first.settimeout(10)
      first.send(b"1"); assert first.recv(1) == b"1"
      second.send(b"2"); second.settimeout(0.3)
      try:
          second.recv(1)
          sys.exit("served beyond the limit")
      except TimeoutError: pass
      first.close()
      second.settimeout(10); assert second.recv(1) == b"2"
      """
    let result = try PythonPeer.run(script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
  }

  @Test(.requires(.peer("python3")))
  func `silent clients are let go, of both transports`() throws {
    let server = try NettalkServer("echo", "-tu", "--idle-timeout", "0.5")
    let script = """
      import socket, sys
      u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
      u.sendto(b"x", ("127.0.0.1", int(sys.argv[1])))
      s = socket.create_connection(("127.0.0.1", int(sys.argv[1])))
      s.settimeout(10)
      assert s.recv(1) == b""
      """
    let result = try PythonPeer.run(script, server.port)
    #expect(result.exitStatus == 0, "\(result)")
    try server.running.waitForLine(containing: "closed udp")
    let closed = server.stop().outputLines.filter { $0.hasPrefix("closed ") }
    #expect(closed.count == 2)
    #expect(closed.allSatisfy { $0.contains(" (idle): ") })
  }

  @Test(.requires(.peer("nc")))
  func `once means one client`() throws {
    let server = try NettalkServer("echo", "--once")
    _ = try Command.peer("nc", "-N", "127.0.0.1", server.port).reading(.text("x")).run()
    #expect(server.running.finish().exitStatus == 0)
  }

  @Test func `a port in use is exit status 2 with what to do`() throws {
    let first = try NettalkServer("echo", "-tu")
    for transport in ["--tcp", "--udp"] {
      let result = try Command.tool("nettalk", "serve", "echo", transport, "-l", first.port).run()
      #expect(result.exitStatus == 2)
      #expect(
        result.errors == """
          nettalk: listen on 127.0.0.1:\(first.port): Address already in use; 'netsock -tulpn' shows \
          who has the port; port 0 takes a free one

          """
      )
      #expect(result.output.isEmpty)
    }
  }

  @Test(arguments: [
    ["serve", "echo", "--listen", "127.0.0.1:99999"], ["serve", "echo", "-l", "::1:80"],
    ["serve", "talk"], ["serve", "echo", "--max-clients", "0"], ["serve", "echo", "-i", "0"],
    ["serve"], [],
  ])
  func `wrong usage is exit status 2 and one line`(arguments: [String]) throws {
    let result = try Command.tool("nettalk", arguments).run()
    #expect(result.exitStatus == 2)
    #expect(result.errorLines.count == 1)
    #expect(result.output.isEmpty)
  }

  @Test func `a report that cannot be written is exit status 2, and a closed one the quiet end`()
    throws
  {
    let full = try Command.tool("nettalk", "serve", "echo").writing(to: .file("/dev/full")).run()
    #expect(full.exitStatus == 2)
    #expect(full.errors.contains("No space left on device"))
    let closed = try Command.tool("nettalk", "serve", "echo").writing(to: .closedPipe).run()
    #expect(closed.exitStatus == 0)
    #expect(closed.errors.isEmpty)
  }
}
