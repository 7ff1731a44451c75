import NetCore
import NetLinux
import Synchronization
import Testing

@testable import PingKit

/// How what was given becomes a list of targets.
@Suite struct TargetGatheringTests {
  private static let book: [String: [String]] = [
    "one": ["10.9.0.1"], "two": ["10.9.0.2", "fd00::2"], "six": ["fd00::6"],
  ]

  private let lookups = NameLookups { name in
    let found = Self.book[name]?.compactMap { try? IPAddress($0) } ?? []
    guard !found.isEmpty else { return .failure("Name or service not known") }
    return .addresses(found.map { SocketAddress($0, port: .init(rawValue: 0)) })
  }

  private func list(
    _ texts: [String],
    _ rules: TargetGathering.NameRules = .init()
  ) -> (rows: [String], faults: [String]) {
    var gathering = TargetGathering()
    for text in texts { gathering.add(text) }
    var watch = GatheringWatch()
    let list = gathering.finish(rules, lookups: lookups, watch: &watch)
    let rows = list.indices.map { index in
      "\(list.name(of: index))=\(list.address(of: index)?.description ?? "?")"
    }
    return (rows, gathering.faults.map(\.description))
  }

  @Test func `targets keep their order and the names they were given`() {
    let (rows, faults) = list(["10.0.0.1", "two", "FD00::9", "one", "10.0.0.1"])
    #expect(
      rows == [
        "10.0.0.1=10.0.0.1", "two=10.9.0.2", "FD00::9=fd00::9", "one=10.9.0.1",
        "10.0.0.1=10.0.0.1",
      ]
    )
    #expect(faults == [])
  }

  @Test func `a name that is not known keeps its row, or is left out where that is the rule`() {
    let given = ["10.0.0.1", "nosuch", "one"]
    let (rows, faults) = list(given)
    #expect(rows == ["10.0.0.1=10.0.0.1", "nosuch=?", "one=10.9.0.1"])
    #expect(faults == ["nosuch: Name or service not known"])
    var rules = TargetGathering.NameRules()
    rules.keepsUnresolved = false
    #expect(list(given, rules).rows == ["10.0.0.1=10.0.0.1", "one=10.9.0.1"])
  }

  @Test func `a name may stand for all its addresses`() {
    var rules = TargetGathering.NameRules()
    rules.takesAllAddresses = true
    #expect(list(["two", "one"], rules).rows == ["two=10.9.0.2", "two=fd00::2", "one=10.9.0.1"])
  }

  @Test func `an address of the other family is no target`() {
    var rules = TargetGathering.NameRules()
    rules.family = .ipv4
    rules.keepsUnresolved = false
    let (rows, faults) = list(["::1", "10.0.0.1"], rules)
    #expect(rows == ["10.0.0.1=10.0.0.1"])
    #expect(faults == ["::1: Address family for hostname not supported"])
  }

  @Test func `what is wrong in a list is told with its line, escaped, and the rest stays`() {
    var gathering = TargetGathering()
    var reader = TargetLineReader()
    let text: [[UInt8]] = [
      Array("10.0.0.1\n".utf8), [0xc3, 0x28, 0x0a], Array("a\u{1b}[2Jb\n".utf8),
      [UInt8](repeating: UInt8(ascii: "x"), count: 300), Array("\nnosuch\n10.0.0.2".utf8),
    ]
    let take = { (word: TargetLineReader.Word) in gathering.add(word, of: "hosts.txt") }
    for piece in text { reader.read(piece.span, take) }
    reader.finish(take)
    var watch = GatheringWatch()
    let list = gathering.finish(.init(), lookups: lookups, watch: &watch)
    #expect(list.count == 3)
    #expect(list.address(of: 2) == (try? IPAddress("10.0.0.2")))
    let cut = String(repeating: "x", count: 60)
    #expect(
      gathering.faults.map(\.description) == [
        "hosts.txt:2: \\xc3(: not UTF-8",
        "hosts.txt:3: a\\x1b[2Jb: a name has no control characters",
        "hosts.txt:4: \(cut)…: no name has more than 255 octets",
        "hosts.txt:5: nosuch: Name or service not known",
      ]
    )
  }

  @Test func `of very many faults the first are kept and all are counted`() {
    var gathering = TargetGathering()
    for _ in 0..<5000 { gathering.add("\u{7f}") }
    #expect(gathering.faults.count == 1000)
    #expect(gathering.faultCount == 5000)
    #expect(gathering.count == 0)
  }

  @Test func `blocks are added whole or not at all`() throws {
    var gathering = TargetGathering(limit: 300)
    #expect(gathering.add(try AddressBlock("10.0.0.0/24")))
    #expect(!gathering.add(try AddressBlock("10.0.1.0/24")))
    #expect(!gathering.add(try AddressBlock("::/0")))
    #expect(gathering.count == 254)
    for last in 0..<60 { gathering.add("10.1.0.\(last)") }
    #expect(gathering.count == 300)
    #expect(gathering.faultCount == 14)
    #expect(gathering.faults.first?.description.contains("there are 300 targets already") == true)
  }

  @Test func `a resolver that never answers is given up, and what it did answer counts`() {
    let asked = Atomic<Int>(0)
    let isOver = Atomic<Bool>(false)
    let lookups = NameLookups(patience: 100_000_000) { name in
      asked.add(1, ordering: .relaxed)
      if name == "good" {
        return .addresses([.ipv4(IPv4Address(10, 0, 0, 7), port: .init(rawValue: 0))])
      }
      let limit = ContinuousClock.now + .seconds(20)
      while !isOver.load(ordering: .relaxed), ContinuousClock.now < limit {}
      return .failure("late")
    }
    let begin = ContinuousClock.now
    var watch = GatheringWatch()
    let answers = lookups.answers(for: ["good", "silent"], watch: &watch)
    isOver.store(true, ordering: .relaxed)
    #expect(ContinuousClock.now - begin < .seconds(10))
    #expect(answers.count == 2)
    #expect(answers[1] == .failure(NameLookups.silence))
    guard case .addresses = answers[0] else { return #expect(Bool(false), "\(answers)") }
  }

  @Test func `many names are answered in their order`() {
    let names = (0..<500).map { "host\($0)" }
    let lookups = NameLookups { .failure($0) }
    var watch = GatheringWatch()
    #expect(lookups.answers(for: names, watch: &watch) == names.map { .failure($0) })
    #expect(lookups.answers(for: [], watch: &watch) == [])
  }
}
