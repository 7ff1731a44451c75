import TestSupport
import Testing

/// netping with more than one target.
@Suite(.requires(.networkNamespaces)) struct NetpingTargetsTests {
  private func run(
    _ words: String,
    in pair: NetworkPair,
    reading input: Command.Input = .empty
  ) throws -> CommandResult {
    try Command.tool("netping", words.split(separator: " ").map(String.init)).reading(input)
      .inside(pair.left).run()
  }

  @Test func `several hosts have lines and a summary each, and their totals`() throws {
    try withNetworkPair { pair in
      let result = try run("-c 2 -i 0.1 10.77.0.2 fd77::2", in: pair)
      #expect(result.exitStatus == 0, "\(result)")
      #expect(result.output.contains("64 bytes from 10.77.0.2: icmp_seq=2 "))
      #expect(result.output.contains("64 bytes from fd77::2: icmp_seq=2 "))
      let summaries = result.outputLines.filter { $0.hasPrefix("--- ") }
      #expect(
        summaries == ["--- 10.77.0.2 ping statistics ---", "--- fd77::2 ping statistics ---"]
      )
      let last = try #require(result.outputLines.last)
      #expect(last.hasPrefix("2 targets, 2 alive, 4 probes, 4 replies, time "))
    }
  }

  @Test func `a sweep tells who is alive, whatever the order of the list`() throws {
    try withNetworkPair { pair in
      let options = "--sweep -W 0.1 --retries 1"
      let list = Command.Input.text("# hosts\n10.77.0.99\n10.77.0.2 right\n\u{1b}[2J\n")
      let all = try run("\(options) --targets -", in: pair, reading: list)
      #expect(
        Set(all.outputLines.dropLast()) == ["10.77.0.2 is alive", "10.77.0.99 is unreachable"]
      )
      #expect(
        all.errors == "netping: stdin:4: \\x1b[2J: a name has no control characters\n"
      )
      #expect(all.exitStatus == 2, "\(all)")
      let alive = try run("\(options) --alive --generate 10.77.0.1-10.77.0.3", in: pair)
      #expect(alive.output == "10.77.0.1\n10.77.0.2\n")
      #expect(alive.exitStatus == 1)
      let dead = try run("\(options) --unreachable --generate 10.77.0.0/29", in: pair)
      #expect(Set(dead.outputLines) == ["10.77.0.3", "10.77.0.4", "10.77.0.5", "10.77.0.6"])
      let enough = try run("\(options) -q --at-least 2 --generate 10.77.0.0/29", in: pair)
      #expect(enough.exitStatus == 0, "\(enough)")
    }
  }

  @Test func `a target without an address keeps its row`() throws {
    try withNetworkPair { pair in
      let result = try run("--json -c 1 10.77.0.2 nosuch.invalid", in: pair)
      #expect(result.exitStatus == 2, "\(result)")
      let rows = result.outputLines
      // A start and a summary each, a reply, and the totals.
      #expect(rows.count == 6)
      #expect(rows.dropLast().last?.contains(#""target":"nosuch.invalid","unresolved":"#) == true)
      #expect(
        rows.last?.hasPrefix(
          #"{"type":"totals","targets":2,"reachable":1,"unreachable":0,"unresolved":1,"#
        ) == true
      )
    }
  }

  @Test(arguments: [
    ("--generate 10.0.0.0/4", "268435454 addresses, and a run asks 4194304 at most"),
    ("--generate x", "neither a network nor a range of addresses; write 192.0.2.0/24 or 192"),
    ("--targets /nonexisting", "No such file"),
    ("--targets /dev/null", "the lists name no target"),
  ])
  func `what cannot be asked is refused with the reason`(words: String, reason: String) throws {
    try withNetworkPair { pair in
      let result = try run(words, in: pair)
      #expect(result.exitStatus == 2)
      #expect(result.errors.contains(reason), "\(result)")
      #expect(result.errorLines.count == 1)
    }
  }
}
