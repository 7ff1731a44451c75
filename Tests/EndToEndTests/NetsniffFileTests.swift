import Glibc
import TestSupport
import Testing

/// netsniff on capture files: no privilege is needed.
@Suite struct NetsniffFileTests {
  /// Four packets: UDP, ARP, an echo request and a TCP segment.
  static func capture() -> CaptureBytes {
    var capture = CaptureBytes()
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp([1]))))
    capture.addPacket(PacketBytes.ethernet(0x0806, PacketBytes.arpRequest))
    let echo = PacketBytes.icmpv4(8, 0, [0, 77, 0, 1])
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(1, echo)))
    let segment = PacketBytes.tcp(flags: 0x10, [1, 2])
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(6, segment)))
    return capture
  }

  static let lines = [
    "IP 10.0.0.1.1234 > 10.0.0.2.5678: UDP, length 1",
    "ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28",
    "IP 10.0.0.1 > 10.0.0.2: ICMP echo request, id 77, seq 1, length 8",
    "IP 10.0.0.1.40000 > 10.0.0.2.443: Flags [.], seq 100:102, ack 200, win 65535, length 2",
  ]

  @Test func `a file is shown line by line, and said to be read on stderr`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", "-nn", "-t", "-r", file.path).run()
    #expect(result.exitStatus == 0)
    #expect(result.outputLines == Self.lines)
    let link = "link-type EN10MB (Ethernet), snapshot length 262144"
    #expect(result.errorLines == ["netsniff: reading from \(file.path), \(link)"])
  }

  @Test func `standard input is a capture file, too`() throws {
    let result = try Command.tool("netsniff", "-t", "-r", "-")
      .reading(.bytes(Self.capture().octets))
      .run()
    #expect(result.exitStatus == 0)
    #expect(result.outputLines == Self.lines)
  }

  @Test func `a packet is out of the pipe before the next is in it`() throws {
    let octets = Self.capture().octets
    let running = try Command.tool("netsniff", "-t", "-r", "-").reading(.pipe).start()
    // The file's header and its first packet; what follows keeps the pipe open.
    try running.send(Array(octets.prefix(24 + 16 + 43)))
    try running.waitForLine(containing: Self.lines[0])
    #expect(running.isRunning)
    try running.send(Array(octets.dropFirst(24 + 16 + 43)))
    running.closeInput()
    let result = running.finish()
    #expect(result.exitStatus == 0)
    #expect(result.outputLines == Self.lines)
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends the wait for a pipe in order`(signal: Int32) throws {
    let running = try Command.tool("netsniff", "--json", "-r", "-").reading(.pipe).start()
    try running.send(Array(Self.capture().octets.prefix(24 + 16 + 43)))
    try running.waitForLine(containing: "packet")
    running.signal(signal)
    let result = running.finish(timeout: .seconds(10))
    #expect(result.exitStatus == 0)
    #expect(try result.jsonRows().last?["captured"] == 1)
  }

  @Test func `words after the options are the filter`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let words = try Command.tool("netsniff", "-tr", file.path, "icmp", "or", "arp").run()
    let one = try Command.tool("netsniff", "-tr", file.path, "icmp or arp").run()
    #expect(words.outputLines == Array(Self.lines[1...2]))
    #expect(one.output == words.output)
  }

  @Test func `a filter that matches nothing is exit status 1`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", "-r", file.path, "--json", "port", "9").run()
    #expect(result.exitStatus == 1)
    #expect(
      try result.jsonRows() == [
        JSONValue(parsing: #"{"type":"summary","captured":0,"hidden_tagged_frames":0}"#)
      ]
    )
  }

  @Test func `an error in a filter is marked under its word`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", "-r", file.path, "udp", "and", "and", "arp").run()
    #expect(result.exitStatus == 2)
    #expect(result.output.isEmpty)
    #expect(
      result.errorLines == [
        "netsniff: filter: syntax error; see pcap-filter(7)",
        "netsniff:   udp and and arp",
        "netsniff:           ^~~",
      ]
    )
  }

  @Test func `count is only the number`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let all = try Command.tool("netsniff", "-r", file.path, "--count").run()
    #expect(all.outputLines == ["4 packets"])
    let one = try Command.tool("netsniff", "-r", file.path, "--count", "arp").run()
    #expect(one.outputLines == ["1 packet"])
  }

  @Test func `a limit ends the reading`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", "-c2", "-t", "-r", file.path).run()
    #expect(result.outputLines == Array(Self.lines[..<2]))
  }

  @Test func `what is written is what was read, to a file and to a pipe`() throws {
    let octets = Self.capture().octets
    let file = try TemporaryFile(octets)
    let copy = try TemporaryFile()
    let written = try Command.tool("netsniff", "-r", file.path, "-w", copy.path).run()
    #expect(written.exitStatus == 0)
    #expect(written.output.isEmpty)
    #expect(try copy.octets == octets)
    let piped = try Command.tool("netsniff", "-r", file.path, "-w", "-").run()
    #expect(piped.outputBytes == octets)
    let both = try Command.tool("netsniff", "-tr", file.path, "-w", copy.path, "--print").run()
    #expect(both.outputLines == Self.lines)
    #expect(try copy.octets == octets)
  }

  @Test func `a file that breaks off is shown up to there and is exit status 2`() throws {
    let file = try TemporaryFile(Array(Self.capture().octets.dropLast(5)))
    let result = try Command.tool("netsniff", "-t", "-r", file.path).run()
    #expect(result.exitStatus == 2)
    #expect(result.outputLines == Array(Self.lines[..<3]))
    #expect(result.errorLines.last?.hasPrefix("netsniff: reading \(file.path): truncated") == true)
  }

  @Test(arguments: [
    (["-r", "/no/such/file"], "opening /no/such/file: No such file or directory"),
    (["-r", "/etc/passwd"], "reading /etc/passwd: unknown file format"),
    (["-r", "/tmp"], "reading /tmp: "),
    (["-r", "-", "-i", "lo"], "-i and -r exclude each other"),
    (["-V", "/dev/null", "-r", "-"], "-V, -r and -i exclude each other"),
    (["-V", "/dev/null"], "reading the list /dev/null: it names no file"),
    (["-V", "/nonexistent"], "reading the list /nonexistent: No such file or directory"),
    (["-c", "0"], "invalid packet count 0"),
    (["-s", "300000"], "invalid snapshot length 300000"),
    (["-c", "-1"], "The value '-1' is invalid for '-c"),
    (["-s", "-1"], "invalid snapshot length -1"),
    (["--nano", "--time-stamp-precision", "micro"], "nanoseconds and microseconds exclude"),
    (["--micro", "--time-stamp-precision=nano"], "nanoseconds and microseconds exclude"),
    (["--time-stamp-precision", "pico"], "The value 'pico' is invalid"),
    (["-y", "NOSUCH", "-i", "lo"], "link type NOSUCH"),
    (["-i", "999"], "interface number 999"),
  ])
  func `what cannot be done is exit status 2 with one line`(
    arguments: [String],
    message: String
  ) throws {
    let result = try Command.tool("netsniff", arguments).run()
    #expect(result.exitStatus == 2)
    #expect(result.output.isEmpty)
    #expect(result.errorLines.count == 1)
    #expect(result.errors.hasPrefix("netsniff: \(message)"), "\(result)")
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends the compilation of a long filter`(signal: Int32) throws {
    // Minutes of work for the library, even without its optimizer.
    let ports = (0..<4_000).map { "port \($0)" }.joined(separator: " or ")
    let filter = try TemporaryFile(Array(ports.utf8))
    let file = try TemporaryFile(Self.capture().octets)
    let running = try Command.tool("netsniff", "-r", file.path, "-F", filter.path).start()
    // Before it catches signals they end it as well; what counts is that they always do.
    usleep(700_000)
    running.signal(signal)
    let result = running.finish(timeout: .seconds(10))
    #expect(result.ending == .killed(signal: signal), "\(result)")
  }

  @Test(arguments: [[], ["--json"], ["--count"]])
  func `a full disk is exit status 2 with a message`(arguments: [String]) throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", ["-r", file.path] + arguments)
      .writing(to: .file("/dev/full"))
      .run()
    #expect(result.exitStatus == 2)
    #expect(result.errors.contains("No space left on device"))
  }

  @Test func `a capture that cannot be written is exit status 2 with a message`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", "-r", file.path, "-w", "/dev/full").run()
    #expect(result.exitStatus == 2)
    #expect(result.errors.contains("writing /dev/full: No space left on device"))
  }

  @Test func `the file that is read is not written over`() throws {
    var capture = Self.capture()
    // More than one read: the rest would be lost with the file.
    for _ in 0..<4 { capture.addPacket([UInt8](repeating: 1, count: 60_000)) }
    let file = try TemporaryFile(capture.octets)
    let link = try TemporaryFile()
    #expect(unsafe symlink(file.path, link.path) == 0)
    for path in [file.path, link.path] {
      let result = try Command.tool("netsniff", "-r", file.path, "-w", path).run()
      #expect(result.exitStatus == 2)
      #expect(result.errors.contains("creating \(path): it is the file that is read"))
      #expect(try file.octets == capture.octets)
    }
  }

  @Test func `the files of a list come one behind the other, each said to be read`() throws {
    let files = [
      try TemporaryFile(Self.capture().octets), try TemporaryFile(Self.capture().octets),
    ]
    let names = files.map { $0.path + "\n" }.joined()
    let result = try Command.tool("netsniff", "-t", "-#", "-V", "-").reading(.text(names)).run()
    #expect(result.exitStatus == 0)
    #expect(result.outputLines.count == 2 * Self.lines.count)
    #expect(result.outputLines.last?.hasPrefix("    8  ") == true)
    let link = "link-type EN10MB (Ethernet), snapshot length 262144"
    #expect(result.errorLines == files.map { "netsniff: reading from \($0.path), \(link)" })
  }

  @Test(.requires(.peer("tcpdump")))
  func `a list with a filter gives the lines of tcpdump`() throws {
    let files = [
      try TemporaryFile(Self.capture().octets), try TemporaryFile(Self.capture().octets),
    ]
    let list = try TemporaryFile(Array(files.map { $0.path + "\n" }.joined().utf8))
    let arguments = ["-nn", "-t", "-V", list.path, "ip and not udp"]
    let expected = try Command.peer("tcpdump", arguments).run()
    let result = try Command.tool("netsniff", arguments).run()
    #expect(expected.outputLines.count == 4)
    #expect(result.outputLines == expected.outputLines)
  }

  @Test func `no file of a list is written over`() throws {
    let first = try TemporaryFile(Self.capture().octets)
    let second = try TemporaryFile(Self.capture().octets)
    let list = try TemporaryFile(Array("\(first.path)\n\(second.path)\n".utf8))
    let result = try Command.tool("netsniff", "-V", list.path, "-w", second.path).run()
    #expect(result.exitStatus == 2)
    #expect(result.errors.contains("creating \(second.path): it is the file that is read"))
    #expect(try second.octets == Self.capture().octets)
  }

  @Test func `an older capture is written over, whole`() throws {
    let source = try TemporaryFile(Self.capture().octets)
    let target = try TemporaryFile([UInt8](repeating: 7, count: 100_000))
    let result = try Command.tool("netsniff", "-r", source.path, "-w", target.path).run()
    #expect(result.exitStatus == 0)
    let again = try Command.tool("netsniff", "-t", "-r", target.path).run()
    #expect(again.outputLines == Self.lines)
    #expect(try target.octets.count == Self.capture().octets.count)
  }

  @Test(arguments: [[], ["--json"], ["-w", "-"]])
  func `a reader who has gone ends it quietly`(arguments: [String]) throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", ["-r", file.path] + arguments)
      .writing(to: .closedPipe)
      .run()
    #expect(result.exitStatus == 0)
    #expect(result.errorLines.allSatisfy { $0.contains("reading from") })
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `rows fit the schema, the summary included`() throws {
    let file = try TemporaryFile(Self.capture().octets)
    let result = try Command.tool("netsniff", "--json", "-r", file.path).run()
    #expect(result.outputLines.count == 5)
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `the list of interfaces fits the schema`() throws {
    let result = try Command.tool("netsniff", "--json", "-D").run()
    #expect(result.exitStatus == 0)
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/netsniff.schema.json"
    )
    #expect(faults == [])
  }
}
