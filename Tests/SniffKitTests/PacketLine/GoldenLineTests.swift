import TestSupport
import Testing

@testable import SniffKit

/// The lines of `Fixtures/packet-lines.txt`, which hold on machines without tcpdump, too.
@Suite
struct `Golden lines` {
  /// One packet, the options it is printed with, and its text.
  struct Golden: CustomStringConvertible, Sendable {
    var name: String
    var options: [String]
    var text: String
    var description: String { "\(name) \(options.joined(separator: " "))" }

    /// Reads blocks that begin with `== name | options`.
    static let all: [Golden] = {
      guard let file = try? Repository.text(of: "Tests/SniffKitTests/Fixtures/packet-lines.txt")
      else { return [] }
      return "\n\(file)".split(separator: "\n== ").compactMap { block in
        guard let end = block.firstIndex(of: "\n") else { return nil }
        let title = block[..<end].split(separator: "|", maxSplits: 1)
        guard title.count == 2 else { return nil }
        let text = block[block.index(after: end)...]
        return Golden(
          name: title[0].trimmingPrefix(" ").dropLast().description,
          options: title[1].split(separator: " ").map(String.init),
          text: String(text.hasSuffix("\n") ? text.dropLast() : text)
        )
      }
    }()
  }

  @Test func `the file is found and whole`() { #expect(Golden.all.count == 62) }

  @Test(arguments: Golden.all)
  func `each packet prints its text`(golden: Golden) throws {
    let mode = try #require(PrintMode.all.first { $0.options == golden.options })
    let packet = FixturePacket.named(golden.name)
    let texts = mode.texts(
      of: [(packet.bytes, packet.bytes.count)],
      linkType: packet.linkType
    )
    #expect(texts == [golden.text])
  }
}
