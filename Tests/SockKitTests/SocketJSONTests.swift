import ArgumentParser
import NetLinux
import TestSupport
import Testing

@testable import SockKit

@Suite struct SocketJSONTests {
  private func rows(_ arguments: String...) throws -> [JSONValue] {
    let machine = try SavedMachine()
    let configuration = try SockCommand.parse(
      arguments + ["--json", "--proc-root", machine.tree.path, "--byte-order", "little"]
    ).makeConfiguration()
    return try SavedMachine.json(SavedMachine.run(configuration), configuration)
      .map { try JSONValue(parsing: $0) }
  }

  @Test func `a row has the published keys in their order`() throws {
    let machine = try SavedMachine()
    let configuration = try machine.configuration("-t4l", "--json")
    let lines = try SavedMachine.json(SavedMachine.run(configuration), configuration)
    let expected = """
      {"type":"socket","protocol":"tcp","family":"inet","state":"LISTEN",\
      "local":{"address":"127.0.0.1","port":8080},"remote":{"address":"0.0.0.0","port":0},\
      "receive_queue":1,"send_queue":0,"uid":0,"user":null,"inode":123,"owners":[\
      {"pid":712,"command":"nginx","fd":6},{"pid":712,"command":"nginx","fd":7},\
      {"pid":713,"command":"ev\\u001b[31m) (","fd":6}],\
      "timer":null,"retransmits":0,"probes":0}
      """
    #expect(lines.first == expected)
    #expect(lines.count == 2)
  }

  @Test func `timers, congestion and drops are told in units of their keys`() throws {
    let rows = try rows("-tua")
    let established = try #require(rows.first { $0["state"] == "ESTABLISHED" })
    #expect(established["timer"]?["name"] == "retransmit")
    #expect(established["timer"]?["expires_ms"] == 200)
    #expect(established["retransmits"] == 2)
    #expect(established["retransmission_timeout_ms"] == 200)
    #expect(established["congestion_window"] == 10)
    #expect(established["slow_start_threshold"] == .null)
    let mapped = try #require(rows.first { $0["family"] == "inet6" })
    #expect(mapped["local"]?["address"] == "::ffff:127.0.0.1")
    #expect(mapped["slow_start_threshold"] == 7)
    let unknown = try #require(rows.first { $0["state"] == "UNKNOWN-255" })
    #expect(unknown["timer"]?["number"] == 7)
    #expect(rows.first { $0["drops"] != nil && $0["state"] == "CLOSE" }?["drops"] == 9)
  }

  @Test func `local and packet sockets have rows of their own`() throws {
    let rows = try rows("-xa0")
    #expect(rows[0]["path"] == "/run/a b.sock")
    #expect(rows[0]["state"] == "LISTENING")
    #expect(rows[0]["owners"]?[0]?["pid"] == 713)
    #expect(rows[1]["path"] == .null)
    #expect(rows[2]["path"] == "@x\u{1b}]0;pwn\u{7}")
    #expect(rows[3]["ethertype"] == 3)
    #expect(rows[3]["running"] == true)
    #expect(rows[4]["interface_index"] == 2)
    #expect(rows[4]["interface"] == .null)
    #expect(rows[4]["running"] == false)
  }

  @Test func `the summary comes last and counts`() throws {
    let all = try rows("-a")
    let summary = try #require(all.last)
    #expect(summary["type"] == "summary")
    #expect(summary["rows"]?.integer == all.count - 1)
    #expect(summary["tables_read"] == 6)
    // The saved tree lacks udp6, udplite, udplite6, raw, icmp and icmp6.
    #expect(summary["unreadable_tables"] == 6)
    #expect(summary["unreadable_processes"] == 0)
    #expect(summary["interrupted"] == false)
    let none = try rows("--icmp")
    #expect(none.count == 1)
    #expect(none.first?["rows"] == 0)
    #expect(none.first?["unreadable_processes"] == .null)
  }

  @Test func `octets that are no UTF-8 are kept beside the text`() throws {
    let machine = try SavedMachine()
    let heading = Array("Num\n0000000000000001: 00000002 00000000 00010000 0001 01 20001 ".utf8)
    try machine.tree.write(heading + [0x2f, 0xff, 0x61, 0x0a], to: "net/unix")
    let configuration = try machine.configuration("-xa", "--json")
    let listing = SavedMachine.run(configuration)
    let row = try JSONValue(parsing: SavedMachine.json(listing, configuration)[0])
    #expect(row["path"] == "/\u{fffd}a")
    #expect(row["path_octets"] == "2fff61")
  }

  @Test func `a stop request ends the rows and leaves the summary`() throws {
    let machine = try SavedMachine()
    let configuration = try machine.configuration("-a", "--json")
    let listing = SockSession(configuration, isStopRequested: { true }, skip: { _ in }).run()
    let rows = try SavedMachine.json(listing, configuration).map { try JSONValue(parsing: $0) }
    #expect(rows.count == 1)
    #expect(rows[0]["interrupted"] == true)
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `every row fits the published schema`() throws {
    let machine = try SavedMachine()
    let configuration = try machine.configuration("-a", "--json")
    let lines = try SavedMachine.json(SavedMachine.run(configuration), configuration)
    #expect(lines.count == 14)
    #expect(
      try JSONSchemaCheck.validate(lines: lines, against: "docs/schema/netsock.schema.json") == []
    )
  }
}
