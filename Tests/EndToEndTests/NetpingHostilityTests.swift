import TestSupport
import Testing

/// netping against a host of our own that answers in every wrong way.
@Suite struct NetpingHostilityTests {
  /// What a run of two probes tells when the other host answers as `behaviour` says.
  private func run(
    against behaviour: String,
    _ options: [String] = []
  ) throws -> CommandResult {
    try withNetworkPair { pair in
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      let script = Repository.path("Tests/EndToEndTests/Clients/echo_responder.py")
      let responder = try Command.peer("python3", script, pair.right.interface, behaviour)
        .inside(pair.right).start()
      try responder.waitForLine(containing: "ready")
      defer { _ = responder.interrupt() }
      return try Command.tool(
        "netping",
        ["-c2", "-i0.1", "-W0.5"] + options + [pair.right.ipv4]
      ).inside(pair.left).run()
    }
  }

  private func summary(against behaviour: String) throws -> JSONValue {
    let result = try run(against: behaviour, ["--json"])
    return try #require(try result.jsonRows().last)
  }

  @Test(.requires(.networkNamespaces, .peer("python3")))
  func `the responder's honest answers count`() throws {
    let summary = try summary(against: "honest")
    #expect(summary["received"] == 2)
    #expect(summary["rejected"] == 0)
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3")),
    arguments: [
      ("silent", 0, 0), ("other-identifier", 0, 0), ("earlier-sequence", 0, 2),
      ("later-sequence", 0, 2), ("forged-cookie", 0, 2), ("zeroed-data", 0, 2),
      ("bad-checksum", 2, 0), ("stranger", 0, 2), ("corrupted", 2, 0), ("four-octets", 0, 0),
      ("error-about-another", 0, 2), ("error-bare-header", 0, 0), ("error-lying-length", 0, 0),
    ]
  )
  func `what does not answer a probe is never received`(
    behaviour: String,
    corrupted: Int,
    rejected: Int
  ) throws {
    let result = try run(against: behaviour, ["--json"])
    let summary = try #require(try result.jsonRows().last)
    #expect(summary["received"] == 0, "\(result)")
    #expect(summary["errors"] == 0, "\(result)")
    #expect(summary["corrupted"]?.integer == corrupted, "\(result)")
    #expect(summary["rejected"]?.integer == rejected, "\(result)")
    #expect(summary["loss_percent"] == 100)
    #expect(result.exitStatus == 1)
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3")),
    arguments: ["triplicate", "truncated", "header-only", "oversize", "redirect", "source-quench"]
  )
  func `what answers a probe in an odd way is received once`(behaviour: String) throws {
    let result = try run(against: behaviour, ["--json"])
    let summary = try #require(try result.jsonRows().last)
    #expect(summary["received"] == 2, "\(result)")
    #expect(summary["loss_percent"] == 0)
    #expect(result.exitStatus == 0)
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3"), .peer("ping")),
    arguments: [
      ("time-exceeded", "From 10.77.0.2 icmp_seq=1 Time to live exceeded"),
      ("fragmentation-needed", "From 10.77.0.2 icmp_seq=1 Frag needed and DF set (mtu = 1400)"),
      ("unknown-code", "From 10.77.0.2 icmp_seq=1 Dest Unreachable, Bad Code: 255"),
      ("parameter-problem", "From 10.77.0.2 icmp_seq=1 Parameter problem: pointer = 20"),
      ("redirect", "From 10.77.0.2: icmp_seq=1 Redirect Host(New nexthop: 10.77.0.2)"),
      ("source-quench", "From 10.77.0.2: icmp_seq=1 Source Quench"),
      ("truncated", "56 bytes from 10.77.0.2: icmp_seq=1 ttl=64 (truncated)"),
      ("corrupted", "wrong data byte #20 should be 0x14 but was 0xeb"),
    ]
  )
  func `what the router or host said stands in the text`(behaviour: String, line: String) throws {
    let result = try run(against: behaviour)
    #expect(result.outputLines.contains(line), "\(result)")
  }

  @Test(
    .requires(.networkNamespaces, .peer("python3"), .pythonModule("jsonschema")),
    arguments: ["honest", "silent", "forged-cookie", "corrupted", "triplicate", "time-exceeded"]
  )
  func `every row fits the schema`(behaviour: String) throws {
    let result = try run(against: behaviour, ["--json"])
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/netping.schema.json"
    )
    #expect(faults == [])
    #expect(try result.jsonRows().last?["type"] == "summary")
  }
}
