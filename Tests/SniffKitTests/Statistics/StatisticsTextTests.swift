import NetCLI
import NetCapture
import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite struct StatisticsTextTests {
  private static func lines(
    _ capture: CaptureBytes,
    top: Int = 10,
    isUnicode: Bool = true,
    tableLimit: Int = .max
  ) throws -> [String] {
    let statistics = StatisticsOutput(
      TrafficStatistics(verifiesChecksums: true, tableLimit: tableLimit),
      limits: StatisticsLimits(top: top),
      isUnicode: isUnicode
    )
    return try SessionRun(capture.octets, printer: .nothing, statistics: statistics).lines
  }

  private static func capture() -> CaptureBytes {
    var capture = CaptureBytes()
    for second in 0..<4 {
      let data = [UInt8](repeating: 7, count: 100 * second)
      let frame = PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp(data)))
      capture.addPacket(frame, seconds: 1_700_000_000 + UInt32(second), fraction: 0)
    }
    return capture
  }

  /// The statistics of ``capture()``.
  private static func counted() throws -> TrafficStatistics {
    var statistics = TrafficStatistics(verifiesChecksums: false)
    let file = try TemporaryFile(Self.capture().octets)
    var source = try CaptureFile.open(file.path)
    while let packet = try source.next() { statistics.add(packet) }
    return statistics
  }

  @Test func `the whole text`() throws {
    #expect(
      try Self.lines(Self.capture()) == [
        "Statistics: 4 packets, 768 octets in 3.000 s",
        "from 2023-11-14T22:13:20.000000000Z to 2023-11-14T22:13:23.000000000Z",
        "",
        "Packets over time, a column for every 62.5 ms, the highest is 1",
        "  █               █               █               █",
        "  █               █               █               █",
        "  █               █               █               █",
        "Octets over time, the highest column is 342",
        "                                  ▁               █",
        "                  ▂               █               █",
        "  ▃               █               █               █",
        "",
        "Protocols                                  packets  share         octets  share",
        "ethernet                                         4 100.0%            768 100.0%",
        "  ipv4                                           4 100.0%            768 100.0%",
        "    udp                                          4 100.0%            768 100.0%",
        "",
        "Addresses by octets",
        "                                            sent     octets received     octets",
        "10.0.0.1                                       4        768        0          0",
        "10.0.0.2                                       0          0        4        768",
        "",
        "Conversations by octets",
        "                                                   packets     octets start, +s",
        "udp  10.0.0.1.1234                                       4        768     0.000",
        "   > 10.0.0.2.5678                                       0          0    +3.000",
      ]
    )
  }

  @Test func `without UTF-8 all is ASCII`() throws {
    let lines = try Self.lines(Self.capture(), isUnicode: false)
    #expect(lines.allSatisfy { $0.utf8.allSatisfy { 0x20...0x7e ~= $0 } })
    #expect(lines.contains { $0.contains("#") })
  }

  @Test func `every kind of packet fits in 80 columns`() throws {
    for type in Set(PacketBytes.all.map(\.linkType)) {
      var capture = CaptureBytes(linkType: type)
      for packet in PacketBytes.all where packet.linkType == type {
        // Long addresses, large numbers and many faults.
        capture.addPacket(packet.bytes, wireByteCount: 0xffff_ffff, seconds: 0xffff_ffff)
        for count in stride(from: 0, to: packet.bytes.count, by: 3) {
          capture.addPacket(Array(packet.bytes.prefix(count)), seconds: 0)
        }
      }
      for line in try Self.lines(capture, top: 1000, tableLimit: 8) {
        #expect(line.count <= 80, "\(line)")
      }
    }
  }

  @Test func `what was not kept is told`() throws {
    var capture = CaptureBytes()
    var frame = PacketBytes.ethernet(0x0800, PacketBytes.ipv4(17, PacketBytes.udp([1])))
    for host in UInt8(1)...50 {
      frame[29] = host
      capture.addPacket(frame)
    }
    let lines = try Self.lines(capture, top: 8, tableLimit: 8)
    #expect(lines.contains("Conversations by octets, 8 of 8 kept; 42 made room"))
    #expect(
      lines.contains { $0.hasPrefix("     and at most ") && $0.hasSuffix("before it was kept") }
    )
  }

  @Test func `numbers that are too long for their column are cut`() {
    func text(_ count: UInt64, _ width: Int) -> String {
      var buffer = LineBuffer()
      buffer.append(count: count, width: width)
      return buffer.text
    }
    #expect(text(99_999_999, 8) == "99999999")
    #expect(text(123_456_789, 8) == "123.456M")
    #expect(text(12_345_678_901, 10) == "   12.345G")
    #expect(text(.max, 8) == " 18.446E")
    #expect(text(7, 4) == "   7")
    for width in 8...14 {
      for exponent in 0..<20 {
        let power = (0..<exponent).reduce(UInt64(1)) { number, _ in number * 10 }
        #expect(text(power, width).count == width)
        #expect(text(power - 1, width).count == width)
      }
    }
  }

  @Test func `a frame fits any terminal`() throws {
    let statistics = try Self.counted()
    for (rows, columns) in (2...60).flatMap({ rows in [20, 40, 80, 200].map { (rows, $0) } }) {
      let limits = StatisticsLimits(rows: rows)
      var canvas = FrameCanvas(columns: columns)
      let style = TextStyle(isEnabled: true)
      StatisticsText(limits: limits, isUnicode: true, style: style, columns: columns)
        .draw(statistics, on: &canvas)
      #expect(canvas.lineColumns.allSatisfy { $0 < columns })
      #expect(canvas.lineColumns.count <= max(rows, 3), "\(rows) × \(columns)")
    }
  }

  @Test func `a narrow frame has the numbers first`() throws {
    let statistics = try Self.counted()
    var canvas = FrameCanvas(columns: 40, isInPlace: false)
    StatisticsText(
      limits: StatisticsLimits(rows: 9),
      isUnicode: true,
      style: TextStyle(isEnabled: false),
      columns: 40
    ).draw(statistics, on: &canvas)
    #expect(
      canvas.text.text.split(separator: "\n") == [
        "Statistics: 4 packets, 768 octets in 3.", "from 2023-11-14T22:13:20.000000000Z to ",
        " packets     octets layer",
        "       4        768 ethernet", "       4        768   ipv4",
        "       4        768     udp",
      ]
    )
  }

  @Test func `losses stand in the frame while a capture goes on`() throws {
    let statistics = try Self.counted()
    var account = CaptureStatistics()
    func secondLine() -> Substring? {
      var canvas = FrameCanvas(columns: 80, isInPlace: false)
      StatisticsText(
        limits: StatisticsLimits(rows: 23),
        isUnicode: true,
        style: TextStyle(isEnabled: false),
        account: account
      ).draw(statistics, on: &canvas)
      return canvas.text.text.split(separator: "\n").dropFirst().first
    }
    account.received = 9
    #expect(secondLine()?.hasPrefix("from ") == true)
    account.droppedByKernel = 5
    #expect(secondLine() == "lost: 5 dropped by kernel")
    account.droppedByInterface = 7
    #expect(secondLine() == "lost: 5 dropped by kernel, 7 dropped by interface")
  }
}
