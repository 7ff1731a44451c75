import NetCapture
import NetCore
import TestSupport
import Testing

@Suite
struct CaptureFilePcapngTests {
  private typealias Record = CaptureFileTests.Record

  private func records(of capture: PcapngBytes) throws -> [Record] {
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    return try CaptureFileTests.records(in: &handle)
  }

  /// Why the file cannot be read to its end, and how many packets come before.
  private func fault(of octets: [UInt8]) throws -> (why: String?, packetCount: Int) {
    let file = try TemporaryFile(octets)
    var count = 0
    do throws(CaptureError) {
      var handle = try CaptureFile.open(file.path)
      while try handle.next() != nil { count += 1 }
      return (nil, count)
    } catch {
      #expect(error.what == "reading \(file.path)")
      return (error.why, count)
    }
  }

  @Test(arguments: [false, true])
  func `packets of every kind of block are read in either byte order`(isBigEndian: Bool) throws {
    var capture = PcapngBytes(isBigEndian: isBigEndian)
    capture.addInterface(linkType: 101, snapshotLength: 6)
    capture.addPacket([1, 2, 3], stamp: 5_000_007, wireByteCount: 60)
    capture.addOldPacket([4, 5, 6, 7, 8], stamp: 6_000_000)
    // The length is cut to that of the interface.
    capture.addSimplePacket([1, 2, 3, 4, 5, 6], wireByteCount: 900)
    // Names and what nobody knows.
    capture.addBlock(type: 4, [0, 0, 0, 0])
    capture.addBlock(type: 0x8000_1234, [])
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    #expect(handle.linkType == .raw)
    #expect(handle.snapshotLength == 6)
    let records = try CaptureFileTests.records(in: &handle)
    #expect(
      records == [
        Record(
          bytes: [1, 2, 3],
          wireByteCount: 60,
          timestamp: WallClockTime(seconds: 5, nanoseconds: 7_000)
        ),
        Record(
          bytes: [4, 5, 6, 7, 8],
          wireByteCount: 5,
          timestamp: WallClockTime(seconds: 6, nanoseconds: 0)
        ),
        Record(
          bytes: [1, 2, 3, 4, 5, 6],
          wireByteCount: 900,
          timestamp: WallClockTime(seconds: 0, nanoseconds: 0)
        ),
      ]
    )
    #expect(handle.isAtEnd == true)
  }

  private static let stamps: [([UInt8], UInt64, Int64, Int32)] = [
    ([9], 5_000_000_007, 5, 7), ([3], 5_007, 5, 7_000_000), ([0], 5, 5, 0), ([0x80], 5, 5, 0),
    ([0x81], 11, 5, 500_000_000), ([0x8a], 5 << 10 | 512, 5, 500_000_000),
    ([19], 10_050_000_000_000_000_000, 1, 5_000_000),
    ([0xbf], 1 << 63 | 1 << 62, 1, 500_000_000),
  ]

  @Test(arguments: stamps)
  func `time stamps are in the units of their interface`(
    resolution: [UInt8],
    stamp: UInt64,
    seconds: Int64,
    nanoseconds: Int32
  ) throws {
    var capture = PcapngBytes()
    capture.addInterface()
    capture.addInterface(options: [(9, resolution), (0, [])])
    capture.addPacket([1], interface: 1, stamp: stamp)
    #expect(
      try records(of: capture).map(\.timestamp) == [
        WallClockTime(seconds: seconds, nanoseconds: nanoseconds)
      ]
    )
  }

  @Test func `an offset is added to time stamps, and a hostile one does not trap`() throws {
    var capture = PcapngBytes()
    capture.addInterface(options: [(14, capture.number(-3 as Int64))])
    capture.addInterface(options: [(14, capture.number(Int64.max)), (9, [0])])
    capture.addInterface(options: [(14, capture.number(Int64.min)), (9, [0])])
    capture.addPacket([1], stamp: 5_000_000)
    capture.addPacket([1], interface: 1, stamp: .max)
    capture.addPacket([1], interface: 2, stamp: 0)
    #expect(try records(of: capture).map(\.timestamp.seconds) == [2, .max, .min])
  }

  @Test func `a section has its own byte order and interfaces`() throws {
    var capture = PcapngBytes()
    capture.addInterface(linkType: 1)
    capture.addInterface(linkType: 228)
    capture.addPacket([1], interface: 1)
    capture.beginSection(isBigEndian: true, minorVersion: 2)
    capture.addInterface(linkType: 113)
    capture.addPacket([2])
    let file = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(file.path)
    var linkTypes: [LinkType] = []
    while let packet = try handle.next() { linkTypes.append(packet.linkType) }
    #expect(linkTypes == [.ipv4, .linuxSLL])
    // An interface of the section before is none of this one.
    capture.addPacket([3], interface: 1)
    let (why, count) = try fault(of: capture.octets)
    #expect(why?.contains("interface 1, which is not described") == true)
    #expect(count == 2)
  }

  @Test func `options without length come to an end`() throws {
    var capture = PcapngBytes()
    let body = capture.number(1 as UInt16) + [0, 0] + capture.number(0 as UInt32)
    let options = (0..<2_000).flatMap { _ in capture.option(7, []) }
    capture.addBlock(type: 1, body + options)
    capture.addPacket([1])
    #expect(try records(of: capture).count == 1)
  }

  private static let unreadableOptions: [(UInt16, [UInt8], String)] = [
    (9, [], "unit of an interface"), (9, [6, 6], "unit"), (9, [20], "unit"), (9, [0xc0], "unit"),
    (14, [0, 0, 0], "offset of an interface"),
  ]

  @Test(arguments: unreadableOptions)
  func `an option that cannot be read is an error`(
    code: UInt16,
    octets: [UInt8],
    reason: String
  ) throws {
    var capture = PcapngBytes()
    capture.addInterface(options: [(code, octets)])
    #expect(try fault(of: capture.octets).why?.contains(reason) == true)
  }

  @Test func `lengths that lie are errors behind what was readable`() throws {
    var start = PcapngBytes()
    start.addInterface()
    start.addPacket([1, 2, 3, 4])
    func expect(_ reason: String, _ change: (inout PcapngBytes) -> Void) throws {
      var capture = start
      change(&capture)
      let (why, count) = try fault(of: capture.octets)
      #expect(why?.contains(reason) == true, "\(why ?? "no fault")")
      #expect(count == 1)
    }
    try expect("longer than its block") { $0.addPacket([1, 2, 3, 4], captured: 5) }
    try expect("longer than its block") { $0.addPacket([], captured: 262_144) }
    try expect("invalid packet length") { $0.addPacket([], captured: .max) }
    try expect("invalid packet length") { $0.addPacket([], captured: 262_145) }
    try expect("too short for its type") { $0.addBlock(type: 6, [0, 0, 0, 0]) }
    try expect("too short for its type") { $0.addBlock(type: 3, []) }
    try expect("too short for its type") { $0.addBlock(type: 1, [0, 0, 0, 0]) }
    try expect("which is not described") { $0.addPacket([1], interface: .max) }
    try expect("longer than its block") {
      $0.addBlock(type: 1, [1, 0, 0, 0, 0, 0, 0, 0] + [2, 0, 0xff, 0xff])
    }
  }

  @Test(arguments: [0, 4, 8, 11, 13, 0x0100_0004, UInt32.max - 3])
  func `a block of an impossible length is an error`(byteCount: UInt32) throws {
    var capture = PcapngBytes()
    capture.addInterface()
    let octets =
      capture.octets + capture.number(6 as UInt32) + capture.number(byteCount)
      + Array(repeating: 0, count: 64)
    #expect(try fault(of: octets).why?.contains("impossible length of \(byteCount)") == true)
  }

  @Test func `a block that ends in another length is an error`() throws {
    var capture = PcapngBytes()
    capture.addInterface()
    capture.addPacket([1])
    var octets = capture.octets
    octets[octets.count - 4] ^= 4
    #expect(try fault(of: octets).why?.contains("another length") == true)
  }

  @Test func `a file without interface, or with a packet before it, is refused`() throws {
    #expect(try fault(of: PcapngBytes().octets).why == "the file describes no interface")
    var capture = PcapngBytes()
    capture.addSimplePacket([1])
    #expect(try fault(of: capture.octets).why?.contains("interface") == true)
  }

  @Test(arguments: [(8, "no byte order"), (12, "version")])
  func `a section header that is none is refused`(offset: Int, reason: String) throws {
    var octets = PcapngBytes().octets
    octets[offset] ^= 0x40
    #expect(try fault(of: octets).why?.contains(reason) == true)
  }

  @Test(arguments: [false, true])
  func `every strict prefix ends in order`(isBigEndian: Bool) throws {
    var capture = PcapngBytes(isBigEndian: isBigEndian)
    var ends: Set<Int> = []
    capture.addInterface(options: [(9, [9]), (0, [])])
    ends.insert(capture.octets.count)
    capture.addPacket([1, 2, 3])
    ends.insert(capture.octets.count)
    capture.addOldPacket([4, 5, 6, 7])
    ends.insert(capture.octets.count)
    capture.addSimplePacket([8])
    for end in capture.octets.indices {
      let (why, count) = try fault(of: Array(capture.octets[..<end]))
      // Only the end of a block is an end of the file.
      #expect((why == nil) == ends.contains(end), "\(end) octets: \(why ?? "read to the end")")
      #expect(count == ends.count(where: { $0 <= end }) - (end >= ends.min() ?? 0 ? 1 : 0))
    }
  }

  @Test func `any octet changed leaves a file that is read or refused`() throws {
    var capture = PcapngBytes()
    capture.addInterface(options: [(9, [9]), (14, [0, 0, 0, 0, 0, 0, 0, 1])])
    capture.addPacket([1, 2, 3])
    capture.addSimplePacket([8])
    let file = try TemporaryFile()
    for index in capture.octets.indices {
      for change: UInt8 in [0x01, 0x80, 0xff] {
        var octets = capture.octets
        octets[index] ^= change
        try file.write(octets)
        do throws(CaptureError) {
          var handle = try CaptureFile.open(file.path)
          while let packet = try handle.next() { #expect(packet.bytes.byteCount <= 16) }
        } catch {
          #expect(error.why.isEmpty == false)
        }
      }
    }
  }
}
