import NetCore
import TestSupport
import Testing

@testable import SniffKit

/// The installed tcpdump writes the same packets.
@Suite(.requires(.peer("tcpdump")))
struct `Lines as tcpdump writes them` {
  /// The link types of the fixture packets that tcpdump prints.
  static let linkTypes: [LinkType] = [
    .ethernet, .raw, .ipv4, .ipv6, .null, .loop, .linuxSLL, .linuxSLL2, .ppp,
    .pppHDLC, .pppoe, .ciscoHDLC,
  ]

  @Test(arguments: linkTypes, PrintMode.all)
  func `every fixture packet`(linkType: LinkType, mode: PrintMode) throws {
    let packets = FixturePacket.all.filter { $0.linkType == linkType }
    try expectSame(packets.map { ($0.bytes, $0.bytes.count) }, linkType, mode)
  }

  @Test(arguments: linkTypes, PrintMode.all)
  func `every strict prefix of every fixture packet`(linkType: LinkType, mode: PrintMode) throws {
    var packets: [(bytes: [UInt8], wireByteCount: Int)] = []
    for packet in FixturePacket.all where packet.linkType == linkType {
      for prefix in everyStrictPrefix(of: packet.bytes) {
        packets.append((prefix, packet.bytes.count))
      }
    }
    try expectSame(packets, linkType, mode)
  }

  /// Writes a capture of `packets` and compares the output of both programs for it.
  private func expectSame(
    _ packets: [(bytes: [UInt8], wireByteCount: Int)],
    _ linkType: LinkType,
    _ mode: PrintMode
  ) throws {
    var capture = CaptureBytes(linkType: linkType.rawValue)
    for (index, packet) in packets.enumerated() {
      capture.addPacket(
        packet.bytes,
        wireByteCount: UInt32(packet.wireByteCount),
        seconds: UInt32(1_700_000_000 + index),
        fraction: UInt32(index * 1_000 % 1_000_000)
      )
    }
    let file = try TemporaryFile(capture.octets)
    let tcpdump = try Command.peer("tcpdump", ["-nn"] + mode.options + ["-r", file.path]).run()
    #expect(tcpdump.exitStatus == 0)
    let texts = mode.texts(of: packets, linkType: linkType)
    let expected = tcpdump.output
    let actual = texts.map { $0 + "\n" }.joined()
    guard actual != expected else { return }
    report(texts, expected, packets)
  }

  /// Records an issue for the first packets whose texts differ.
  ///
  /// The texts have line feeds inside, so they are searched for one after the other.
  private func report(
    _ texts: [String],
    _ expected: String,
    _ packets: [(bytes: [UInt8], wireByteCount: Int)]
  ) {
    var rest = expected.utf8[...]
    for (index, text) in texts.enumerated() {
      let wanted = Array((text + "\n").utf8)
      guard rest.starts(with: wanted) else {
        let name = FixturePacket.all.first {
          packets[index].bytes.elementsEqual($0.bytes.prefix(packets[index].bytes.count))
            && $0.bytes.count == packets[index].wireByteCount
        }
        Issue.record(
          """
          packet \(index + 1), \(packets[index].bytes.count) octets of \(name?.name ?? "?")
          tcpdump: \(String(decoding: rest.prefix(text.utf8.count + 200), as: UTF8.self))
          ours: \(text)
          """
        )
        return
      }
      rest = rest.dropFirst(wanted.count)
    }
    Issue.record("tcpdump wrote more: \(String(decoding: rest.prefix(400), as: UTF8.self))")
  }
}
