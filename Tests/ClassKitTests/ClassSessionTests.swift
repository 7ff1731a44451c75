import Foundation
import NetCLI
import NetCore
import SystemPackage
import TestSupport
import Testing

@testable import ClassKit

/// Streams of lines in blocks of any size.
@Suite struct ClassSessionTests {
  /// What a session writes of `blocks`, as JSON so that invalid lines are rows too, or as lines.
  private func output(of blocks: [[UInt8]], form: ClassConfiguration.Form) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "netdiag-\(UUID())")
    let path = FilePath(file.path(percentEncoded: false))
    defer { try? FileManager.default.removeItem(at: file) }
    let descriptor = try FileDescriptor.open(
      path,
      .writeOnly,
      options: [.create, .truncate],
      permissions: .ownerReadWrite
    )
    defer { try? descriptor.close() }
    var session = ClassSession(
      ClassConfiguration(form: form, servicesPath: "/dev/null", procRoot: "/nonexistent"),
      output: StandardOutput(descriptor: descriptor.rawValue, flushing: .blocks)
    )
    var carry = LineCarry()
    for block in blocks { try session.classifyLines(in: block.span, carry: &carry) }
    try session.finish(&carry)
    try session.flush()
    return try String(contentsOf: file, encoding: .utf8)
  }

  private let sample = Array(
    """
    10.1.2.3
     8.8.8.8\t
    # a comment

    ::1\r
    300.1.1.1
    192.168.1.0/24
    1.2.3.4
    """.utf8
  )

  @Test func `wherever a block ends, the lines are the same`() throws {
    let whole = try output(of: [sample], form: .json)
    #expect(whole.split(separator: "\n").count == 6)
    for place in sample.indices {
      let parts = [Array(sample[..<place]), Array(sample[place...])]
      #expect(try output(of: parts, form: .json) == whole, "cut at \(place)")
    }
    #expect(try output(of: sample.map { [$0] }, form: .json) == whole)
  }

  @Test func `blanks, comments and empty lines are passed over and still counted`() throws {
    let rows = try output(of: [sample], form: .json).split(separator: "\n")
      .map { try JSONValue(parsing: String($0)) }
    #expect(
      rows.map { $0["input"] } == [
        "10.1.2.3", "8.8.8.8", "::1", "300.1.1.1", "192.168.1.0/24", "1.2.3.4",
      ]
    )
    #expect(rows[3]["type"] == "invalid")
    #expect(rows[3]["line"] == 6)
  }

  @Test func `plain addresses get the line that the general path gives them`() throws {
    var rig = ReportRig()
    var addresses = SpecialPurposeRegistry.ipv4.map(\.prefix).flatMap {
      [$0.network, $0.last].flatMap { Self.neighbours(of: $0) }
    }
    addresses += IPv4MulticastBlock.all.flatMap { [$0.first, $0.last] }
      .flatMap { Self.neighbours(of: .ipv4($0)) }
    addresses += (0..<256).flatMap {
      Self.neighbours(of: .ipv4(IPv4Address(UInt8($0), 0, 0, 0)))
    }
    let texts = addresses.map(\.description)
    let block = Array(texts.map { $0 + "\n" }.joined().utf8)
    let lines = try output(of: [block], form: .lines).split(separator: "\n").map(String.init)
    #expect(lines == (try texts.map { try rig.line($0) }))
  }

  private static func neighbours(of address: IPAddress) -> [IPAddress] {
    guard case .ipv4(let address) = address else { return [] }
    return [address.rawValue &- 1, address.rawValue, address.rawValue &+ 1]
      .map { .ipv4(IPv4Address(rawValue: $0)) }
  }

  @Test func `a line too long is named, and the next line is read`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "1"), count: LineCarry.maximumByteCount + 1)
    let blocks = [Array("::1\n".utf8) + long, long, long + Array("\n::2\n".utf8)]
    let rows = try output(of: blocks, form: .json).split(separator: "\n")
      .map { try JSONValue(parsing: String($0)) }
    #expect(rows.map { $0["type"] } == ["address", "invalid", "address"])
    #expect(rows[1]["line"] == 2)
    #expect(rows[1]["reason"] == "the line is longer than 65536 octets")
    #expect(rows[2]["input"] == "::2")
  }

  @Test func `random octets get a row for every line and no trap`() throws {
    var random = SeededGenerator()
    let alphabet =
      Array("0123456789abcdef::..//[]%\n\n-tcpx \t".utf8) + [0, 0x1b, 0x80, 0xff, 0xe2]
    for round in 0..<200 {
      let octets: [UInt8] =
        round.isMultiple(of: 2)
        ? random.bytes(count: 400)
        : (0..<400).map { _ in alphabet.randomElement(using: &random) ?? 0 }
      let text = try output(of: [octets], form: .json)
      let lines = octets.split(separator: UInt8(ascii: "\n")).filter { line in
        let rest = line.drop { [0x20, 0x09, 0x0d].contains($0) }
        return !rest.isEmpty && rest.first != UInt8(ascii: "#")
      }
      let rows = try text.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
      // An address with a port is one line and two rows.
      #expect(rows.count >= lines.count)
      #expect(rows.count <= 2 * lines.count)
      #expect(!text.utf8.contains(0x1b))
    }
  }

  @Test func `random texts are reported in every form without a trap`() {
    var random = SeededGenerator()
    var rig = ReportRig(servicesPath: "/dev/null")
    let alphabet = Array("0123456789abcdef::::....//[]%ftcpudx")
    var accepted = 0
    for _ in 0..<50_000 {
      let count = Int.random(in: 1...14, using: &random)
      let text = String((0..<count).map { _ in alphabet.randomElement(using: &random) ?? "0" })
      guard (try? rig.line(text)) != nil else { continue }
      accepted += 1
      #expect((try? rig.report(text).isEmpty) == false)
      #expect(!rig.json(text).isEmpty)
    }
    #expect(accepted > 100)
  }
}
