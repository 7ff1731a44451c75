import NetCapture
import NetCore
import TestSupport
import Testing

@Suite
struct CaptureDumperTests {
  private static let format = CaptureFileFormat(linkType: .ethernet, snapshotLength: 96)

  @Test func `what is written is the file that was read`() throws {
    var capture = CaptureBytes(linkType: 101, snapshotLength: 96)
    capture.addPacket([1, 2, 3], wireByteCount: 60, seconds: 5, fraction: 7)
    capture.addPacket([], wireByteCount: 20)
    capture.addPacket([UInt8](repeating: 9, count: 96))
    let source = try TemporaryFile(capture.octets)
    let copy = try TemporaryFile()
    var handle = try CaptureFile.open(source.path)
    var dumper = try CaptureDumper(
      writing: copy.path,
      CaptureFileFormat(linkType: handle.linkType, snapshotLength: handle.snapshotLength)
    )
    while let packet = try handle.next() { try dumper.write(packet) }
    try dumper.close()
    #expect(try copy.octets == capture.octets)
  }

  @Test func `flushing puts a packet into the file at once`() throws {
    var capture = CaptureBytes()
    capture.addPacket([1, 2, 3])
    let source = try TemporaryFile(capture.octets)
    let copy = try TemporaryFile()
    var handle = try CaptureFile.open(source.path)
    var dumper = try CaptureDumper(
      writing: copy.path,
      CaptureFileFormat(linkType: .ethernet, snapshotLength: 262_144)
    )
    if let packet = try handle.next() { try dumper.write(packet) }
    try dumper.flush()
    #expect(try copy.octets == capture.octets)
    try dumper.close()
  }

  @Test func `a file that cannot be created is named`() {
    let error = #expect(throws: CaptureError.self) {
      _ = try CaptureDumper(writing: "/no/such/file", Self.format)
    }
    #expect(error == CaptureError("creating /no/such/file", why: "No such file or directory"))
  }

  @Test func `a full disk is an error at the latest when the file is closed`() throws {
    let error = #expect(throws: CaptureError.self) {
      let dumper = try CaptureDumper(
        writing: "/dev/full",
        CaptureFileFormat(linkType: .ethernet, snapshotLength: 96)
      )
      try dumper.close()
    }
    #expect(error?.why == "No space left on device")
    #expect(error?.isClosedPipe == false)
  }

  @Test func `a full disk is an error while packets are written`() throws {
    var capture = CaptureBytes()
    for _ in 0..<2 { capture.addPacket([UInt8](repeating: 1, count: 60_000)) }
    let source = try TemporaryFile(capture.octets)
    var handle = try CaptureFile.open(source.path)
    let error = #expect(throws: CaptureError.self) {
      var dumper = try CaptureDumper(
        writing: "/dev/full",
        CaptureFileFormat(linkType: .ethernet, snapshotLength: 262_144)
      )
      while let packet = try handle.next() { try dumper.write(packet) }
    }
    #expect(error?.what == "writing /dev/full")
  }

  @Test func `nanoseconds are kept where the format has them`() throws {
    var capture = CaptureBytes(precision: .nanoseconds)
    capture.addPacket([1, 2, 3], fraction: 123_456_789)
    let source = try TemporaryFile(capture.octets)
    for hasNanoseconds in [true, false] {
      let copy = try TemporaryFile()
      var handle = try CaptureFile.open(source.path)
      var dumper = try CaptureDumper(
        writing: copy.path,
        CaptureFileFormat(
          linkType: .ethernet,
          snapshotLength: 262_144,
          hasNanoseconds: hasNanoseconds
        )
      )
      if let packet = try handle.next() { try dumper.write(packet) }
      try dumper.close()
      var expected = CaptureBytes(precision: hasNanoseconds ? .nanoseconds : .microseconds)
      expected.addPacket([1, 2, 3], fraction: hasNanoseconds ? 123_456_789 : 123_456)
      #expect(try copy.octets == expected.octets)
    }
  }

  @Test func `a packet of another link type is refused`() throws {
    var capture = CaptureBytes(linkType: 101)
    capture.addPacket([1])
    let source = try TemporaryFile(capture.octets)
    let copy = try TemporaryFile()
    var handle = try CaptureFile.open(source.path)
    let error = #expect(throws: CaptureError.self) {
      var dumper = try CaptureDumper(writing: copy.path, Self.format)
      while let packet = try handle.next() { try dumper.write(packet) }
    }
    #expect(error?.why.hasPrefix("a packet has link type 101, the others 1") == true)
  }

  @Test func `a file in a folder is created there`() throws {
    let tree = try TemporaryTree()
    let folder = try CaptureFolder(tree.path)
    let dumper = try CaptureDumper(writing: "kept", in: folder, Self.format)
    let count = dumper.byteCount
    #expect(count == 24)
    try dumper.close()
    #expect(try CaptureFile.open("\(tree.path)/kept").snapshotLength == 96)
  }
}
