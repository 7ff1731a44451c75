import Foundation
import FuzzTargets
import TestSupport
import Testing

/// The inputs that fuzzing starts from, and what it has found, hold in every run of the tests.
@Suite struct CorpusTests {
  @Test(arguments: FuzzTarget.allCases)
  func `every input of the corpus and every prefix of it holds`(target: FuzzTarget) throws {
    let folder = Repository.root.appending(path: "Tests/Fuzz/Corpus/\(target.rawValue)")
    let files = try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    #expect(!files.isEmpty, "a corpus without inputs replays nothing")
    for file in files {
      let octets = [UInt8](try Data(contentsOf: file))
      #expect(target.fault(in: octets) == nil, "\(file.lastPathComponent)")
      for prefix in everyStrictPrefix(of: octets) {
        #expect(target.fault(in: prefix) == nil, "\(prefix.count) octets of \(file)")
      }
    }
  }

  @Test(arguments: FuzzTarget.allCases)
  func `random octets hold`(target: FuzzTarget) {
    var generator = SeededGenerator()
    for _ in 0..<2000 {
      let octets = generator.bytes(count: Int.random(in: 0..<96, using: &generator))
      #expect(target.fault(in: octets) == nil, "\(octets)")
    }
  }
}
