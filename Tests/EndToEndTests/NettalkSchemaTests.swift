import TestSupport
import Testing

/// Every kind of row against the published schema.
@Suite struct NettalkSchemaTests {
  private func expectFit(_ lines: [String]) throws {
    let faults = try JSONSchemaCheck.validate(
      lines: lines,
      against: "docs/schema/nettalk.schema.json"
    )
    #expect(faults == [])
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `rows of a chat server and its clients fit the schema`() throws {
    let server = try Command.tool("nettalk", "serve", "chat", "-tu", "--json", "-l", "*:0").start()
    let row = try JSONValue(parsing: try server.waitForLine(containing: "listening"))
    let port = try #require(row["port"]?.integer)
    var rows: [String] = []
    for address in ["127.0.0.1", "::1"] {
      for transport in [[], ["-u", "--wait", "0.2"]] {
        let client = try Command.tool(
          "nettalk",
          ["connect", "--json", address, String(port)] + transport
        ).reading(.bytes(Array("text \u{1B}\n\"\\\n".utf8) + [0xFF, 0x0A])).run()
        #expect(client.exitStatus == 0, "\(client)")
        rows += client.outputLines
      }
    }
    server.signal(2)
    let ended = server.finish()
    #expect(ended.exitStatus == 0)
    rows += ended.outputLines
    try expectFit(rows)
    let kinds = Set(try rows.map { try JSONValue(parsing: $0)["type"]?.string })
    #expect(kinds == ["listening", "accepted", "connected", "closed", "message", "summary"])
    let said = try ended.jsonRows().filter { $0["type"] == "message" && $0["client"] == 1 }
    #expect(said.map { $0["text"] } == ["text \u{1B}", "\"\\", nil])
    #expect(said.last?["base64"] == "/w==")
    #expect(try ended.jsonRows().last?["clients"] == 4)
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `the rows have the keys that scripts rely on`() throws {
    let server = try Command.tool("nettalk", "serve", "echo", "--json").start()
    let listening = try JSONValue(parsing: try server.waitForLine(containing: "listening"))
    let port = try #require(listening["port"]?.integer)
    #expect(listening["protocol"] == "tcp")
    #expect(listening["address"] == "127.0.0.1")
    let client = try Command.tool("nettalk", "connect", "--json", "127.0.0.1", String(port))
      .reading(.text("one\nhalf")).run()
    server.signal(15)
    let rows = try server.finish().jsonRows()
    #expect(rows.map { $0["type"] } == ["listening", "accepted", "closed", "summary"])
    #expect(rows[1]["local"] == .object(["address": "127.0.0.1", "port": .number(Double(port))]))
    #expect(rows[1]["remote"] == rows[2]["remote"])
    #expect(rows[2]["bytes_received"] == 8)
    #expect(rows[2]["bytes_sent"] == 8)
    #expect(rows[2]["reason"] == "end_of_stream")
    let clientRows = try client.jsonRows()
    #expect(clientRows.first?["type"] == "connected")
    #expect(clientRows.first?["local"] == rows[1]["remote"])
    #expect(clientRows.compactMap { $0["text"]?.string }.joined() == "one\nhalf")
    #expect(clientRows.last?["bytes_received"] == 8)
    try expectFit(client.outputLines)
  }
}
