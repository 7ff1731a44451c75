internal import NetCore

/// Watches the ARP and neighbour discovery messages of a run for addresses that two claim.
package struct ClaimWatch {
  private var table: ClaimTable

  /// A watch that remembers at most `limit` addresses.
  package init(limit: Int = 1 << 16) { table = ClaimTable(limit: limit) }

  /// How many claims were forgotten because the table was full.
  var forgottenCount: UInt64 { table.forgottenCount }

  /// Takes the claim in a packet down; returns the conflict that it makes.
  ///
  /// Messages inside tunnels are of other links and are left out.
  package mutating func conflict(in bytes: RawSpan, _ record: PacketRecord) -> AddressConflict? {
    var dissection = Dissection(
      bytes,
      linkType: record.linkType,
      wireByteCount: record.wireByteCount
    )
    var link: UInt64 = 0
    var networkCount = 0
    while let layer = dissection.next() {
      switch layer {
      case .vlan(let tag): link = link << 12 | UInt64(tag.identifier)
      case .linuxSLL2(let header): link = UInt64(header.interfaceIndex) << 32
      case .ipv4, .ipv6:
        networkCount += 1
        if networkCount > 1 { return nil }
      case .arp(let header):
        guard networkCount == 0, let message = NeighborMessage(header) else { return nil }
        return conflict(message, link, record)
      case .icmpv6(let header):
        guard let message = NeighborMessage(header, in: dissection) else { return nil }
        return conflict(message, link, record)
      case .udp, .tcp, .icmpv4: return nil
      default: break
      }
    }
    return nil
  }

  private mutating func conflict(
    _ message: NeighborMessage,
    _ link: UInt64,
    _ record: PacketRecord
  ) -> AddressConflict? {
    guard let address = message.claimedAddress, let hardwareAddress = message.hardwareAddress
    else { return nil }
    let claim = AddressClaim(
      hardwareAddress: hardwareAddress,
      packetNumber: record.number,
      timestamp: record.timestamp
    )
    return table.record(claim, of: ClaimTable.Key(address: address, link: link)).map {
      AddressConflict(address: address, hardwareAddress: hardwareAddress, previous: $0)
    }
  }
}
