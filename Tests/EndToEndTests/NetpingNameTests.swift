import Foundation
import TestSupport
import Testing

/// netping under the names of ping, and before what reads ping.
@Suite struct NetpingNameTests {
  /// netping as the program `name`.
  private func tool(_ name: String, in tree: TemporaryTree, _ arguments: [String]) throws -> Command
  {
    try tree.link(name, to: Command.tool("netping").executable)
    return Command.peer("\(tree.path)/\(name)", arguments)
  }

  @Test(.requires(.networkNamespaces, .peer("ping4"), .peer("ping6")))
  func `ping4 and ping6 ask over that version of IP alone, as ping's do`() throws {
    let tree = try TemporaryTree()
    try withNetworkPair { pair in
      for (name, host, other) in [
        ("ping4", pair.right.ipv4, pair.right.ipv6), ("ping6", pair.right.ipv6, pair.right.ipv4),
      ] {
        let ours = try tool(name, in: tree, ["-c1", host]).inside(pair.left).run()
        let peers = try Command.peer(name, "-n", "-c1", host).inside(pair.left).run()
        #expect(ours.output.withMomentsMasked == peers.output.withMomentsMasked)
        #expect(ours.exitStatus == 0 && peers.exitStatus == 0)
        let refused = try Command.peer("\(tree.path)/\(name)", "-c1", other)
          .inside(pair.left).run()
        #expect(refused.exitStatus == 2, "\(refused)")
        #expect(try Command.peer(name, "-c1", other).inside(pair.left).run().exitStatus == 2)
        // Complaints begin with the name that was typed, as scripts expect.
        #expect(refused.errors.hasPrefix("\(name): \(other): "), "\(refused)")
      }
    }
  }

  @Test(.requires(.rawSockets))
  func `a name that ping does not have changes nothing`() throws {
    let tree = try TemporaryTree()
    let result = try tool("my-tool", in: tree, ["-x"]).run()
    #expect(result.errors.hasPrefix("netping: "))
  }

  @Test(.requires(.networkNamespaces, .peer("ping")))
  func `a name outside ASCII is looked up as its internationalized form, or as it is`() throws {
    try withNetworkPair { pair in
      let folder = "/etc/netns/\(pair.left.name)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for (name, text) in [
        ("hosts", "\(pair.right.ipv4) xn--bcher-kva.example\n\(pair.right.ipv6) täst.example\n"),
        ("nsswitch.conf", "hosts: files\n"),
      ] { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
      let ping = try Command.peer("ping", "-n", "-c1", "bücher.example").inside(pair.left)
        .setting("LC_ALL", to: "C.UTF-8").run()
      // Whatever the locale is: names are read as UTF-8 alone.
      let international = try Command.tool("netping", "-c1", "bücher.example").inside(pair.left)
        .setting("LC_ALL", to: "C").run()
      if ping.exitStatus == 0 {
        #expect(international.output.withMomentsMasked == ping.output.withMomentsMasked)
        #expect(international.exitStatus == 0, "\(international)")
      } else {
        // The C library has no libidn2 here.
        #expect(international.exitStatus == 2, "\(international)")
      }
      let plain = try Command.tool("netping", "-c1", "täst.example").inside(pair.left).run()
      #expect(plain.output.hasPrefix("PING täst.example(\(pair.right.ipv6)) "), "\(plain)")
      let unknown = try Command.tool("netping", "-c1", "nö.example").inside(pair.left).run()
      #expect(unknown.errors.hasPrefix("netping: nö.example: Name or service not known"))
    }
  }

  /// What jc makes of the text of a run, times masked; `nil` when it cannot read it.
  private func reading(of result: CommandResult) throws -> String? {
    let reading = try Command.peer("jc", "--ping").reading(.text(result.output)).run()
    guard reading.exitStatus == 0 else { return nil }
    return reading.output
      .replacing(/[0-9]+\.[0-9]+/, with: "0.0")
      .replacing(/"time_ms":[0-9.]+/, with: "\"time_ms\":0")
  }

  @Test(.requires(.networkNamespaces, .peer("ping"), .peer("jc")))
  func `what reads ping's text reads the same from netping's`() throws {
    try withNetworkPair { pair in
      let dead = "10.77.0.99"
      var readCount = 0
      for arguments in [
        ["-c2", "-i.05", pair.right.ipv4], ["-c2", "-i.05", pair.right.ipv6],
        ["-c2", "-i.05", "-D", pair.right.ipv4], ["-c2", "-i.05", "-D", pair.right.ipv6],
        ["-qc2", "-i.05", pair.right.ipv4], ["-qc2", "-i.05", pair.right.ipv6],
        ["-c1", "-p", "ff", pair.right.ipv4], ["-c1", "-p", "ff", pair.right.ipv6],
        ["-c1", "-I", "left0", pair.right.ipv4], ["-c1", "-s1000", pair.right.ipv6],
        ["-c1", "-R", pair.right.ipv4], ["-c1", "-T", "tsonly", pair.right.ipv4],
        ["-qfc5", pair.right.ipv4], ["-c1", "-W.3", dead], ["-qc1", "-W.3", dead],
        ["-c1", "fd77::99"], ["-c2", "-i.2", "-O", dead], ["-c2", "-i.2", "-D", "-O", dead],
      ] {
        let ours = try Command.tool("netping", arguments).inside(pair.left).run()
        let peers = try Command.peer("ping", ["-n"] + arguments).inside(pair.left).run()
        let expected = try reading(of: peers)
        #expect(try reading(of: ours) == expected, "\(arguments)")
        if expected != nil { readCount += 1 }
      }
      // Debian 12's jc cannot read an error behind a "no answer yet", of ping either.
      #expect(readCount >= 16)
      // Without -n the lines of ping have the names that jc looks for where the host was a name.
      let named = try Command.tool("netping", "-H", "-4", "-c1", "localhost")
        .inside(pair.left).run()
      let peers = try Command.peer("ping", "-4", "-c1", "localhost").inside(pair.left).run()
      let expected = try #require(try reading(of: peers))
      #expect(try reading(of: named) == expected, "\(named)")
    }
  }

  @Test(.requires(.networkNamespaces, .peer("python3"), .peer("jc")))
  func `what reads ping's text sees duplicates and errors as such`() throws {
    try withEchoResponder("triplicate") { pair, _ in
      let result = try Command.tool("netping", "-c2", "-i.2", pair.right.ipv4)
        .inside(pair.left).run()
      let json = try #require(try reading(of: result))
      let reading = try JSONValue(parsing: json)
      #expect(reading["duplicates"]?.integer ?? 0 >= 2, "\(result)")
      let kinds = reading["responses"]?.elements?.prefix(3).map { $0["duplicate"] }
      #expect(kinds == [false, true, true], "\(result)")
    }
    try withNetworkPair { pair in
      try pair.right.shell("ip route add unreachable 10.79.0.0/16")
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/ip_forward")
      try pair.left.shell("ip route add 10.79.0.0/16 via \(pair.right.ipv4)")
      let result = try Command.tool("netping", "-c1", "10.79.0.1").inside(pair.left).run()
      let json = try #require(try reading(of: result))
      let reading = try JSONValue(parsing: json)
      // Only newer ones count the errors.
      #expect(reading["errors"] == 1 || reading["errors"] == nil, "\(result)")
      #expect(reading["packets_transmitted"] == 1, "\(result)")
      #expect(reading["packets_received"] == 0, "\(result)")
    }
  }
}
