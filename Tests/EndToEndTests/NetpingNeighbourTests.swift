import TestSupport
import Testing

/// netping with hostile hosts among its targets: whatever these do, their neighbours' figures are
/// right.
@Suite(.requires(.networkNamespaces, .peer("python3"))) struct NetpingNeighbourTests {
  /// The cases that one run can tell apart, between two honest hosts.
  private static func crowd(isIPv6: Bool) -> [HostileCase] {
    let honest = HostileCase.received("honest")
    return [honest]
      + HostileCase.all.filter { $0.options == honest.options && !(isIPv6 && $0.isOnlyIPv4) }
      + [honest]
  }

  /// What comes of a case in a run with several targets, where it is not what comes of it alone.
  private func counts(of hostile: HostileCase) -> [String: Int] {
    var counts = ["transmitted": 2]
    for key in [
      "received", "duplicates", "corrupted", "late", "rejected", "errors", "network_lost",
      "local_dropped", "not_sent", "in_flight",
    ] { counts[key] = 0 }
    counts.merge(hostile.counts) { $1 }
    counts.merge(hostile.countsWithRest) { $1 }
    // Nobody's probe has such a number, or it is no proof of whose it is.
    let isNobodys = ["wrong_cookie", "unsolicited", "wrong_destination"].contains(hostile.reason)
    if isNobodys { counts["rejected"] = 0 }
    return counts
  }

  @Test(arguments: [false, true])
  func `each wrong answer counts with the host that sent it, and with no other`(
    isIPv6: Bool
  ) throws {
    let hosts = Self.crowd(isIPv6: isIPv6)
    try withCrowd(hosts.map(\.name)) { crowd in
      let addresses = crowd.addresses(isIPv6: isIPv6)
      let result = try Command.tool(
        "netping",
        ["--json", "-c2", "-i0.5", "-W3"] + addresses
      ).inside(crowd.pair.left).run()
      let rows = try result.jsonRows()
      let summaries = rows.filter { $0["type"] == "summary" }
      #expect(summaries.map { $0["target"]?.string } == addresses, "\(result)")
      for (hostile, summary) in zip(hosts, summaries) {
        for (key, count) in counts(of: hostile) {
          #expect(summary[key]?.integer == count, "\(key) of \(hostile.name) in \(result)")
        }
        for key in ["truncated", "oversized", "different_address", "contradicted"] {
          #expect(
            summary[key]?.integer == counts(of: hostile)[key],
            "\(key) of \(hostile.name) in \(result)"
          )
        }
      }
      // What belongs to nobody has a row with its sender, and is in the totals.
      for (address, hostile) in zip(addresses, hosts) where hostile.rows.first == "rejected" {
        let told = rows.filter { $0["type"] == "rejected" && $0["address"]?.string == address }
        let isOwn = hostile.name != "stranger"
        #expect(told.count == (isOwn ? 2 : 0), "\(hostile.name) in \(result)")
        #expect(told.allSatisfy { $0["reason"]?.string == hostile.reason }, "\(result)")
      }
      let rejected = hosts.reduce(0) { $0 + ($1.counts["rejected"] ?? 0) }
      #expect(rows.last?["rejected"]?.integer == rejected, "\(result)")
      #expect(rows.last?["reachable"]?.integer == hosts.count { $0.isSuccess }, "\(result)")
      #expect(result.exitStatus == 1)
      #expect(result.errors.isEmpty, "\(result)")
    }
  }

  @Test(arguments: [false, true])
  func `a sweep finds those alive that are, in both personalities`(isIPv6: Bool) throws {
    // An error that saw the probe ends it: whether the reply behind it is still in time, is chance.
    let hosts = Self.crowd(isIPv6: isIPv6).filter { $0.name != "error-then-reply" }
    try withCrowd(hosts.map(\.name)) { crowd in
      let addresses = crowd.addresses(isIPv6: isIPv6)
      let alive = zip(addresses, hosts).filter(\.1.isSuccess).map(\.0)
      let dead = zip(addresses, hosts).filter { !$0.1.isSuccess }.map(\.0)
      let options = ["--sweep", "--retries", "1", "--backoff", "1", "-W0.8"]
      let sweep = try Command.tool("netping", options + addresses).inside(crowd.pair.left).run()
      #expect(
        Set(sweep.outputLines.dropLast())
          == Set(alive.map { "\($0) is alive" } + dead.map { "\($0) is unreachable" }),
        "\(sweep)"
      )
      #expect(
        sweep.outputLines.last?.hasPrefix("\(hosts.count) targets, \(alive.count) alive, ") == true,
        "\(sweep)"
      )
      #expect(sweep.exitStatus == 1)
      let fping = try Command.tool(
        "netping",
        ["--fping", "-a", "-s", "-i0", "-r1", "-B1", "-t800"] + addresses
      ).inside(crowd.pair.left).run()
      #expect(Set(fping.outputLines) == Set(alive), "\(fping)")
      for figure in [
        "\(hosts.count) targets", "\(alive.count) alive", "\(dead.count) unreachable",
      ] { #expect(fping.errorLines.contains { $0.hasSuffix(" " + figure) }, "\(fping)") }
      #expect(fping.exitStatus == 1)
    }
  }

  /// A neighbour that answers late, the liar that uses the time, and one that is not there at all.
  private static let liars = ["held", "forging", "mute", "forging", "honest"]

  @Test(arguments: [false, true])
  func `lies about a neighbour are told as such, and the neighbour has the last word`(
    isIPv6: Bool
  ) throws {
    try withCrowd(Self.liars) { crowd in
      let addresses = crowd.addresses(isIPv6: isIPv6)
      let result = try Command.tool(
        "netping",
        ["--json", "-c2", "-i0.5", "-W3"] + addresses
      ).inside(crowd.pair.left).run()
      let rows = try result.jsonRows()
      let summaries = rows.filter { $0["type"] == "summary" }
      #expect(summaries.map { $0["received"]?.integer } == [2, 2, 0, 2, 2], "\(result)")
      #expect(summaries.map { $0["network_lost"]?.integer } == [0, 0, 2, 0, 0], "\(result)")
      // The lies that carry the neighbour's own number and address: a reply from elsewhere, and two
      // errors; what the liar says of itself is one.
      #expect(summaries.map { $0["rejected"]?.integer } == [6, 2, 6, 2, 0], "\(result)")
      #expect(
        summaries.map { $0["different_address"]?.integer ?? 0 } == [2, 0, 2, 0, 0],
        "\(result)"
      )
      // An error that quotes eight octets may be a router's: it is told with its sender.
      #expect(summaries.map { $0["errors"]?.integer } == [2, 0, 2, 0, 0], "\(result)")
      let senders = rows.filter { $0["type"] == "error" }.map { $0["from"]?.string }
      #expect(Set(senders) == [addresses[1], addresses[3]], "\(result)")
      for key in ["duplicates", "corrupted", "late", "local_dropped", "not_sent", "in_flight"] {
        #expect(summaries.allSatisfy { $0[key]?.integer == 0 }, "\(key) in \(result)")
      }
      for key in ["truncated", "oversized", "contradicted"] {
        #expect(summaries.allSatisfy { $0[key] == nil }, "\(key) in \(result)")
      }
      // Eight or nine lies about each of four probes: a wrong checksum of ICMPv6 the kernel drops.
      #expect(rows.last?["rejected"]?.integer == 4 * (isIPv6 ? 8 : 9), "\(result)")
      #expect(rows.last?["reachable"] == 4, "\(result)")
      #expect(result.exitStatus == 1)
    }
  }

  @Test(arguments: [false, true])
  func `lies about a neighbour end no sweep, and make nobody alive`(isIPv6: Bool) throws {
    try withCrowd(Self.liars) { crowd in
      let addresses = crowd.addresses(isIPv6: isIPv6)
      let words = addresses.enumerated().map {
        $0.element + ($0.offset == 2 ? " is unreachable" : " is alive")
      }
      let sweep = try Command.tool(
        "netping",
        ["--sweep", "--retries", "0", "-W3"] + addresses
      ).inside(crowd.pair.left).run()
      #expect(Set(sweep.outputLines.dropLast()) == Set(words), "\(sweep)")
      #expect(
        sweep.outputLines.last?.hasPrefix("5 targets, 4 alive, 5 probes, 4 replies, ") == true,
        "\(sweep)"
      )
      #expect(sweep.exitStatus == 1)
      let fping = try Command.tool("netping", ["--fping", "-r0", "-t3000", "-i0"] + addresses)
        .inside(crowd.pair.left).run()
      #expect(Set(fping.outputLines) == Set(words), "\(fping)")
      #expect(fping.exitStatus == 1)
    }
  }

  @Test func `an error about one host does not end another's run by a deadline`() throws {
    try withCrowd(["host-unreachable", "honest", "long-quotation"]) { crowd in
      let addresses = crowd.addresses(isIPv6: false)
      let result = try Command.tool("netping", ["--json", "-w2", "-i0.2"] + addresses)
        .inside(crowd.pair.left).run()
      let summaries = try result.jsonRows().filter { $0["type"] == "summary" }
      let received = summaries.map { $0["received"]?.integer ?? -1 }
      #expect(received[0] == 0 && received[1] > 4 && received[2] == 0, "\(result)")
      #expect(result.exitStatus == 1)
    }
  }
}
