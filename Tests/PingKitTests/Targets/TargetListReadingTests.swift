import NetCore
import NetLinux
import TestSupport
import Testing

@testable import PingKit

/// Lists that are no lists, and those that are.
@Suite struct TargetListReadingTests {
  /// What came of reading `octets` as a list.
  private func read(
    _ octets: [UInt8],
    limit: Int = 1000
  ) throws -> (gathering: TargetGathering, failure: TargetListFailure?, told: [String]) {
    let file = try TemporaryFile(octets)
    var told: [String] = []
    var watch = GatheringWatch(telling: 20) { told.append($0.why) }
    var gathering = TargetGathering(limit: limit)
    do throws(TargetListFailure) {
      try gathering.addList(at: file.path, watch: &watch)
      return (gathering, nil, told)
    } catch {
      return (gathering, error, told)
    }
  }

  @Test func `a line without end is a failure that names it`() throws {
    let endless = Array("10.0.0.1\n".utf8) + [UInt8](repeating: 0, count: 3 << 20)
    let (gathering, failure, told) = try read(endless)
    #expect(failure == .endlessLine(2))
    #expect(failure?.why == "line 2 has no end after 1048576 octets, and 4096 are allowed")
    #expect(gathering.count == 1)
    #expect(told == [])
  }

  @Test func `a line that is too long names no target, and the next one does`() throws {
    let blank = [UInt8](repeating: UInt8(ascii: " "), count: 4100)
    let list = Array("10.0.0.1".utf8) + blank + Array("\n10.0.0.2 ".utf8)
    let (gathering, failure, told) = try read(list + [UInt8](repeating: 0x78, count: 4087))
    #expect(failure == nil)
    #expect(gathering.count == 1)
    #expect(told == ["its line has 4108 octets, and 4096 are allowed"])
    #expect(gathering.faults.map(\.text) == ["10.0.0.1"])
  }

  @Test func `what is no list at all is given up, however it goes on`() throws {
    let bad = Array("\u{1}\n".utf8)
    let garbage = (0..<50_000).flatMap { _ in bad }
    let (_, failure, told) = try read(garbage)
    guard case .garbage(let count) = failure else {
      return #expect(Bool(false), "\(String(describing: failure))")
    }
    #expect((10_000..<45_000).contains(count))
    #expect(told.count == 20)
    let nothing = [UInt8](repeating: UInt8(ascii: "\n"), count: 20 << 20)
    #expect(try read(nothing).failure == .nothing(byteCount: 1 << 24))
  }

  @Test func `a list that is good but for a few thousand lines is asked`() throws {
    let bad = Array("\u{1}\n".utf8)
    let good = Array("10.0.0.1\n".utf8)
    let list = (0..<12_000).flatMap { $0 % 2 == 0 ? bad : good }
    let (gathering, failure, told) = try read(list, limit: 100_000)
    #expect(failure == nil)
    #expect(gathering.count == 6000)
    #expect(gathering.faultCount == 6000)
    #expect(told.count == 20)
  }

  @Test func `more targets than a run asks are refused as a whole`() throws {
    let good = Array("10.0.0.1\n".utf8)
    let (_, failure, _) = try read((0..<100_000).flatMap { _ in good })
    #expect(failure == .tooMany(limit: 1000))
  }

  @Test func `people are told of the progress after a second, over the line before`() {
    let begin = MonotonicTime.now
    var progress = GatheringProgress(from: begin)
    func line(after milliseconds: Int64) -> String? {
      var buffer = LineBuffer()
      let time = begin.advanced(byNanoseconds: milliseconds * 1_000_000)
      let isTold = progress.append(.reading(targetCount: 12), at: time, to: &buffer)
      return isTold ? buffer.text : nil
    }
    #expect(line(after: 999) == nil)
    #expect(line(after: 1000) == "reading lists: 12 targets so far")
    #expect(line(after: 1100) == nil)
    let blanks = String(repeating: " ", count: 56)
    #expect(line(after: 1300) == "\r\(blanks)\rreading lists: 12 targets so far")
    var buffer = LineBuffer()
    progress.clear(&buffer)
    progress.clear(&buffer)
    #expect(buffer.text == "\r\(blanks)\r")
  }
}
