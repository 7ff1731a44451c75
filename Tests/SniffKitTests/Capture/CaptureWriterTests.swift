import NetCapture
import NetCore
import NetLinux
import TestSupport
import Testing

@testable import SniffKit

@Suite struct CaptureWriterTests {
  /// The packets of each file that is left when `count` of 100 octets were kept in turn.
  private static func packetCounts(
    of names: [String],
    in tree: TemporaryTree
  ) throws -> [Int] {
    try names.map { name in
      var file = try CaptureFile.open("\(tree.path)/\(name)")
      var count = 0
      while try file.next() != nil { count += 1 }
      return count
    }
  }

  private static func keep(_ count: Int, _ rotation: CaptureRotation, in tree: TemporaryTree) throws
  {
    var capture = CaptureBytes()
    for _ in 0..<count { capture.addPacket([UInt8](repeating: 7, count: 100)) }
    let source = try TemporaryFile(capture.octets)
    var file = try CaptureFile.open(source.path)
    var writer = try CaptureWriter(
      CaptureWriter.Settings(path: "\(tree.path)/kept", rotation: rotation),
      CaptureFileFormat(linkType: .ethernet, snapshotLength: 262_144)
    )
    while let packet = try file.next() { try writer.write(packet) }
    try writer.flush()
  }

  @Test func `a file that is larger than the limit is followed by another`() throws {
    let tree = try TemporaryTree()
    var rotation = CaptureRotation()
    // The header of the file and two packets are 256 octets: not more than that.
    rotation.sizeLimit = 256
    try Self.keep(7, rotation, in: tree)
    #expect(try Self.packetCounts(of: ["kept", "kept1", "kept2"], in: tree) == [3, 3, 1])
  }

  @Test func `the first file comes again when there may be no more`() throws {
    let tree = try TemporaryTree()
    var rotation = CaptureRotation()
    rotation.sizeLimit = 1
    rotation.fileLimit = 2
    try Self.keep(3, rotation, in: tree)
    #expect(try Self.packetCounts(of: ["kept0", "kept1"], in: tree) == [1, 1])
  }

  @Test func `time alone begins the next file, and ends the last`() throws {
    let tree = try TemporaryTree()
    var rotation = CaptureRotation()
    rotation.period = 1_000_000_000
    rotation.fileLimit = 2
    var writer = try CaptureWriter(
      CaptureWriter.Settings(path: "\(tree.path)/kept", rotation: rotation),
      CaptureFileFormat(linkType: .ethernet, snapshotLength: 262_144)
    )
    let deadline = writer.deadline
    let first = try #require(deadline)
    let early = try writer.attend(at: first.advanced(byNanoseconds: -1))
    #expect(early)
    let unchanged = writer.deadline
    #expect(unchanged == first)
    // Periods that went by unseen count as one.
    let late = try writer.attend(at: first.advanced(byNanoseconds: 2_500_000_000))
    #expect(late)
    let next = writer.deadline
    #expect(next == first.advanced(byNanoseconds: 3_000_000_000))
    let last = try writer.attend(at: first.advanced(byNanoseconds: 3_000_000_000))
    #expect(!last)
    let none = writer.deadline
    #expect(none == nil)
  }

  @Test func `a hyphen in a folder is a file`() throws {
    let tree = try TemporaryTree()
    var writer = try CaptureWriter(
      CaptureWriter.Settings(path: "\(tree.path)/-"),
      CaptureFileFormat(linkType: .ethernet, snapshotLength: 262_144)
    )
    try writer.flush()
    #expect(try Self.packetCounts(of: ["-"], in: tree) == [0])
  }
}
