import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite
struct `Lines of unknown link types` {
  private func text(
    _ linkType: UInt32,
    _ wireByteCount: Int,
    change: (inout PacketLineConfiguration) -> Void = { _ in }
  ) -> String {
    var configuration = PacketLineConfiguration()
    configuration.timestampStyle = .none
    change(&configuration)
    var line = PacketLine(configuration)
    var out = LineBuffer()
    let bytes: [UInt8] = [1, 2, 0x41]
    let record = PacketRecord(
      number: 1,
      timestamp: WallClockTime(seconds: 1_700_000_000, nanoseconds: 1),
      wireByteCount: wireByteCount,
      linkType: LinkType(rawValue: linkType)
    )
    line.append(bytes.octets, record, to: &out)
    return out.text
  }

  private static let dump = "\n\t0x0000:  0102 41                                  ..A"

  @Test func `the name, the number, the lengths and the octets are told`() {
    #expect(text(231, 3) == "link-type DBUS (231), length 3\(Self.dump)")
    #expect(text(231, 70) == "link-type DBUS (231), length 70, captured 3\(Self.dump)")
  }

  @Test func `a number that libpcap has no name for stands alone`() {
    #expect(text(65_001, 3) == "link-type 65001, length 3\(Self.dump)")
  }

  @Test func `the octets are dumped once`() {
    #expect(text(65_001, 3) { $0.quietness = 1 } == "link-type 65001, length 3")
    #expect(
      text(65_001, 3) { $0.dump = .hexadecimal } == "link-type 65001, length 3\n\t0x0000:  0102 41"
    )
  }
}
