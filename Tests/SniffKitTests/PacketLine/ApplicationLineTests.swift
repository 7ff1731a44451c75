import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite struct ApplicationLineTests {
  private static func line(
    _ packet: FixturePacket,
    _ change: (inout PacketLineConfiguration) -> Void = { _ in }
  ) -> String {
    var configuration = PacketLineConfiguration()
    configuration.timestampStyle = .none
    change(&configuration)
    var line = PacketLine(configuration)
    var out = LineBuffer()
    let record = PacketRecord(
      number: 1,
      timestamp: WallClockTime(seconds: 0, nanoseconds: 0),
      wireByteCount: packet.bytes.count,
      linkType: packet.linkType
    )
    line.append(packet.bytes.octets, record, to: &out)
    return out.text
  }

  private static func beyondTcpdump(_ name: String) throws -> FixturePacket {
    try #require(FixturePacket.beyondTcpdump.first { $0.name == name })
  }

  @Test func `a ClientHello ends with the server name`() throws {
    let packet = try Self.beyondTcpdump("TLS ClientHello")
    #expect(Self.line(packet).hasSuffix(", length 91: TLS: ClientHello, server name example.com"))
    #expect(Self.line(packet) { $0.showsApplications = false }.hasSuffix(", length 91"))
    #expect(Self.line(packet) { $0.quietness = 1 }.hasSuffix(": tcp 91"))
  }

  @Test func `a hostile server name steers no terminal`() throws {
    let packet = try Self.beyondTcpdump("TLS ClientHello for a hostile name")
    #expect(Self.line(packet).hasSuffix(#"server name a\x1b[2J\n\u{202e}\xff"#))
  }

  @Test func `LLMNR is shown as DNS`() throws {
    let packet = try Self.beyondTcpdump("LLMNR query")
    #expect(Self.line(packet).hasSuffix(".5355: 4660+ A? example.com. (29)"))
  }

  @Test func `a tab in HTTP is escaped`() throws {
    let packet = try Self.beyondTcpdump("HTTP with a tab")
    #expect(Self.line(packet).hasSuffix(#": HTTP: GET /\tb HTTP/1.1"#))
  }

  @Test(arguments: [
    ("DNS query", ": UDP, length 29"), ("DHCP discover", ": UDP, length 378"),
    ("NTP server", ": UDP, length 48"), ("HTTP request", ", length 40"),
    ("DNS over TCP", ", length 31"),
  ])
  func `without applications the lengths remain`(name: String, ending: String) {
    let packet = FixturePacket.named(name)
    #expect(Self.line(packet) { $0.showsApplications = false }.hasSuffix(ending))
    #expect(!Self.line(packet).hasSuffix(ending))
  }

  @Test func `octets without a form are written in caret notation`() {
    let packet = FixturePacket.named("DNS record of type 104")
    #expect(Self.line(packet).contains(" UNSPECAa\\^GM-^? "))
  }

  @Test func `names that lead in circles take bounded work and room`() {
    // Every record's name is a chain of pointers, each to the one in front of it.
    var chain: [UInt8] = [0, 0]
    for step in 0..<8_000 {
      chain += [0xc0 | UInt8((12 + 2 * step) >> 8), UInt8((12 + 2 * step) & 0xff)]
    }
    let last = 12 + chain.count - 2
    let name: [UInt8] = [0xc0 | UInt8(last >> 8 & 0x3f), UInt8(last & 0xff)]
    let record = ApplicationMessage.record(5, name, name: name)
    let answers = [chain + [0, 1, 0, 1]] + [[UInt8]](repeating: record, count: 3_000)
    let message = ApplicationMessage.dns(
      flags: 0x8000,
      answers: answers,
      counts: [1, 3_000, 0, 0]
    )
    var domain = DomainText(message.octets, message.count, isMulticast: false, verbosity: 2)
    var out = LineBuffer()
    #expect(throws: Truncation.self) { try domain.append(to: &out) }
    #expect(out.count < 200)
  }
}
