import NetCapture
import NetCore
import TestSupport
import Testing

@testable import SniffKit

/// What --stats counts of packets that the tests build.
@Suite struct TrafficStatisticsTests {
  /// Both directions of one TCP conversation, a datagram, an ARP request, a tagged echo, a packet in
  /// a tunnel, and one that was cut; they come a second apart.
  private static func capture() -> CaptureBytes {
    var capture = CaptureBytes()
    var seconds: UInt32 = 1_700_000_000
    func add(_ bytes: [UInt8], wireByteCount: UInt32? = nil) {
      capture.addPacket(bytes, wireByteCount: wireByteCount, seconds: seconds)
      seconds += 1
    }
    let segment = PacketBytes.ethernet(0x0800, PacketBytes.ipv4(6, PacketBytes.tcp(flags: 2)))
    add(segment)
    add(reversed(segment))
    add(segment)
    add(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp([1]))))
    add(PacketBytes.ethernet(0x0806, PacketBytes.arpRequest))
    let echo = PacketBytes.icmpv4(8, 0, [0, 77, 0, 1])
    add(PacketBytes.ethernet(0x8100, PacketBytes.tag(100, 0x0800, PacketBytes.ipv4(1, echo))))
    let inner = PacketBytes.ipv4(17, PacketBytes.udp([1, 2, 3]))
    add(PacketBytes.ethernet(0x86dd, PacketBytes.ipv6(4, inner)))
    add(Array(segment.prefix(40)), wireByteCount: 54)
    return capture
  }

  /// The segment with its addresses and ports exchanged; its checksums stay right.
  private static func reversed(_ frame: [UInt8]) -> [UInt8] {
    var frame = frame
    for offset in 0..<4 { frame.swapAt(26 + offset, 30 + offset) }
    for offset in 0..<2 { frame.swapAt(34 + offset, 36 + offset) }
    return frame
  }

  private static func rows(
    _ capture: CaptureBytes,
    top: Int = 10,
    verifies: Bool = true,
    readsApplications: Bool = true
  ) throws -> [JSONValue] {
    let statistics = StatisticsOutput(
      TrafficStatistics(verifiesChecksums: verifies, readsApplications: readsApplications),
      limits: StatisticsLimits(top: top),
      isJSON: true
    )
    let run = try SessionRun(capture.octets, printer: .nothing, statistics: statistics)
    return try run.lines.map { try JSONValue(parsing: $0) }
  }

  private static func rows(_ type: String, of rows: [JSONValue]) -> [JSONValue] {
    rows.filter { $0["type"] == .string(type) }
  }

  @Test func `the totals are those of all packets`() throws {
    let row = try #require(try Self.rows(Self.capture()).first)
    #expect(row["type"] == "statistics_totals")
    #expect(row["packets"] == 8)
    // Three segments of 54 octets, one of them twice; 43, 42, 46, 85; 54 of which 40 were captured.
    #expect(row["octets"] == 432)
    #expect(row["captured_octets"] == 418)
    #expect(row["first_seen"] == "2023-11-14T22:13:20.123456000Z")
    #expect(row["last_seen"] == "2023-11-14T22:13:27.123456000Z")
    #expect(row["packets_not_captured_whole"] == 1)
    #expect(row["checksums_verified"] == true)
    #expect(row["stops"]?[0]?["layer"] == "tcp")
    #expect(row["stops"]?[0]?["reason"] == "truncated")
    #expect(row["stops"]?[0]?["packets"] == 1)
    #expect(row["bad_checksums"]?[0] == nil)
  }

  @Test func `the layers are those of the whole packet`() throws {
    let layers = Self.rows("statistics_protocol", of: try Self.rows(Self.capture()))
    func packets(_ names: JSONValue...) -> JSONValue? {
      layers.first { $0["layers"] == .array(names) }?["packets"]
    }
    #expect(packets("ethernet") == 8)
    #expect(packets("ethernet", "ipv4") == 5)
    #expect(packets("ethernet", "ipv4", "tcp") == 3)
    #expect(packets("ethernet", "ipv4", "udp") == 1)
    #expect(packets("ethernet", "arp") == 1)
    #expect(packets("ethernet", "vlan", "ipv4", "icmpv4") == 1)
    #expect(packets("ethernet", "ipv6", "ipv4", "udp") == 1)
  }

  @Test func `addresses are the outermost ones, of hardware where there is no IP`() throws {
    let rows = Self.rows("statistics_endpoint", of: try Self.rows(Self.capture()))
    func row(_ address: JSONValue) -> JSONValue? { rows.first { $0["address"] == address } }
    #expect(rows.count == 6)
    #expect(row("10.0.0.1")?["sent"]?["packets"] == 5)
    #expect(row("10.0.0.1")?["sent"]?["octets"] == 251)
    #expect(row("10.0.0.1")?["received"]?["packets"] == 1)
    #expect(row("10.0.0.1")?["received"]?["octets"] == 54)
    #expect(row("10.0.0.2")?["received"]?["packets"] == 5)
    #expect(row("2001:db8::1")?["sent"]?["packets"] == 1)
    #expect(row("2001:db8::2")?["received"]?["octets"] == 85)
    #expect(row("02:00:00:00:00:01")?["sent"]?["packets"] == 1)
    #expect(row("02:00:00:00:00:02")?["received"]?["octets"] == 42)
    #expect(rows.allSatisfy { $0["missed_at_most"]?["packets"] == 0 })
  }

  @Test func `a conversation is told from the end that was seen first`() throws {
    let rows = Self.rows("statistics_conversation", of: try Self.rows(Self.capture()))
    // The cut segment still shows its ports; the tunnel is one of protocol 4.
    #expect(rows.count == 4)
    let first = try #require(rows.first)
    #expect(first["protocol"] == 6)
    #expect(first["source"] == "10.0.0.1")
    #expect(first["source_port"] == 40000)
    #expect(first["destination"] == "10.0.0.2")
    #expect(first["destination_port"] == 443)
    #expect(first["forward"]?["packets"] == 3)
    #expect(first["forward"]?["octets"] == 162)
    #expect(first["backward"]?["packets"] == 1)
    #expect(first["backward"]?["octets"] == 54)
    #expect(first["first_seen"] == "2023-11-14T22:13:20.123456000Z")
    #expect(first["duration_ms"] == 7000)
    let tunnel = rows.first { $0["protocol"] == 4 }
    #expect(tunnel?["source"] == "2001:db8::1")
    #expect(tunnel?["source_port"] == nil)
  }

  @Test func `VLANs, types of ICMP and intervals are counted`() throws {
    let rows = try Self.rows(Self.capture())
    let vlans = Self.rows("statistics_vlan", of: rows)
    #expect(vlans.map { $0["id"] } == [100])
    #expect(vlans.first?["octets"] == 46)
    let types = Self.rows("statistics_icmp_type", of: rows)
    #expect(types.map { $0["icmp_type"] } == [8])
    #expect(types.first?["icmp_type_name"] == "echo request")
    #expect(types.first?["layer"] == "icmpv4")
    let intervals = Self.rows("statistics_interval", of: rows)
    // Eight seconds and sixty intervals at most: an eighth of a second would make 57.
    #expect(intervals.count == 57)
    #expect(intervals.first?["duration_ms"] == 125)
    #expect(intervals.filter { $0["packets"] == 1 }.count == 8)
    #expect(intervals[8]["start"] == "2023-11-14T22:13:21.123456000Z")
    #expect(intervals[8]["octets"] == 54)
  }

  @Test func `wrong checksums are counted where they are verified`() throws {
    var capture = CaptureBytes()
    let segment = PacketBytes.ethernet(0x0800, PacketBytes.ipv4(6, PacketBytes.tcp(flags: 2)))
    capture.addPacket(PacketBytes.replacing(segment, at: 50, by: [0, 0]))
    capture.addPacket(PacketBytes.replacing(segment, at: 24, by: [0, 0]))
    capture.addPacket(segment)
    let verified = try #require(try Self.rows(capture).first)
    #expect(verified["bad_checksums"]?[0]?["layer"] == "ipv4")
    #expect(verified["bad_checksums"]?[0]?["packets"] == 1)
    #expect(verified["bad_checksums"]?[1]?["layer"] == "tcp")
    #expect(verified["bad_checksums"]?[1]?["packets"] == 1)
    let unverified = try #require(try Self.rows(capture, verifies: false).first)
    #expect(unverified["checksums_verified"] == false)
    #expect(unverified["bad_checksums"]?[0] == nil)
  }

  @Test func `a checksum that was left to the interface is not wrong, one of IGMP may be`() throws {
    var capture = CaptureBytes()
    var segment = PacketBytes.ethernet(0x0800, PacketBytes.ipv4(6, PacketBytes.tcp(flags: 2)))
    let pseudo = Array(segment[26..<34]) + [0, 6, 0, UInt8(segment.count - 34)]
    let sum = ~Wire.checksum(pseudo) & 0xffff
    segment.replaceSubrange(50..<52, with: Wire.word(sum))
    capture.addPacket(segment)
    capture.addPacket(FixturePacket.named("IGMP with wrong checksum!").bytes)
    let row = try #require(try Self.rows(capture).first)
    #expect(row["bad_checksums"]?[0]?["layer"] == "igmp")
    #expect(row["bad_checksums"]?[1] == nil)
  }

  @Test func `application protocols are layers unless they are left out`() throws {
    var capture = CaptureBytes()
    capture.addPacket(FixturePacket.named("DNS query").bytes)
    for reads in [true, false] {
      let rows = Self.rows(
        "statistics_protocol",
        of: try Self.rows(capture, readsApplications: reads)
      )
      #expect(rows.count == (reads ? 4 : 3))
      #expect(rows.contains { $0["layers"]?[3] == "dns" } == reads)
    }
  }

  @Test func `as many addresses and conversations are told as were asked for`() throws {
    let rows = try Self.rows(Self.capture(), top: 1)
    #expect(Self.rows("statistics_endpoint", of: rows).count == 1)
    #expect(Self.rows("statistics_conversation", of: rows).count == 1)
    #expect(rows.first?["endpoints"]?["kept"] == 6)
    #expect(rows.first?["conversations"]?["kept"] == 4)
  }

  @Test func `a later fragment belongs to the conversation without ports`() throws {
    var capture = CaptureBytes()
    let datagram = PacketBytes.udp([1, 2, 3, 4])
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, datagram, flags: 0x2000)))
    capture.addPacket(PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, datagram, flags: 0x0002)))
    let rows = Self.rows("statistics_conversation", of: try Self.rows(capture))
    #expect(rows.count == 2)
    #expect(rows.filter { $0["source_port"] == 1234 }.count == 1)
    #expect(rows.filter { $0["source_port"] == nil && $0["protocol"] == 17 }.count == 1)
  }

  @Test func `packets of random octets and times are counted, all of them`() throws {
    var generator = SeededGenerator(seed: 20)
    for linkType in Set(PacketBytes.all.map(\.linkType)) {
      var capture = CaptureBytes(linkType: linkType)
      let packets = PacketBytes.all.filter { $0.linkType == linkType }
      for _ in 0..<1000 {
        guard var bytes = packets.randomElement(using: &generator)?.bytes else { continue }
        for _ in 0..<3 {
          let place = Int.random(in: bytes.indices, using: &generator)
          bytes[place] = UInt8(truncatingIfNeeded: generator.next())
        }
        capture.addPacket(
          bytes,
          wireByteCount: UInt32(truncatingIfNeeded: generator.next()),
          seconds: UInt32(truncatingIfNeeded: generator.next()),
          fraction: UInt32(truncatingIfNeeded: generator.next())
        )
      }
      let rows = try Self.rows(capture, top: 3)
      #expect(rows.first?["packets"] == 1000)
      let intervals = Self.rows("statistics_interval", of: rows)
      #expect(intervals.count <= 60)
      #expect(intervals.compactMap { $0["packets"]?.number }.reduce(0, +) == 1000)
      let outermost = Self.rows("statistics_protocol", of: rows)
        .filter { $0["layers"]?[1] == nil }
      #expect(outermost.compactMap { $0["packets"]?.number }.reduce(0, +) <= 1000)
    }
  }

  @Test func `a run without packets has totals and nothing else`() throws {
    let rows = try Self.rows(CaptureBytes())
    #expect(rows.count == 1)
    #expect(rows[0]["packets"] == 0)
    #expect(rows[0]["first_seen"] == .null)
  }
}
