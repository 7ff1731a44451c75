import Foundation
import FuzzTargets
import TestSupport
import Testing

/// Mutated messages on their way through all that netping does with one.
///
/// `NETDIAG_MUTATIONS=10000000 NETDIAG_MUTATION_SEED=1` runs as many as that, from that seed.
@Suite struct EchoArrivalTests {
  private static func number(_ variable: String) -> UInt64? {
    ProcessInfo.processInfo.environment[variable].flatMap { UInt64($0) }
  }

  @Test func `no mutated message breaks a promise, and each verdict is met`() throws {
    let seeds = EchoArrivalSeeds.all.sorted { $0.key < $1.key }.map(\.value)
    var mutator = MessageMutator(seeds: seeds, seed: Self.number("NETDIAG_MUTATION_SEED") ?? 4)
    let asked = Self.number("NETDIAG_MUTATIONS")
    var words: [String: Int] = [:]
    let start = ContinuousClock.now
    for _ in 0..<(asked ?? 20_000) {
      let input = mutator.next()
      if let fault = FuzzTarget.echoArrival.fault(in: input) {
        Issue.record("\(fault): \(input)")
        return
      }
      words[EchoArrivalTarget.word(for: input) ?? "passed over", default: 0] += 1
    }
    if let asked { print("\(asked) mutated messages in \(ContinuousClock.now - start): \(words)") }
    let expected: Set = [
      "passed over", "received", "duplicate", "late", "badChecksum", "differentAddress",
      "corrupted",
      "error", "notice", "unsolicited", "wrongCookie", "wrongDestination", "malformed",
      "unattributable",
    ]
    #expect(expected.subtracting(words.keys) == [], "\(words)")
  }

  @Test func `each seed is taken for what its name says`() {
    let expected = [
      "reply": "received", "reply_to_the_first": "received", "duplicate": "duplicate",
      "reply_after_error": "received", "late": "late", "stranger": "differentAddress",
      "header_only": "received", "truncated": "received", "oversized": "received",
      "corrupted": "corrupted", "wrong_cookie": "wrongCookie", "unsolicited": "unsolicited",
      "four_octets": "malformed", "queued": "error", "queued_after_reply": "error",
      "unreachable": "error", "too_big": "error", "exceeded": "error", "problem": "error",
      "contradiction": "error", "short_quote": "error", "long_quote": "error",
      "bare_header": "unattributable", "about_another": "wrongDestination",
    ]
    for (name, word) in expected {
      for name in [name, name + "_v6"] {
        #expect(EchoArrivalSeeds.all[name].map(EchoArrivalTarget.word) == word, "\(name)")
      }
    }
    let seeds = EchoArrivalSeeds.all
    #expect(seeds["bad_checksum"].map(EchoArrivalTarget.word) == "badChecksum")
    #expect(seeds["redirect"].map(EchoArrivalTarget.word) == "notice")
    #expect(seeds["extension_header_v6"].map(EchoArrivalTarget.word) == "error")
    #expect(seeds["request"].map(EchoArrivalTarget.word) == .some(nil))
  }

  /// `RECORD_SNAPSHOTS=1` writes the corpus anew, after a change of what a probe carries.
  @Test func `the corpus begins with the messages that our own probes lead to`() throws {
    let folder = Repository.root.appending(path: "Tests/Fuzz/Corpus/echo_arrival")
    for (name, octets) in EchoArrivalSeeds.all {
      let file = folder.appending(path: name)
      if isRecordingSnapshots {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(octets).write(to: file)
        Issue.record("recorded \(name); run again without RECORD_SNAPSHOTS")
      } else {
        #expect(try [UInt8](Data(contentsOf: file)) == octets, "\(name)")
      }
    }
  }
}
