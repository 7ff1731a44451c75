import NetCore
import TestSupport

/// Frames that are sent to break whoever reads them.
enum HostileFrames {
  /// Steers a terminal: a title, a cleared screen, C0 and C1 controls, a bidirectional override, and
  /// what is no UTF-8.
  static let steering: [UInt8] =
    Array("\u{1b}]0;x\u{7}\u{1b}[2J\u{8}\u{7f}\r\n\u{9b}5m\u{202e}".utf8) + [0, 0x9b, 0xff]

  /// The largest frame that the wire takes, below the largest IPv4 packet.
  private static let largestByteCount = 60_000

  /// All of them; the random ones differ from run to run.
  static func all(_ generator: inout SeededGenerator) -> [[UInt8]] {
    let frames = FixturePacket.all.filter { $0.linkType == .ethernet }.map(\.bytes)
    let made = texts + nested + options + sizes
    // Large ones would fill the captures' rings.
    let models = [frames, made.filter { $0.count < 1000 }]
    let mutated = (0..<500).map { number in
      mutation(of: models[number % 2].randomElement(using: &generator) ?? [], &generator)
    }
    let noise = (0..<100).map { _ in
      generator.bytes(count: Int.random(in: 14...300, using: &generator))
    }
    return (frames + made + mutated + noise).map(padded).filter(isDelivered)
  }

  /// What the kernel itself drops on arrival: a frame that ends in its VLAN tag.
  private static func isDelivered(_ frame: [UInt8]) -> Bool {
    let type = frame[12...13]
    return frame.count >= 20 || (type != [0x81, 0] && type != [0x88, 0xa8])
  }

  /// A packet socket sends nothing that is shorter than an Ethernet header.
  private static func padded(_ frame: [UInt8]) -> [UInt8] {
    frame + [UInt8](repeating: 0, count: max(0, 14 - frame.count))
  }

  private static func datagram(_ port: Int, _ message: [UInt8]) -> [UInt8] {
    Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(message, ports: (port, port))))
  }

  private static func segment(_ port: Int, _ data: [UInt8]) -> [UInt8] {
    var fields = Wire.TCP()
    fields.ports = (40_000, port)
    return Wire.ethernet(0x0800, Wire.ipv4(6, Wire.tcp(fields, data)))
  }

  /// Text that steers terminals, wherever a protocol has text.
  private static let texts: [[UInt8]] = {
    let label = [UInt8(steering.count)] + steering
    let question = label + label + [0, 0, 1, 0, 1]
    let query = Wire.word(7) + Wire.word(0x0100) + Wire.word(1) + [0, 0, 0, 0, 0, 0] + question
    let records = [5, 12, 13, 16, 33, 35, 257].map { type in
      Wire.word(7) + Wire.word(0x8180) + Wire.word(1) + Wire.word(1) + [0, 0, 0, 0] + question
        + [0xc0, 12] + Wire.word(type) + [0, 1, 0, 0, 0, 9] + Wire.word(label.count * 3 + 1)
        + label + label + label + [0]
    }
    let lines =
      [Array("GET /".utf8) + steering + Array(" HTTP/1.1\r\nHost: ".utf8) + steering]
      + [Array("HTTP/1.1 200 ".utf8) + steering + steering]
    let stationName: [UInt8] = [2, 7, 4, 2, 0, 0, 0, 0, 1, 10] + label + [0, 0]
    return ([query] + records).flatMap { message in [53, 5353, 5355].map { datagram($0, message) } }
      + lines.flatMap { line in [80, 8080].map { segment($0, line + Array("\r\n\r\n".utf8)) } }
      + [segment(443, ApplicationMessage.clientHello(steering))]
      + [12, 15, 60, 81].map { option in
        datagram(67, ApplicationMessage.dhcp(options: [53, 1, 1, option] + label + [255]))
      }
      + [Wire.ethernet(0x88cc, stationName)]
  }()

  /// As many headers in one another as go into a frame, a thousand at most.
  private static let nested: [[UInt8]] = [
    nest(0x0800) { Wire.ipv4(4, $0) },
    nest(0x86dd) { Wire.ipv6(41, $0) },
    nest(0x0800) { Wire.ipv4(47, [0, 0, 8, 0] + $0) },
    nest(0x0800) { Wire.ipv4(1, [3, 1, 0, 0, 0, 0, 0, 0] + $0) },
    nest(0x8847) { [0, 0, 0x10, 64] + $0 },
    nest(0x88a8) { [0, 5, 0x88, 0xa8] + $0 },
    Wire.ethernet(0x86dd, Wire.ipv6(60, nested { [60, 0, 1, 4, 0, 0, 0, 0] + $0 })),
    FixturePacket.nestedVXLAN(depth: 400),
  ]

  private static func nest(_ type: Int, _ wrap: ([UInt8]) -> [UInt8]) -> [UInt8] {
    Wire.ethernet(type, nested(wrap))
  }

  private static func nested(_ wrap: ([UInt8]) -> [UInt8]) -> [UInt8] {
    var packet: [UInt8] = [0x45]
    for _ in 0..<1000 {
      let wrapped = wrap(packet)
      guard wrapped.count < largestByteCount else { break }
      packet = wrapped
    }
    return packet
  }

  /// Options that have no length, or lead back to themselves.
  private static let options: [[UInt8]] = {
    let bad: [[UInt8]] = [
      [7, 0], [68, 1], [131, 2], [2, 0], [5, 2], [8, 1], [30, 0], [254, 3],
    ]
    return bad.flatMap { option -> [[UInt8]] in
      let octets = Array([[UInt8]](repeating: option, count: 20).joined())
      let segment: [UInt8] =
        [0, 80, 0, 80] + Wire.long(1) + Wire.long(1) + [0xf0, 2] + Wire.long(9)
      return [
        Wire.ethernet(0x0800, [0x4f, 0] + Wire.word(60) + Wire.long(0) + [64, 1, 0, 0] + octets),
        Wire.ethernet(0x0800, Wire.ipv4(6, segment + [0, 0] + octets)),
        Wire.ethernet(0x86dd, Wire.ipv6(0, [58, 4] + octets)),
        Wire.ethernet(0x86dd, Wire.ipv6(58, [134, 0] + [UInt8](repeating: 0, count: 14) + octets)),
      ]
    }
  }()

  /// Frames of nothing but a header, of little more, and one as large as they go.
  private static let sizes: [[UInt8]] =
    [0x0000, 0x0004, 0x0800, 0x0806, 0x86dd, 0x8864, 0xffff]
    .flatMap { type in [0, 1, 19].map { Wire.ethernet(type, Wire.data($0), pad: false) } }
    + [Wire.ethernet(0x0800, Wire.ipv4(17, Wire.udp(Wire.data(largestByteCount))))]

  /// The frame with up to four faults.
  private static func mutation(of frame: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
    var octets = frame
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      guard octets.count > 14 else { break }
      // Behind the addresses, and mostly in the headers.
      let offset = Int.random(in: 12..<min(octets.count, 100), using: &generator)
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: octets[offset] = UInt8.random(in: 0...255, using: &generator)
      case 1: octets[offset] = [0, 1, 0x7f, 0x80, 0xff].randomElement(using: &generator) ?? 0
      case 2: octets.removeSubrange(max(14, offset)...)
      case 3: octets.insert(contentsOf: steering, at: offset)
      default: octets.remove(at: offset)
      }
    }
    return octets
  }
}
