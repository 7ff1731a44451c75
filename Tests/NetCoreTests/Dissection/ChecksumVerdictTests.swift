import NetCore
import TestSupport
import Testing

@Suite
struct ChecksumVerdictTests {
  /// The verdict on the checksum of the innermost layer of a packet.
  private func verdict(_ bytes: [UInt8], wireByteCount: Int? = nil) -> ChecksumVerdict? {
    var dissection = Dissection(
      bytes.octets,
      linkType: .ethernet,
      wireByteCount: wireByteCount ?? bytes.count
    )
    var verdict: ChecksumVerdict?
    while let layer = dissection.next() {
      switch layer {
      case .ipv4(let header): verdict = Dissection.checksumVerdict(of: header)
      case .udp(let header): verdict = dissection.checksumVerdict(of: header)
      case .tcp(let header): verdict = dissection.checksumVerdict(of: header)
      case .icmpv4(let message): verdict = dissection.checksumVerdict(of: message)
      case .icmpv6(let message): verdict = dissection.checksumVerdict(of: message)
      default: break
      }
    }
    return verdict
  }

  @Test(arguments: [
    "UDP", "UDP of odd length", "IPv6", "TCP data", "TCP over IPv6", "ICMP echo request",
    "ICMPv6 echo request", "routing header of type 0", "segment routing header",
    "LSRR over a TCP checksum", "VLAN",
  ])
  func `a right checksum is valid`(name: String) {
    #expect(verdict(FixturePacket.named(name).bytes) == .valid)
  }

  @Test func `a wrong checksum tells what it should be`() {
    let good = FixturePacket.named("UDP").bytes
    let right = UInt16(good[40]) << 8 | UInt16(good[41])
    var bad = good
    bad[40] ^= 0xff
    #expect(verdict(bad) == .invalid(actual: right ^ 0xff00, expected: right))
  }

  @Test func `zero is no checksum over IPv4 and a wrong one over IPv6`() {
    #expect(verdict(FixturePacket.named("UDP without checksum").bytes) == .absent)
    let verdict = verdict(FixturePacket.named("UDP over IPv6 without checksum!").bytes)
    #expect(verdict?.isValid == false)
  }

  @Test func `what was not captured whole, and fragments, cannot be verified`() {
    let packet = FixturePacket.named("TCP data").bytes
    #expect(verdict(Array(packet.dropLast()), wireByteCount: packet.count) == .unverifiable)
    #expect(verdict(FixturePacket.named("TCP in a fragment").bytes) == .unverifiable)
    #expect(verdict(FixturePacket.named("ICMP in a fragment").bytes) == .unverifiable)
    #expect(ChecksumVerdict.unverifiable.isValid == nil)
  }
}
