import TestSupport
import Testing

/// Every kind of row against the published schema.
@Suite struct NetclassSchemaTests {
  @Test(.requires(JSONSchemaCheck.requirement))
  func `rows of every kind fit the schema`() throws {
    var random = SeededGenerator()
    var inputs = [
      "10.1.2.3", "8.8.8.8", "127.0.0.1", "192.88.99.1", "224.0.0.251", "240.0.0.1",
      "255.255.255.255", "::", "::1", "fe80::1%eth0", "ff02::1", "ff7e:140::1", "2001::1",
      "2002:c000:204::", "::ffff:8.8.8.8", "64:ff9b::1", "4000::1", "10.1.2.3/26", "0.0.0.0/0",
      "10.0.0.0/31", "224.0.0.0/4", "::/0", "2001:db8::/32", "fe80::1%eth0/64", "0", "22",
      "443/tcp", "udp/53", "65535", "1.2.3.4:443", "[::1%lo]:22", "https", "300.1.1.1",
      "010.0.0.1", "10/8", "\u{1B}[31m\"\\", "",
    ]
    for _ in 0..<300 {
      let value = random.next()
      inputs.append("\(value >> 56).\(value >> 48 & 255).\(value >> 40 & 255).7/\(value % 33)")
      inputs.append(
        String(value >> 48, radix: 16) + "::" + String(value & 0xffff, radix: 16)
          + "/\(value % 129)"
      )
      inputs.append(String(value >> 48, radix: 16) + "::" + String(value & 0xffff, radix: 16))
    }
    let result = try Command.tool("netclass", ["--json", "--resolve", "--"] + inputs).run()
    #expect(result.exitStatus == 2)
    #expect(result.errors.isEmpty)
    let kinds = Set(try result.jsonRows().compactMap { $0["type"]?.string })
    #expect(kinds == ["address", "prefix", "port", "invalid"])
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/netclass.schema.json"
    )
    #expect(faults == [])
  }

  @Test(.requires(JSONSchemaCheck.requirement))
  func `rows of standard input fit the schema`() throws {
    let result = try Command.tool("netclass", "--json")
      .reading(.text("10.0.0.1\nnonsense.example\n443\n"))
      .run()
    #expect(result.exitStatus == 2)
    #expect(try result.jsonRows().map { $0["line"] } == [nil, 2, nil])
    let faults = try JSONSchemaCheck.validate(
      lines: result.outputLines,
      against: "docs/schema/netclass.schema.json"
    )
    #expect(faults == [])
  }
}
