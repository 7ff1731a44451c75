import NetCore
import TestSupport
import Testing

@testable import NetCapture

/// Files that claim what they do not hold, or are none.
@Suite struct HostileFileTests {
  private func records(of octets: [UInt8]) throws -> [CaptureFileTests.Record] {
    let file = try TemporaryFile(octets)
    var handle = try CaptureFile.open(file.path)
    return try CaptureFileTests.records(in: &handle)
  }

  @Test(
    arguments: [
      ([0x1f, 0x8b, 8, 0], "gzip"), ([0x42, 0x5a, 0x68, 0x39], "bzip2"),
      ([0xfd, 0x37, 0x7a, 0x58], "xz"), ([0x28, 0xb5, 0x2f, 0xfd], "zstd"),
      ([0x04, 0x22, 0x4d, 0x18], "lz4"),
    ] as [([UInt8], String)]
  )
  func `a compressed file is told with what reads it`(magic: [UInt8], program: String) throws {
    let error = #expect(throws: CaptureError.self) {
      try records(of: magic + [UInt8](repeating: 0, count: 60))
    }
    #expect(error?.why == "it is compressed with \(program)")
    #expect(error?.remedy == "try: \(program) -dc FILE | netsniff -r -")
  }

  /// A block of `type` with `body`, whose length at the end is `end` where that is to differ.
  private func block(_ type: UInt32, _ body: [UInt8], end: UInt32? = nil) -> [UInt8] {
    let length = UInt32(12 + body.count)
    return word(type) + word(length) + body + word(end ?? length)
  }

  private func word(_ value: UInt32) -> [UInt8] {
    stride(from: UInt32(0), to: 32, by: 8).map { UInt8(truncatingIfNeeded: value >> $0) }
  }

  /// A section with one interface.
  private var start: [UInt8] {
    block(0x0a0d_0d0a, word(0x1a2b_3c4d) + word(1) + word(.max) + word(.max))
      + block(1, word(1) + word(0))
  }

  /// A packet of four octets, with `count` octets of options behind it.
  private func packet(_ octet: UInt8, options count: Int = 0, end: UInt32? = nil) -> [UInt8] {
    let fixed = [0, 0, 0, 4, 4].flatMap(word)
    return block(6, fixed + [octet, 2, 3, 4] + [UInt8](repeating: 0, count: count), end: end)
  }

  private static let long = 3 << 20

  @Test func `long blocks are read past, and what is around them is not lost`() throws {
    let foreign = block(0x99, [UInt8](repeating: 0xff, count: Self.long))
    let octets = start + packet(1) + foreign + packet(2, options: Self.long) + packet(3)
    #expect(try records(of: octets).map(\.bytes.first) == [1, 2, 3])
    let file = try TemporaryFile(octets)
    var handle = try CaptureFile.open(file.path)
    _ = try CaptureFileTests.records(in: &handle)
    let capacity = handle.window.capacity
    #expect(capacity <= 2 * PcapngBlock.largestKeptByteCount)
  }

  @Test func `the packets in front of a long block that is cut off are shown`() throws {
    let octets = start + packet(1) + packet(2, options: Self.long)
    let file = try TemporaryFile(Array(octets.dropLast(1000)))
    var handle = try CaptureFile.open(file.path)
    let first = try handle.next()?.bytes.octet(at: 0)
    let second = try handle.next()?.bytes.octet(at: 0)
    #expect([first, second] == [1, 2])
    let error = #expect(throws: CaptureError.self) { try CaptureFileTests.records(in: &handle) }
    #expect(error?.why.hasPrefix("truncated capture file: a block has \(Self.long + 36)") == true)
  }

  @Test func `a long block that ends in another length is an error behind its packet`() throws {
    let file = try TemporaryFile(start + packet(1, options: Self.long, end: 12) + packet(2))
    var handle = try CaptureFile.open(file.path)
    let first = try handle.next()?.bytes.octet(at: 0)
    #expect(first == 1)
    let error = #expect(throws: CaptureError.self) { try CaptureFileTests.records(in: &handle) }
    #expect(error?.why == "a block ends in another length than it begins with")
  }

  @Test func `a long description of an interface is refused`() throws {
    let options = [UInt8](repeating: 0, count: Self.long)
    let error = #expect(throws: CaptureError.self) {
      try records(of: Array(start.prefix(28)) + block(1, word(1) + word(0) + options))
    }
    #expect(error?.why == "the description of an interface has \(Self.long + 20) octets")
  }

  @Test func `only short filters are optimized, and shorter ones where tagged frames count`() {
    let long = FilterExpression((0..<1_000).map { "port \($0)" }.joined(separator: " or "))
    #expect(!long.canBeOptimized)
    #expect(long.isOptimized)
    let short = FilterExpression("port 53")
    #expect(short.canBeOptimized)
    #expect(!FilterExpression("port 53", isOptimized: false).canBeOptimized)
    #expect(short.behindTags?.canBeOptimized == true)
    let ports = FilterExpression((0..<30).map { "port \($0)" }.joined(separator: " or "))
    #expect(ports.canBeOptimized)
    #expect(ports.behindTags?.canBeOptimized == false)
  }

  @Test func `no tagged frames are counted for a long filter`() {
    func ports(_ count: Int) -> FilterExpression {
      FilterExpression((0..<count).map { "port \($0)" }.joined(separator: " or "))
    }
    #expect(ports(150).behindTags != nil)
    // Compiled four times over, it would take sixteen times as long, and the stack with it.
    #expect(ports(200).behindTags == nil)
  }

  @Test func `a filter that is too long to be optimized matches what it says`() throws {
    var capture = CaptureBytes()
    capture.addPacket(PacketBytes.ethernet(0x0806, PacketBytes.arpRequest))
    let file = try TemporaryFile(capture.octets)
    for (words, count) in [("ip", 0), ("arp", 1)] {
      var handle = try CaptureFile.open(file.path)
      let text = String(repeating: "ether proto \\\(words) and ", count: 300) + words
      #expect(text.utf8.count > 4096)
      try handle.select(FilterExpression(text))
      #expect(try CaptureFileTests.records(in: &handle).count == count)
    }
  }
}
