import TestSupport
import Testing

/// The keys of the rows, in their order.
@Suite struct JSONReportTests {
  @Test func `an address row begins with the published keys`() {
    var rig = ReportRig()
    let row = rig.json("10.1.2.3").first ?? ""
    #expect(
      row.hasPrefix(
        """
        {"type":"address","input":"10.1.2.3","family":"ipv4","address":"10.1.2.3","class":"A",\
        "class_network":"10.0.0.0/8","special":{"prefix":"10.0.0.0/8","name":"Private-Use",\
        "reference":"RFC1918","source":true,"destination":true,"forwardable":true,\
        "globally_reachable":false,"reserved_by_protocol":false,
        """
      ),
      "\(row)"
    )
    #expect(row.contains(#"},"globally_reachable":false,"#))
  }

  @Test func `a port row holds its services`() throws {
    var rig = ReportRig(servicesPath: "/dev/null")
    #expect(
      rig.json("49152/tcp") == [
        """
        {"type":"port","port":49152,"range":"dynamic","services":[],"input":"49152/tcp",\
        "transport":"tcp","reserved":false,"ephemeral_on_host":null}
        """
      ]
    )
  }

  @Test func `an invalid row holds the reason and the readings of others`() {
    var rig = ReportRig()
    #expect(
      rig.json("010.0.0.1") == [
        """
        {"type":"invalid","input":"010.0.0.1",\
        "reason":"octet 1 has a leading zero, which some programs read as octal",\
        "readings":[{"reader":"inet_aton","address":"8.0.0.1"},\
        {"reader":"decimal","address":"10.0.0.1"}],"line":null}
        """
      ]
    )
  }

  @Test func `an address with a port gives a row for each`() throws {
    var rig = ReportRig()
    let rows = try rig.json("[::1]:22").map { try JSONValue(parsing: $0) }
    #expect(rows.map { $0["type"] } == ["address", "port"])
    #expect(rows.map { $0["input"] } == ["[::1]:22", "[::1]:22"])
    #expect(rows.first?["special"]?["name"] == "Loopback Address")
  }

  @Test(arguments: [
    ("192.88.99.1", "null"), ("2001::1", "null"), ("8.8.8.8", "true"), ("10.0.0.1", "false"),
    ("224.0.1.1", "null"),
  ])
  func `reachability is null where a registry gives no plain answer`(
    input: String,
    value: String
  ) throws {
    var rig = ReportRig()
    let row = try #require(rig.json(input).first)
    #expect(row.contains(#""globally_reachable":\#(value),"special_path""#), "\(row)")
  }

  @Test(arguments: [
    ("10.0.0.0/30", #""broadcast":"10.0.0.3","first_host":"10.0.0.1","last_host":"10.0.0.2""#),
    ("10.0.0.0/31", #""broadcast":null,"first_host":"10.0.0.0","last_host":"10.0.0.1""#),
    ("10.0.0.7/32", #""broadcast":null,"first_host":"10.0.0.7","last_host":"10.0.0.7""#),
    ("224.0.0.0/24", #""broadcast":null,"first_host":null,"last_host":null"#),
    (
      "0.0.0.0/0",
      #""broadcast":"255.255.255.255","first_host":"0.0.0.1","last_host":"255.255.255.254""#
    ),
  ])
  func `a prefix has the hosts that its length leaves`(input: String, members: String) throws {
    var rig = ReportRig()
    let row = try #require(rig.json(input).first)
    #expect(row.contains(members), "\(row)")
  }

  @Test func `counts beyond what JSON readers hold exactly are null`() throws {
    var rig = ReportRig()
    let large = try JSONValue(parsing: try #require(rig.json("2001:db8::/64").first))
    #expect(large["address_count"] == .null)
    #expect(large["host_bits"] == 64)
    let small = try JSONValue(parsing: try #require(rig.json("2001:db8::/120").first))
    #expect(small["address_count"] == 256)
  }
}
