import NetCore
import TestSupport
import Testing

@testable import NetLinux

@Suite struct FileLinesTests {
  private func lines(of contents: [UInt8]) throws -> [[UInt8]?] {
    let tree = try TemporaryTree()
    try tree.write(contents, to: "file")
    var lines = try FileLines(path: tree.path + "/file")
    var found: [[UInt8]?] = []
    while true {
      switch try lines.advance() {
      case .end:
        #expect(lines.number == found.count)
        return found
      case .overlong: found.append(nil)
      case .line:
        let line = lines.line
        found.append((0..<line.byteCount).map { line.octet(at: $0) })
      }
    }
  }

  @Test func `an empty file has no lines`() throws {
    #expect(try lines(of: []).isEmpty)
  }

  @Test func `a line that the file ends without a line feed counts`() throws {
    #expect(try lines(of: Array("a\n\nbc".utf8)) == [[97], [], [98, 99]])
    #expect(try lines(of: Array("a\n".utf8)) == [[97]])
  }

  @Test(arguments: [8191, 8192, 8193, 16384, 65535, 65536])
  func `a line of any length up to the limit is held whole`(_ count: Int) throws {
    let long = [UInt8](repeating: 120, count: count)
    #expect(try lines(of: [97, 10] + long + [10, 98, 10]) == [[97], long, [98]])
    #expect(try lines(of: long) == [long])
  }

  @Test(arguments: [65537, 100_000, 300_000])
  func `a line above the limit is passed over and the next one is read`(_ count: Int) throws {
    let long = [UInt8](repeating: 120, count: count)
    #expect(try lines(of: [97, 10] + long + [10, 98]) == [[97], nil, [98]])
    #expect(try lines(of: long) == [nil])
  }

  @Test func `random lines come back as they were written`() throws {
    var generator = SeededGenerator()
    let written = (0..<400).map { _ in
      let count = Int.random(in: 0...700, using: &generator)
      return generator.bytes(count: count).map { $0 == 10 ? 11 : $0 }
    }
    #expect(try lines(of: Array(written.joined(separator: [10])) + [10]) == written)
  }

  @Test func `what is no regular file is refused`() throws {
    #expect(throws: SystemError.self) { _ = try FileLines(path: "/dev/zero") }
    #expect(throws: SystemError.self) { _ = try FileLines(path: "/tmp") }
  }
}
