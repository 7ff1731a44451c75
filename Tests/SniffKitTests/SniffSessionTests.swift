import NetCapture
import SniffKit
import TestSupport
import Testing

@Suite
struct SniffSessionTests {
  private static func capture() -> CaptureBytes {
    var capture = CaptureBytes()
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp([1]))))
    capture.addPacket(PacketBytes.ethernet(0x0806, PacketBytes.arpRequest))
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp([2]))))
    return capture
  }

  @Test func `every packet is shown in order`() throws {
    let run = try SessionRun(Self.capture().octets, printer: .json)
    #expect(run.captured == 3)
    #expect(run.error == nil)
    let rows = try run.lines.map { try JSONValue(parsing: $0) }
    #expect(rows.map { $0["number"] } == [1, 2, 3])
    #expect(rows.map { $0["layers"]?[1] } == ["ipv4", "arp", "ipv4"])
  }

  @Test func `the limit ends a session`() throws {
    let run = try SessionRun(Self.capture().octets, printer: .json, limit: 2)
    #expect(run.captured == 2)
    #expect(run.lines.count == 2)
  }

  @Test func `packets that the filter drops are not counted`() throws {
    let run = try SessionRun(Self.capture().octets, printer: .json, filter: "arp")
    #expect(run.captured == 1)
    #expect(try JSONValue(parsing: run.lines[0])["number"] == 1)
  }

  @Test func `a printer of nothing only counts`() throws {
    let run = try SessionRun(Self.capture().octets, printer: .nothing)
    #expect(run.captured == 3)
    #expect(run.text.isEmpty)
  }

  @Test func `text is one line a packet`() throws {
    var configuration = PacketLineConfiguration()
    configuration.timestampStyle = .none
    let run = try SessionRun(Self.capture().octets, printer: .text(configuration))
    #expect(
      run.lines == [
        "IP 10.0.0.1.1234 > 10.0.0.2.5678: UDP, length 1",
        "ARP, Request who-has 10.0.0.2 tell 10.0.0.1, length 28",
        "IP 10.0.0.1.1234 > 10.0.0.2.5678: UDP, length 1",
      ]
    )
  }

  @Test func `packets are kept and shown at once`() throws {
    let copy = try TemporaryFile()
    let run = try SessionRun(Self.capture().octets, printer: .json, filter: "udp", writing: copy)
    #expect(run.lines.count == 2)
    let again = try SessionRun(try copy.octets, printer: .json)
    #expect(again.text == run.text)
  }

  @Test func `what stood before the break of a file is shown and kept`() throws {
    let copy = try TemporaryFile()
    let broken = Array(Self.capture().octets.dropLast())
    let run = try SessionRun(broken, printer: .json, writing: copy)
    #expect(run.captured == 2)
    #expect(run.lines.count == 2)
    #expect(run.error?.why.contains("truncated") == true)
    #expect(try SessionRun(try copy.octets, printer: .json).text == run.text)
  }

  @Test func `more than a block of output comes out whole`() throws {
    var capture = CaptureBytes()
    for _ in 0..<2000 {
      capture.addPacket(PacketBytes.ethernet(0x0806, PacketBytes.arpRequest))
    }
    let run = try SessionRun(capture.octets, printer: .json)
    #expect(run.lines.count == 2000)
    #expect(try JSONValue(parsing: run.lines[1999])["number"] == 2000)
  }
}
