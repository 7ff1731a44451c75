import NetCapture
import NetCore
import TestSupport
import Testing

@Suite struct CaptureFileListTests {
  private static func file(_ octets: [UInt8], linkType: UInt32 = 1) throws -> TemporaryFile {
    var capture = CaptureBytes(linkType: linkType)
    for octet in octets { capture.addPacket([octet]) }
    return try TemporaryFile(capture.octets)
  }

  /// The first octet and the link type of each packet, up to the end of the list.
  private static func packets(of list: inout CaptureFileList) throws -> [[Int]] {
    var found: [[Int]] = []
    while !list.isAtEnd {
      guard let packet = try list.next() else { continue }
      found.append([Int(packet.bytes.octet(at: 0)), Int(packet.linkType.rawValue)])
    }
    return found
  }

  @Test func `files come one behind the other, empty ones and other link types among them`() throws
  {
    let files = [
      try Self.file([1, 2]), try Self.file([]), try Self.file([3], linkType: 101),
      try Self.file([]),
    ]
    var list = try CaptureFileList.open(files.map(\.path))
    #expect(list.linkType == .ethernet)
    let identities = list.fileIdentities
    #expect(identities.count == 4)
    #expect(try Self.packets(of: &list) == [[1, 1], [2, 1], [3, 101]])
    #expect(list.isAtEnd == true)
  }

  @Test func `each file but the first is told of when its packets are due`() throws {
    let files = [try Self.file([1]), try Self.file([2], linkType: 101)]
    final class Begun { var names: [String] = [] }
    let begun = Begun()
    var list = try CaptureFileList.open(
      files.map(\.path),
      hasBegun: { begun.names.append($0.name) }
    )
    #expect(begun.names.isEmpty)
    _ = try Self.packets(of: &list)
    #expect(begun.names == [files[1].path])
  }

  @Test func `a filter holds for all files`() throws {
    let files = [try Self.file([1, 2]), try Self.file([2, 1, 2])]
    var list = try CaptureFileList.open(files.map(\.path))
    try list.select("link[0] = 2")
    #expect(try Self.packets(of: &list) == [[2, 1], [2, 1], [2, 1]])
  }

  @Test func `files are open from the start`() throws {
    var second: TemporaryFile? = try Self.file([2])
    let first = try Self.file([1])
    var list = try CaptureFileList.open([first.path, try #require(second).path])
    // The file is removed with its owner.
    second = nil
    #expect(try Self.packets(of: &list) == [[1, 1], [2, 1]])
  }

  @Test func `a file that is not there, or is none, is an error`() throws {
    let first = try Self.file([1])
    let other = try TemporaryFile(Array("no capture".utf8))
    #expect(throws: CaptureError.self) {
      _ = try CaptureFileList.open([first.path, "/nonexistent/file"])
    }
    #expect(throws: CaptureError.self) { _ = try CaptureFileList.open([]) }
    var list = try CaptureFileList.open([first.path, other.path])
    #expect(throws: CaptureError.self) { _ = try Self.packets(of: &list) }
  }
}
