import NetCore
import TestSupport
import Testing

@Suite struct ServiceTableTests {
  private let table = ServiceTable(
    parsing: Array(
      """
      # a comment
      ssh\t\t22/tcp\t\t\t\t# SSH Remote Login Protocol
      http 80/tcp www   # WorldWideWeb HTTP
      https 443/udp
      https\t443/tcp
         kerberos 88/tcp kerberos5 krb5
      nothing
      bad 70000/tcp
      bad tcp/80
      bad 80
      bad 80/
      bad -1/tcp
      bad 080/tcp
      windows 1/tcp\r

      last 65535/udp
      """.utf8
    ).octets
  )

  @Test func `the entries of a port are found with name, transport and aliases`() {
    #expect(
      table.entries(of: Port(rawValue: 80)) == [
        .init(name: "http", port: Port(rawValue: 80), transport: "tcp", aliases: ["www"])
      ]
    )
    #expect(table.entries(of: Port(rawValue: 443)).map(\.transport) == ["udp", "tcp"])
    #expect(table.entries(of: Port(rawValue: 443), transport: "tcp").map(\.name) == ["https"])
    #expect(table.entries(of: Port(rawValue: 65535)).map(\.name) == ["last"])
    #expect(table.entries(of: Port(rawValue: 1)).map(\.transport) == ["tcp"])
    #expect(table.entries(of: Port(rawValue: 2)).isEmpty)
    #expect(table.entries(of: Port(rawValue: 0)).isEmpty)
  }

  @Test func `a name and an alias lead to the port`() {
    #expect(table.entries(named: "krb5").map(\.port.rawValue) == [88])
    #expect(table.entries(named: "https").map(\.transport) == ["udp", "tcp"])
    #expect(table.entries(named: "https", transport: "tcp").map(\.port.rawValue) == [443])
    #expect(table.entries(named: "none").isEmpty)
  }

  @Test func `lines that cannot be read are counted and passed over`() {
    #expect(table.unreadableLineCount == 7)
    #expect(table.entries.count == 7)
  }

  @Test func `an empty table has no entries`() {
    #expect(ServiceTable().entries(of: Port(rawValue: 80)).isEmpty)
    #expect(ServiceTable(parsing: [UInt8]().octets).entries.isEmpty)
  }

  @Test func `random octets are read without a trap`() {
    var random = SeededGenerator()
    let alphabet = Array("ab/019 \t\n#tcp\r".utf8) + [0, 0xff]
    for _ in 0..<2000 {
      let count = Int.random(in: 0...120, using: &random)
      let text = (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let table = ServiceTable(parsing: text.octets)
      let lineCount = text.split(separator: UInt8(ascii: "\n")).count
      #expect(table.entries.count + table.unreadableLineCount <= lineCount)
    }
  }
}
