import TestSupport
import Testing

/// netsock on real sockets in a network namespace of its own, beside netstat and ss.
@Suite struct NetsockTests {
  /// Opens sockets of every kind on the left host and runs `body` while they are open.
  private func withSockets(_ body: (NetworkNamespace, RunningCommand) throws -> Void) throws {
    try withNetworkPair { pair in
      let folder = try TemporaryTree()
      let script = Repository.path("Tests/EndToEndTests/Clients/open_sockets.py")
      let sockets = try Command.peer("python3", script, folder.path).inside(pair.left).start()
      try sockets.waitForLine(containing: "ready")
      try body(pair.left, sockets)
      sockets.signal(9)
    }
  }

  private func netsock(_ namespace: NetworkNamespace, _ arguments: String...) throws
    -> CommandResult
  {
    try Command.tool("netsock", arguments).inside(namespace).run()
  }

  /// What `peer` and `ours` show of the same moment: the peer's answers before and after agree.
  ///
  /// Sockets still change by themselves when the script says that it is ready.
  private func compare(
    _ peer: Command,
    with ours: Command
  ) throws -> (theirs: CommandResult, ours: CommandResult) {
    for _ in 0..<20 {
      let before = try peer.run()
      let result = try ours.run()
      if try peer.run().outputBytes == before.outputBytes { return (before, result) }
    }
    throw TestFailure("the sockets never came to rest")
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3"), .peer("netstat")),
    arguments: [
      "-tan", "-tn", "-tln", "-uan", "-un", "-wan", "-4tuwan", "-6tuwan", "-tuane", "-tuwane",
    ]
  )
  func `the text is netstat's to the octet`(_ options: String) throws {
    try withSockets { namespace, _ in
      let (theirs, ours) = try compare(
        Command.peer("netstat", "-W", options).inside(namespace),
        with: Command.tool("netsock", options).inside(namespace)
      )
      // IPv6 addresses above 23 characters make netstat's rows ragged; ours stay in columns.
      func words(_ lines: [String]) -> [[Substring]] { lines.map { $0.split(separator: " ") } }
      #expect(words(ours.outputLines) == words(theirs.outputLines), "\(ours)\n\(theirs)")
      #expect(ours.outputLines.count > 2)
      #expect(ours.exitStatus == 0)
      #expect(ours.errors.isEmpty)
      if !ours.output.contains("fd77") { #expect(ours.output == theirs.output) }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3"), .peer("ss")))
  func `states, queues and addresses are those of ss`() throws {
    let states = [
      "ESTAB": "ESTABLISHED", "SYN-SENT": "SYN_SENT", "SYN-RECV": "SYN_RECV",
      "FIN-WAIT-1": "FIN_WAIT1", "FIN-WAIT-2": "FIN_WAIT2", "TIME-WAIT": "TIME_WAIT",
      "UNCONN": "CLOSE", "CLOSE-WAIT": "CLOSE_WAIT", "LAST-ACK": "LAST_ACK", "LISTEN": "LISTEN",
      "CLOSING": "CLOSING",
    ]
    try withSockets { namespace, _ in
      for option in ["-ta", "-ua"] {
        let (peer, tool) = try compare(
          Command.peer("ss", option + "Hn").inside(namespace),
          with: Command.tool("netsock", option, "--json").inside(namespace)
        )
        let theirs = peer.outputLines.map { line -> String in
          let words = line.split(separator: " ").map(String.init)
          let local = words[3].replacing("*:", with: "[::]:")
          let remote = words[4].replacing("*:5", with: "[::]:5")
            .replacing("*:*", with: local.hasPrefix("[") ? "[::]:*" : "0.0.0.0:*")
          return "\(states[words[0]] ?? words[0]) \(words[1]) \(words[2]) \(local) \(remote)"
        }
        let ours = try tool.jsonRows().dropLast().map { row in
          func endpoint(_ key: String) -> String {
            let address = row[key]?["address"]?.string ?? ""
            let port = row[key]?["port"]?.integer ?? -1
            return (address.contains(":") ? "[\(address)]" : address)
              + ":" + (port == 0 ? "*" : "\(port)")
          }
          return "\(row["state"]?.string ?? "") \(row["receive_queue"]?.integer ?? -1)"
            + " \(row["send_queue"]?.integer ?? -1)"
            + " \(endpoint("local")) \(endpoint("remote"))"
        }
        #expect(ours.sorted() == theirs.sorted())
        #expect(ours.count >= 3)
      }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `a socket that two processes share names both, escaped`() throws {
    try withSockets { namespace, sockets in
      let text = try netsock(namespace, "-tlnp")
      let row = try #require(text.outputLines.first { $0.contains("127.0.0.1:5001") })
      #expect(row.ranges(of: "/ev\\x1b[31m) (").count == 2, "\(text)")
      #expect(row.contains("\(sockets.processIdentifier)/"))
      #expect(!text.output.contains("\u{1b}"))
      let json = try netsock(namespace, "-tl4", "--json").jsonRows()
      let owners = try #require(json[0]["owners"]?.elements)
      #expect(owners.count == 2)
      #expect(owners.allSatisfy { $0["command"] == "ev\u{1b}[31m) (" })
      // A connection that nobody accepted yet has no owner.
      let unaccepted = try netsock(namespace, "-t4", "--json").jsonRows().filter {
        $0["state"] == "ESTABLISHED" && $0["inode"] == 0
      }
      #expect(unaccepted.count == 1)
      #expect(unaccepted.first?["owners"] == [])
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `sockets that netstat does not know are listed`() throws {
    try withSockets { namespace, _ in
      let icmp = try netsock(namespace, "--icmp", "-a").outputLines
      #expect(icmp.last?.hasPrefix("icmp       0      0 127.0.0.1:77 ") == true, "\(icmp)")
      let packet = try netsock(namespace, "-0p").outputLines
      #expect(packet.count == 3)
      #expect(packet.last?.contains(" RAW        *          *               yes ") == true)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `local sockets are listed whole, escaped, and a forged row is not trusted`() throws {
    try withSockets { namespace, _ in
      let text = try netsock(namespace, "-xap")
      #expect(text.output.contains("/with a blank\n"))
      #expect(text.output.contains("/e\\x1b]0;pwn\\x07\n"))
      #expect(!text.output.contains("\u{1b}"))
      #expect(text.errors.contains("netsock: 1 row of /proc/net/unix was left out"), "\(text)")
      let rows = try netsock(namespace, "-xa", "--json").jsonRows()
      let paths = rows.compactMap { $0["path"]?.string }
      #expect(!paths.contains("/f"))
      #expect(paths.contains("@abstract"))
      // The path that forges is shown whole, as what it is.
      let forger = try #require(paths.first { $0.hasPrefix("n\n0000") })
      #expect(forger.hasSuffix("/f"))
      #expect(rows.last?["unconfirmed_rows"] == 1)
      #expect(!rows.contains { $0["disputed"] == true })
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3"), JSONSchemaCheck.requirement))
  func `every row fits the published schema`() throws {
    try withSockets { namespace, _ in
      let lines = try netsock(namespace, "-a", "--json").outputLines
      #expect(lines.count > 20)
      #expect(
        try JSONSchemaCheck.validate(lines: lines, against: "docs/schema/netsock.schema.json") == []
      )
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3"), .peer("setpriv")))
  func `without privileges hidden owners are counted in one line`() throws {
    try withSockets { namespace, _ in
      let result = try Command.tool("netsock", "-tlnp").withoutPrivileges().inside(namespace).run()
      #expect(result.exitStatus == 0)
      #expect(result.errorLines.count == 1, "\(result)")
      #expect(result.errors.hasPrefix("netsock: owners: "))
      #expect(result.errors.contains("could not be read: permission denied; run it with sudo"))
      #expect(result.outputLines.filter { $0.hasPrefix("tcp") }.count == 3)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `no match is exit status 1`() throws {
    try withNetworkPair { pair in
      let text = try netsock(pair.left, "-ta")
      #expect(text.exitStatus == 1)
      #expect(text.outputLines.count == 2)
      let json = try netsock(pair.left, "-ta", "--json")
      #expect(json.exitStatus == 1)
      #expect(try json.jsonRows().map { $0["rows"] } == [0])
    }
  }
}
