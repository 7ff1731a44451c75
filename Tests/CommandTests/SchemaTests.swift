import TestSupport
import Testing

/// Every row that a tool prints with `--json` fits the schema that the project publishes.
///
/// A run without a row would fit any schema, so each names the types of rows that it must give.
@Suite struct SchemaTests {
  @Test(.requires(.rawSockets, JSONSchemaCheck.requirement), arguments: ["127.0.0.1", "::1"])
  func `netping's replies and summary fit`(host: String) throws {
    let ping = Command.tool("netping", "--json", "-c", "2", "-i", "0.01", host)
    try expectRows(of: ping, fit: .netping, types: ["reply", "summary"])
  }

  @Test(.requires(.networkNamespaces, JSONSchemaCheck.requirement))
  func `netping's time-outs and errors fit`() throws {
    try withNetworkPair { pair in
      let ping = Command.tool("netping", "--json", "-c", "2", "-i", "1", "-W", "4", "10.77.0.77")
      try expectRows(of: ping.inside(pair.left), fit: .netping, types: ["error", "summary"])
      try pair.right.shell("echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all")
      let silent = Command.tool("netping", "--json", "-c", "1", "-W", "0.2", pair.right.ipv4)
      try expectRows(of: silent.inside(pair.left), fit: .netping, types: ["timeout", "summary"])
    }
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `netclass's rows fit, those of invalid input too`() throws {
    let classify = Command.tool(
      "netclass",
      "--json",
      "10.1.2.3",
      "2001:db8::1",
      "192.0.2.0/24",
      "443",
      "300.1.1.1"
    )
    try expectRows(of: classify, fit: .netclass, types: ["address", "prefix", "port", "invalid"])
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `netsock's rows of this machine fit`() throws {
    let listener = try Command.tool(
      "nettalk",
      "serve",
      "echo",
      "--json",
      "--listen",
      "127.0.0.1:0"
    ).start()
    try listener.waitForLine(containing: "listening")
    let table = Command.tool("netsock", "--json", "-a", "-p")
    try expectRows(of: table, fit: .netsock, types: ["socket"])
    _ = listener.interrupt()
  }

  @Test(.requires(.networkNamespaces, .peer("ping"), JSONSchemaCheck.requirement))
  func `netsniff's rows of live packets fit`() throws {
    try withNetworkPair { pair in
      let sniffer = try Command.tool(
        "netsniff",
        "--json",
        "-i",
        pair.right.interface,
        "-c",
        "8",
        "icmp or icmp6"
      ).inside(pair.right).start()
      try sniffer.waitForLine(containing: "listening")
      for address in [pair.right.ipv4, pair.right.ipv6] {
        let ping = Command.peer("ping", "-c", "2", "-i", "0.01", address).inside(pair.left)
        #expect(try ping.run().exitStatus == 0)
      }
      let result = sniffer.finish()
      try expectRows(in: result, fit: .netsniff, types: ["packet"])
    }
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `nettalk's rows of a server and its client fit`() throws {
    let server = try Command.tool(
      "nettalk",
      "serve",
      "echo",
      "--json",
      "--listen",
      "127.0.0.1:0"
    ).start()
    let line = try server.waitForLine(containing: "listening")
    let port = try #require(try JSONValue(parsing: line)["port"]?.integer)
    let client = Command.tool("nettalk", "connect", "127.0.0.1", "\(port)").reading(
      .text("hello\n")
    )
    #expect(try client.run().output == "hello\n")
    try server.waitForLine(containing: "closed")
    try expectRows(
      in: server.interrupt(),
      fit: .nettalk,
      types: ["listening", "accepted", "closed"]
    )
  }

  @Test func `netping's schema says what every key of its rows means`() throws {
    let schema = try JSONValue(parsing: Repository.text(of: "docs/schema/netping.schema.json"))
    guard case .object(let rows)? = schema["$defs"] else {
      throw TestFailure("the schema has no $defs")
    }
    var keys = 0
    for (name, row) in rows { try expectDescriptions(in: row, of: name, rows, count: &keys) }
    #expect(keys > 100)
  }

  /// Expects a description of each key in `object`, or in the definition that it refers to.
  private func expectDescriptions(
    in object: JSONValue,
    of name: String,
    _ definitions: [String: JSONValue],
    count: inout Int
  ) throws {
    guard case .object(let properties)? = object["properties"] else { return }
    for (key, property) in properties {
      count += 1
      let definition = property["$ref"]?.string?.split(separator: "/").last.map(String.init)
      let description =
        property["description"] ?? definition.flatMap { definitions[$0]?["description"] }
      #expect(description != nil || key == "type", "\(name).\(key)")
      try expectDescriptions(in: property, of: "\(name).\(key)", definitions, count: &count)
      if let items = property["items"] {
        try expectDescriptions(in: items, of: "\(name).\(key)", definitions, count: &count)
      }
    }
  }

  private func expectRows(
    of command: Command,
    fit tool: SuiteTool,
    types: Set<String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expectRows(in: try command.run(), fit: tool, types: types, sourceLocation: sourceLocation)
  }

  private func expectRows(
    in result: CommandResult,
    fit tool: SuiteTool,
    types: Set<String>,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let seen = Set(try result.jsonRows().compactMap { $0["type"]?.string })
    #expect(types.isSubset(of: seen), "\(result)", sourceLocation: sourceLocation)
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/\(tool).schema.json"
    )
    #expect(faults == [], "\(result)", sourceLocation: sourceLocation)
  }
}
