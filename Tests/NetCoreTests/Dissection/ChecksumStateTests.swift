import NetCore
import TestSupport
import Testing

@Suite
struct ChecksumStateTests {
  /// The state of the checksum of the innermost UDP or TCP header of a packet.
  private func state(_ bytes: [UInt8], linkType: LinkType = .ethernet) -> ChecksumState? {
    var dissection = Dissection(bytes.octets, linkType: linkType, wireByteCount: bytes.count)
    var state: ChecksumState?
    while let layer = dissection.next() {
      switch layer {
      case .udp(let header): state = dissection.checksumState(of: header)
      case .tcp(let header): state = dissection.checksumState(of: header)
      default: break
      }
    }
    return state
  }

  /// `message` with the sum of its pseudo-header, by the plain sum of RFC 1071, as its checksum.
  private func offloaded(
    _ message: [UInt8],
    at offset: Int,
    _ type: Int,
    _ addresses: ([UInt8], [UInt8])
  ) -> [UInt8] {
    let pseudo = Wire.pseudo(addresses.0, addresses.1, type, message.count)
    let sum = ~Wire.checksum(pseudo) & 0xffff
    var message = message
    message.replaceSubrange(offset..<offset + 2, with: Wire.word(sum))
    return message
  }

  private var datagram: [UInt8] {
    offloaded(Wire.udp(Wire.data(5)), at: 6, 17, (Wire.here, Wire.there))
  }

  @Test func `the sum of the pseudo-header alone is offloaded`() {
    #expect(state(Wire.ethernet(0x0800, Wire.ipv4(17, datagram))) == .offloaded)
    let segment = offloaded(Wire.tcp(Wire.TCP(), [1, 2, 3]), at: 16, 6, (Wire.here, Wire.there))
    #expect(state(Wire.ethernet(0x0800, Wire.ipv4(6, segment))) == .offloaded)
    let segment6 = offloaded(
      Wire.tcp(between: (Wire.here6, Wire.there6)),
      at: 16,
      6,
      (Wire.here6, Wire.there6)
    )
    #expect(state(Wire.ethernet(0x86dd, Wire.ipv6(6, segment6))) == .offloaded)
    #expect(ChecksumState.offloaded.isValid == nil)
  }

  @Test func `a checksum that is off by one is wrong and not offloaded`() {
    var message = datagram
    message[7] ^= 1
    #expect(state(Wire.ethernet(0x0800, Wire.ipv4(17, message)))?.isValid == false)
  }

  @Test(
    arguments: [
      (4, 1, nil), (0, 772, nil), (0, 1, false), (3, 1, false),
    ] as [(Int, Int, Bool?)]
  )
  func `what came in over a wire is not excused`(
    packetType: Int,
    deviceType: Int,
    isValid: Bool?
  ) {
    let packet = Wire.ipv4(17, datagram)
    let header = Wire.word(packetType) + Wire.word(deviceType) + Wire.word(6) + Wire.near + [0, 0]
    let cooked = header + Wire.word(0x0800) + packet
    #expect(state(cooked, linkType: .linuxSLL)?.isValid == isValid)
    #expect((state(cooked, linkType: .linuxSLL) == .offloaded) == (isValid == nil))
    let header2 = Wire.word(0x0800) + [0, 0] + Wire.long(2) + Wire.word(deviceType)
    let cooked2 = header2 + [UInt8(packetType), 6] + Wire.near + [0, 0] + packet
    #expect((state(cooked2, linkType: .linuxSLL2) == .offloaded) == (isValid == nil))
  }

  @Test func `other checksums have the state of their verdict`() {
    #expect(state(FixturePacket.named("UDP").bytes) == .valid)
    #expect(state(FixturePacket.named("UDP without checksum").bytes) == .absent)
    #expect(state(FixturePacket.named("TCP in a fragment").bytes) == .unverifiable)
    #expect(state(FixturePacket.named("TCP with wrong checksum!").bytes)?.isValid == false)
  }

  /// What became of the checksums of all layers of a packet that have one.
  private func states(_ name: String) -> [Layer: ChecksumState] {
    let packet = FixturePacket.named(name)
    var dissection = Dissection(
      packet.bytes.octets,
      linkType: packet.linkType,
      wireByteCount: packet.bytes.count
    )
    var states: [Layer: ChecksumState] = [:]
    while let layer = dissection.next() {
      states[layer.layer] = dissection.checksumState(of: layer)
    }
    return states
  }

  @Test func `every layer tells of its checksum`() {
    #expect(states("ARP request") == [:])
    #expect(states("UDP") == [.ipv4: .valid, .udp: .valid])
    #expect(states("ICMP echo request") == [.ipv4: .valid, .icmpv4: .valid])
    #expect(states("neighbor solicitation") == [.icmpv6: .valid])
    #expect(states("IGMP 3 report") == [.ipv4: .valid, .igmp: .valid])
    #expect(states("IGMP with wrong checksum!")[.igmp]?.isValid == false)
    #expect(states("GRE with checksum, key and sequence number")[.gre] == .valid)
    #expect(states("GRE of IPv4")[.gre] == .absent)
    #expect(states("GRE with wrong checksum!")[.gre]?.isValid == false)
    #expect(states("ESP") == [.ipv4: .valid])
  }

  @Test func `a wrong checksum of SCTP is told with the right one`() {
    // A header and a COOKIE ACK chunk; see SCTPHeaderTests.
    let bytes = Wire.ipv4(132, Wire.hex("0b590b59 00000e50 00000001 0b000004"))
    var dissection = Dissection(bytes.octets, linkType: .raw, wireByteCount: bytes.count)
    var state: ChecksumState?
    while let layer = dissection.next() { state = dissection.checksumState(of: layer) }
    #expect(state == .invalid(actual: 1, expected: 0x70c6_1c94))
  }
}
