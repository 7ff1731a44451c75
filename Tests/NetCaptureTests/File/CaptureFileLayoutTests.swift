import Foundation
import NetCapture
import NetCore
import TestSupport
import Testing

/// Layouts of pcap files that are seldom written, and files that come bit by bit.
@Suite
struct CaptureFileLayoutTests {
  private func records(of octets: [UInt8]) throws -> [CaptureFileTests.Record] {
    let file = try TemporaryFile(octets)
    var handle = try CaptureFile.open(file.path)
    return try CaptureFileTests.records(in: &handle)
  }

  @Test func `nanoseconds are kept in the other byte order, too`() throws {
    var capture = CaptureBytes(precision: .nanoseconds, isBigEndian: true)
    capture.addPacket([1, 2], seconds: 5, fraction: 123_456_789)
    let records = try records(of: capture.octets)
    #expect(records.map(\.timestamp) == [WallClockTime(seconds: 5, nanoseconds: 123_456_789)])
    #expect(records.map(\.bytes) == [[1, 2]])
  }

  @Test(arguments: [false, true])
  func `Kuznetzov's layout has eight more octets in front of a packet`(isBigEndian: Bool) throws {
    var capture = CaptureBytes(isBigEndian: isBigEndian)
    let magicNumber: [UInt8] = [0x34, 0xcd, 0xb2, 0xa1]
    let header = (isBigEndian ? magicNumber.reversed() : magicNumber) + capture.octets[4...]
    let more = Array(repeating: 0xff as UInt8, count: 8)
    capture.addPacket([], wireByteCount: 60, seconds: 5, fraction: 7)
    var octets = header
    for _ in 0..<2 {
      var record = Array(capture.octets[24...])
      record[isBigEndian ? 11 : 8] = 3
      octets += record + more + [1, 2, 3]
    }
    let expected = CaptureFileTests.Record(
      bytes: [1, 2, 3],
      wireByteCount: 60,
      timestamp: WallClockTime(seconds: 5, nanoseconds: 7_000)
    )
    #expect(try records(of: octets) == [expected, expected])
  }

  @Test func `packets longer than the file allows are cut`() throws {
    var capture = CaptureBytes(snapshotLength: 2)
    capture.addPacket([1, 2, 3, 4])
    capture.addPacket([5])
    #expect(try records(of: capture.octets).map(\.bytes) == [[1, 2], [5]])
  }

  @Test func `lengths that stand in the other order in files of the past are put right`() throws {
    var octets = CaptureBytes().octets
    octets[6] = 3
    var packet = CaptureBytes()
    packet.addPacket([1, 2])
    var record = Array(packet.octets[24...])
    record[8] = 60
    #expect(try records(of: octets + record).map(\.bytes) == [[1, 2]])
    #expect(try records(of: octets + record).map(\.wireByteCount) == [60])
  }

  @Test(arguments: [(4, 9), (6, 5)])
  func `another version is refused`(offset: Int, number: UInt8) throws {
    var octets = CaptureBytes().octets
    octets[offset] = number
    let error = #expect(throws: CaptureError.self) { try self.records(of: octets) }
    #expect(error?.why.contains("version") == true)
  }

  @Test func `a pipe yields packets as they come and then its end`() throws {
    let pipe = Pipe()
    var capture = CaptureBytes()
    let headerByteCount = capture.octets.count
    capture.addPacket([1, 2, 3])
    capture.addPacket(Array(repeating: 7, count: 100))
    let octets = capture.octets
    try pipe.fileHandleForWriting.write(contentsOf: octets[..<headerByteCount])
    var handle = try CaptureFile.open("/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)")
    #expect(handle.descriptor >= 0)
    var found: [Int] = []
    for octet in octets[headerByteCount...] {
      if let packet = try handle.next() { found.append(packet.bytes.byteCount) }
      #expect(handle.isAtEnd == false)
      try pipe.fileHandleForWriting.write(contentsOf: [octet])
    }
    #expect(found == [3])
    if let packet = try handle.next() { found.append(packet.bytes.byteCount) }
    #expect(found == [3, 100])
    #expect(try handle.next() == nil)
    #expect(handle.isAtEnd == false)
    try pipe.fileHandleForWriting.close()
    #expect(try handle.next() == nil)
    #expect(handle.isAtEnd == true)
  }

  @Test func `a file larger than the window is read whole`() throws {
    var capture = CaptureBytes()
    var generator = SeededGenerator()
    let packets = (0..<40).map { _ in
      generator.bytes(count: Int.random(in: 1...60_000, using: &generator))
    }
    for packet in packets { capture.addPacket(packet) }
    let found = try records(of: capture.octets).map(\.bytes)
    #expect(found == packets)
  }
}
