import FuzzTargets
import NetCore
import TestSupport
import Testing

/// Packets of the largest size that repeat the smallest of what a protocol can repeat: what costs
/// the square of a packet, or prints without a bound, shows here and not in short inputs.
@Suite struct LargePacketTests {
  private struct Case: CustomStringConvertible, Sendable {
    var description: String
    var bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) {
      description = name
      self.bytes = bytes
    }
  }

  private static func run(_ unit: [UInt8], _ count: Int) -> [UInt8] {
    Array(repeatElement(unit, count: count).joined())
  }

  private static func overIPv4(_ type: Int, _ payload: [UInt8]) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(type, payload))
  }

  private static func datagram(_ port: Int, _ payload: [UInt8]) -> [UInt8] {
    overIPv4(17, Wire.udp(payload, ports: (port, port)))
  }

  private static func icmpv6(_ type: Int, _ rest: [UInt8]) -> [UInt8] {
    Wire.ethernet(0x86dd, Wire.ipv6(58, Wire.icmpv6(type, 0, rest)))
  }

  /// An answer of DNS whose names all point at one of 255 octets that need an escape each.
  private static let pointers: [UInt8] = {
    let label = [63] + [UInt8](repeating: 1, count: 63)
    let name = run(label, 3) + [61] + [UInt8](repeating: 1, count: 61) + [0]
    let record: [UInt8] = [0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 1, 0, 2, 0xc0, 12]
    return Wire.word(1) + Wire.word(0x8180) + Wire.word(1) + Wire.word(4_000) + Wire.long(0) + name
      + [0, 1, 0, 1] + run(record, 4_000)
  }()

  private static let questions = Wire.word(1) + Wire.word(0x0100) + run([0xff, 0xff], 4)

  private static let cases: [Case] = [
    Case("DNS pointers", datagram(53, pointers)),
    Case("mDNS pointers", datagram(5353, pointers)),
    Case("DNS questions of the root", datagram(53, questions + run([0], 60_000))),
    Case("DNS pointers in a circle", datagram(53, questions + run([0xc0, 12], 30_000))),
    Case(
      "DHCP options",
      datagram(
        67,
        [2, 1, 6, 0] + run([0], 232) + [0x63, 0x82, 0x53, 0x63] + run([12, 0], 29_000)
      )
    ),
    Case("SCTP chunks", overIPv4(132, run([0], 12) + run([4, 0, 0, 4], 15_000))),
    Case("SCTP chunks without a length", overIPv4(132, run([0], 12) + run([1, 0, 0, 0], 15_000))),
    Case(
      "IGMP sources",
      overIPv4(2, [0x22, 0, 0, 0, 0, 0, 0xff, 0xff] + run([1, 0, 0, 0, 239, 0, 0, 1], 8_000))
    ),
    Case(
      "ICMP extensions",
      overIPv4(
        1,
        [3, 0, 0, 0, 0, 32, 0, 0] + run([0], 128) + [32, 0, 0, 0] + run([0, 4, 1, 1], 15_000)
      )
    ),
    Case(
      "neighbor discovery options",
      icmpv6(134, run([0], 12) + run([24, 1, 0, 0, 0, 0, 0, 0], 8_000))
    ),
    Case(
      "neighbor discovery options of no length",
      icmpv6(134, run([0], 12) + run([24, 0], 30_000))
    ),
    Case("RPL options", icmpv6(155, run([0], 24) + run([1, 0], 30_000))),
    Case(
      "MLD records",
      icmpv6(143, [0, 0, 0xff, 0xff] + run([1, 0, 0, 0] + run([0xff], 16), 3_000))
    ),
    Case("MPLS labels", Wire.ethernet(0x8847, run([0, 0, 1, 64], 65_000))),
    Case("VLAN tags", Wire.ethernet(0x8100, run([0, 1, 0x81, 0], 65_000))),
    Case(
      "PPPoE tags",
      Wire.ethernet(0x8863, [0x11, 7, 0, 0, 0xff, 0xf0] + run([1, 1, 0, 0], 15_000))
    ),
    Case(
      "PPP options",
      Wire.ethernet(
        0x8864,
        [0x11, 0, 0, 1, 0xff, 0xff, 0xc0, 0x21, 1, 1, 0xff, 0xf0] + run([1, 2], 30_000)
      )
    ),
    Case(
      "extension headers",
      Wire.ethernet(0x86dd, Wire.ipv6(60, run([60, 0, 1, 4, 0, 0, 0, 0], 8_000)))
    ),
    Case("octets that need an escape", Wire.ethernet(0x1234, run([0x1b], 262_000))),
  ]

  @Test(arguments: cases.indices)
  func `the largest packet prints in every form, within a bound and in time`(index: Int) {
    let packet = Self.cases[index]
    var input = PacketInput.octets(of: packet.bytes, linkType: .ethernet)
    let start = ContinuousClock.now
    // Each form once, and the line with a dump.
    for (form, options) in [(0, 0x06), (0, 0x07), (8, 0x06), (10, 0x06), (12, 0), (14, 1), (15, 1)]
    {
      input[0] = UInt8(form << 4)
      input[1] = UInt8(options)
      input[2] = options == 0x07 ? 0x06 : 0
      let fault = FuzzTarget.dissection.fault(in: input)
      #expect(fault == nil, "\(packet), form \(form)")
    }
    // Half a second on an idle machine without optimization; what is quadratic takes minutes.
    #expect(.now - start < .seconds(180), "\(packet)")
  }
}
