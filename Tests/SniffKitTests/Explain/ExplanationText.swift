import NetCLI
import NetCore
import TestSupport

@testable import SniffKit

extension PacketExplainer {
  /// The explanation of a packet, with a table of services of its own.
  static func text(
    of bytes: [UInt8],
    _ linkType: LinkType = .ethernet,
    wireByteCount: Int? = nil,
    width: Int = 80,
    isColored: Bool = false
  ) -> String {
    let services = Array("domain 53/udp\nhttps 443/tcp\n".utf8)
    let explainer = PacketExplainer(
      width: width,
      style: TextStyle(isEnabled: isColored),
      services: ServiceTable(parsing: services.octets)
    )
    var out = LineBuffer()
    explainer.append(
      bytes.octets,
      .first(of: linkType, wireByteCount: wireByteCount ?? bytes.count),
      conflict: nil,
      to: &out
    )
    return out.text
  }
}

extension PacketRecord {
  /// The record of a first packet.
  static func first(of linkType: LinkType, wireByteCount: Int) -> Self {
    PacketRecord(
      number: 1,
      timestamp: WallClockTime(seconds: 1_700_000_000, nanoseconds: 0),
      wireByteCount: wireByteCount,
      linkType: linkType
    )
  }
}
