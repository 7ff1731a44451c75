import Foundation
import TestSupport
import Testing

/// `netping --fping` beside the fping that is installed: what both write to each stream, times
/// masked, and how both end.
@Suite struct FpingTests {
  /// 10.78.0.0/16 is alive and 10.79.0.0/16 silent behind the right host, 10.81.0.0/16 comes back
  /// to the left one; the hosts file of the left one knows three names.
  private static func withHosts(_ body: (NetworkPair) throws -> Void) throws {
    try withNetworkPair { pair in
      let folder = "/etc/netns/\(pair.left.name)"
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      for (name, text) in [
        ("hosts", "127.0.0.1 localhost\n\(pair.right.ipv4) peer\n\(pair.right.ipv6) peer six\n"),
        ("nsswitch.conf", "hosts: files\n"), ("resolv.conf", ""),
      ] { try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8) }
      try pair.left.shell(
        """
        for net in 10.78 10.79 10.81; do ip route add $net.0.0/16 via \(pair.right.ipv4); done
        ping -c1 -q \(pair.right.ipv4)
        ping -c1 -q \(pair.right.ipv6)
        """
      )
      try pair.right.shell(
        """
        echo 1 >/proc/sys/net/ipv4/ip_forward
        echo 0 >/proc/sys/net/ipv4/icmp_ratelimit
        ip route add local 10.78.0.0/16 dev lo
        ip route add blackhole 10.79.0.0/16
        ip route add 10.81.0.0/16 via \(pair.left.ipv4)
        """
      )
      try body(pair)
    }
  }

  private static func expectSame(
    _ words: String,
    in pair: NetworkPair,
    reading input: Command.Input = .empty,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let arguments = words.split(separator: " ").map { $0 == "''" ? "" : String($0) }
    let peers = try Command.peer("fping", arguments).reading(input).inside(pair.left).run()
    let ours = try Command.tool("netping", ["--fping"] + arguments).reading(input)
      .inside(pair.left).run()
    #expect(
      ours.output.comparableFpingText == peers.output.comparableFpingText,
      "stdout of fping \(words)",
      sourceLocation: sourceLocation
    )
    #expect(
      ours.errors.comparableFpingText == peers.errors.comparableFpingText,
      "stderr of fping \(words)",
      sourceLocation: sourceLocation
    )
    #expect(
      ours.exitStatus == peers.exitStatus,
      "fping \(words)\n\(ours)",
      sourceLocation: sourceLocation
    )
  }

  @Test(
    .requires(.networkNamespaces, .peer("fping"), .peer("ping")),
    arguments: [
      [
        "10.77.0.2", "::1", "10.77.0.2 10.78.0.1 10.79.0.1 fd77::2 -t 100 -r 1", "-e 10.77.0.2",
        "-a 10.77.0.2 10.79.0.1 -r0", "-u -r0 10.77.0.2 10.79.0.1", "-q -r0 10.79.0.1",
        "10.77.0.2 10.77.0.2 10.79.0.1 10.79.0.1 -r0", "-x 1 -r 0 10.77.0.2 10.79.0.1",
        "-x 2 -r 0 10.77.0.2 10.79.0.1", "-s -r 1 -t 100 10.77.0.2 10.79.0.1",
      ],
      [
        "-c 2 -p 200 10.77.0.2 fd77::2", "-c 2 -p 100 -t 60 10.79.0.1", "-c 2 -p 100 -D 10.77.0.2",
        "-C 3 -p 100 -q 10.77.0.2 10.79.0.1", "-c 3 -p 100 -o 10.79.0.1",
        "-s -c 2 -p 100 -q 10.77.0.2 10.79.0.1", "-R -q -c2 -p 50 10.77.0.2",
        "-Q 1 -p 400 -c 4 10.77.0.2", "-c4 -Q1 -p550 -o 10.79.0.1", "-c 2 -Q 1 -N 10.77.0.2",
        "-c 2 -p 100 -b 1000 10.77.0.2", "-c 1 -b 0 10.77.0.2",
      ],
      [
        "-H 1 -s -r 1 -t 100 10.81.0.1", "-H 1 -q -s -r 1 -t 100 10.81.0.1",
        "-H 1 -C 2 -p 100 10.77.0.2 10.81.0.1", "-M -r0 -b 10000 10.77.0.2",
        "-t100 -p100 -C3 255.255.255.255", "255.255.255.255", "192.0.2.1",
        "192.0.2.1 -q -c 2 -p 50 -s", "2001:db8::1 -r 0", "-O 2 10.77.0.2", "-M 10.77.0.2",
        "-I left0 10.77.0.2", "-I nosuch 10.77.0.2", "-S 10.77.0.1 10.77.0.2",
        "-S 192.0.2.47 10.77.0.2", "-S 2001:db8::1 fd77::2", "127.1",
      ],
      [
        "peer six nosuch", "-4 peer", "-6 peer", "-4 ::1 10.77.0.2", "-6 127.0.0.1", "-A peer",
        "-n 10.77.0.2", "-d peer 10.78.0.5", "-A -n 10.77.0.2 peer", "-m -A peer", "-m peer",
        "-q nosuch", "nosuch", "''", "'' 127.0.0.1",
      ],
    ]
  )
  func `a run says the same`(lines: [String]) throws {
    try Self.withHosts { pair in for line in lines { try Self.expectSame(line, in: pair) } }
  }

  @Test(.requires(.networkNamespaces, .peer("fping"), .peer("ping")))
  func `lists and blocks mean the same`() throws {
    try Self.withHosts { pair in
      for line in [
        "-g 10.78.0.0/29", "-g 10.78.0.1 10.78.0.5", "-g 10.78.0.5 10.78.0.1", "-g 10.78.0.8/31",
        "-g 10.78.0.8/32", "-g 10.78.0.8/33", "-g 10.78.0.8/0", "-g 10.78.0.8/x",
        "-g xxx 10.0.0.1", "-g 10.0.0.1 yyy", "-g 10.0.0.1", "-g", "-g 10.0.0.1 10.0.0.2 10.0.0.3",
        "-g 127.0.0.1 127.255.255.254", "-f /nonexisting", "-f x y", "-i 0 -q -s -g 10.78.0.0/24",
      ] { try Self.expectSame(line, in: pair) }
      let list = Command.Input.text("# comment\n10.77.0.2\n\n  10.78.0.9 more words\npeer\nnosuch")
      try Self.expectSame("", in: pair, reading: list)
      try Self.expectSame("-a -f -", in: pair, reading: list)
      try Self.expectSame("", in: pair)
    }
  }

  @Test(.requires(.networkNamespaces, .peer("fping"), .peer("ping")))
  func `complaints are the same`() throws {
    try Self.withHosts { pair in
      for option in ["b", "B", "c", "C", "H", "i", "O", "p", "Q", "r", "t", "x"] {
        try Self.expectSame("-\(option) xxx", in: pair)
      }
      for line in [
        "-Z", "--nosuch", "--size", "-b", "--alive=1 127.0.0.1", "-b 65509 127.0.0.1",
        "-B 0.9 127.0.0.1", "-B 5.1 127.0.0.1", "-H 300 127.0.0.1", "-a -u 127.0.0.1",
        "-c3 -l 127.0.0.1", "-S bla", "-n -d 127.0.0.1", "-d -n 127.0.0.1", "-4 -6 127.0.0.1",
        "-i -1", "-p -1", "-Q -1", "-t -1", "-c 0",
      ] { try Self.expectSame(line, in: pair) }
    }
  }

  @Test(.requires(.networkNamespaces, .peer("fping"), .peer("ping")))
  func `a loop tells its figures at SIGQUIT and at its end`() throws {
    try Self.withHosts { pair in
      var texts: [(String, String)] = []
      for command in [
        Command.peer("fping", "-l", "-p", "200", pair.right.ipv4),
        Command.tool("netping", "--fping", "-l", "-p", "200", pair.right.ipv4),
      ] {
        let running = try command.inside(pair.left).start()
        try running.waitForLine(containing: "[1]")
        running.signal(SIGQUIT)
        try running.waitForLine(containing: "[2]")
        let result = running.interrupt()
        #expect(result.exitStatus == 0, "\(result)")
        texts.append((result.output.comparableFpingText, result.errors.comparableFpingText))
      }
      #expect(texts[0].0 == texts[1].0)
      #expect(texts[0].1 == texts[1].1)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `a link to netping that is called fping is fping`() throws {
    try withNetworkPair { pair in
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let link = folder.appending(path: "fping")
      let tool = Command.tool("netping").executable
      try FileManager.default.createSymbolicLink(
        atPath: link.path(percentEncoded: false),
        withDestinationPath: tool
      )
      let command = Command(
        executable: link.path(percentEncoded: false),
        arguments: [pair.right.ipv4]
      )
      let result = try command.inside(pair.left).run()
      #expect(result.output == "\(pair.right.ipv4) is alive\n")
      #expect(result.errors.isEmpty && result.exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `users other than root cannot flood, and all it takes are ping sockets`() throws {
    try withNetworkPair { pair in
      let hasty = try Command.tool("netping", "--fping", "-i", "0", pair.right.ipv4)
        .withoutPrivileges().inside(pair.left).run()
      #expect(hasty.exitStatus == 1)
      #expect(
        hasty.errors == """
          fping: these options are too risky for mere mortals.
          fping: You need -i >= 1 and -p >= 10

          """
      )
      let refused = try Command.tool("netping", "--fping", pair.right.ipv4)
        .withoutPrivileges().inside(pair.left).run()
      #expect(refused.errors == "fping: can't create socket (must run as root?)\n")
      #expect(refused.exitStatus == 4)
      try pair.left.shell("echo '0 2147483647' >/proc/sys/net/ipv4/ping_group_range")
      let granted = try Command.tool("netping", "--fping", pair.right.ipv4)
        .withoutPrivileges().inside(pair.left).run()
      #expect(granted.output == "\(pair.right.ipv4) is alive\n")
      #expect(granted.exitStatus == 0)
    }
  }

  @Test(.requires(.networkNamespaces))
  func `options of later versions work or are refused by name`() throws {
    try withNetworkPair { pair in
      func run(_ arguments: String...) throws -> CommandResult {
        try Command.tool("netping", ["--fping"] + arguments).inside(pair.left).run()
      }
      let enough = try run("-X", "1", "-g", "127.0.0.0/29")
      #expect(enough.output == "Enough hosts reachable (required: 1, reachable: 1)\n")
      #expect(enough.exitStatus == 0)
      let hops = try run("--print-ttl", "--check-source", pair.right.ipv4)
      #expect(hops.output == "\(pair.right.ipv4) is alive (TTL 64)\n")
      let block = try run("-g", "fd77::1/126", "-r0", "-t", "100")
      #expect(block.output == "fd77::1 is alive\nfd77::2 is alive\nfd77::3 is unreachable\n")
      let refused = try run("-J", pair.right.ipv4)
      #expect(refused.errors.hasPrefix("fping: --json (-J) is not known here"))
      #expect(refused.exitStatus == 1)
    }
  }
}

extension String {
  /// The text without what no two runs have in common: times, and where the program lies.
  ///
  /// Of the summary of options the first line stays, since its words are each program's own.
  fileprivate var comparableFpingText: String {
    var text = replacing(/\/[^ ]*\/fping/, with: "fping")
    if text.hasPrefix("Usage: ") { return String(text.prefix { $0 != "\n" }) }
    text = text.replacing(/[0-9]+\.[0-9]+ ms/, with: "T ms")
      .replacing(/[0-9.]+ avg/, with: "T avg")
      .replacing(/= [0-9.]+\/[0-9.]+\/[0-9.]+\n/, with: "= T/T/T\n")
      .replacing(/\[[0-9]+\.[0-9]+\]/, with: "[S]")
      .replacing(/\[\d\d:\d\d:\d\d\]/, with: "[H]")
      .replacing(/[ ]+[0-9]+\.[0-9]+ sec/, with: "T sec")
      .replacing(/SET (min|avg|max) = \d+/) { "SET \($0.1)" }
      // The titles of fping 5.1 name the host.
      .replacing(/[ ]for host [^']*/, with: "")
    // The columns of -C.
    return text.replacing(/[ ][0-9]+\.[0-9]+(?=[ \n])/, with: " T")
  }
}
