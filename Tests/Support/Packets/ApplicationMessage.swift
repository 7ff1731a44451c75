/// Builds the messages of application protocols octet by octet.
///
/// As in ``Wire``, no code is shared with the parsers under test.
public enum ApplicationMessage {
  /// The labels of a name that dots part, without compression.
  public static func name(_ text: String) -> [UInt8] {
    text.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + Array($0.utf8) } + [0]
  }

  /// A question of a DNS message.
  public static func question(_ text: String, _ type: Int, class number: Int = 1) -> [UInt8] {
    name(text) + Wire.word(type) + Wire.word(number)
  }

  /// A record whose name is at offset 12 of the message, that of the first question.
  public static func record(
    _ type: Int,
    _ data: [UInt8],
    name: [UInt8] = [0xc0, 12],
    class number: Int = 1,
    timeToLive: Int = 300
  ) -> [UInt8] {
    name + Wire.word(type) + Wire.word(number) + Wire.long(timeToLive) + Wire.word(data.count)
      + data
  }

  /// A DNS message with number 4660.
  public static func dns(
    flags: Int,
    _ questions: [[UInt8]] = [],
    answers: [[UInt8]] = [],
    authorities: [[UInt8]] = [],
    additionals: [[UInt8]] = [],
    counts: [Int]? = nil
  ) -> [UInt8] {
    let sections = [questions, answers, authorities, additionals]
    return Wire.word(0x1234) + Wire.word(flags)
      + (counts ?? sections.map(\.count)).flatMap { Wire.word($0) }
      + sections.joined().joined()
  }

  /// The data of a record of each type that has a form of its own, by the type.
  public static let recordData: [(type: Int, data: [UInt8])] = [
    (1, [192, 0, 2, 1]), (2, name("ns.example")), (5, name("alias.example")),
    (6, name("ns.example") + name("root.example") + (1...5).flatMap { Wire.long($0) }),
    (12, name("host.example")), (15, Wire.word(10) + name("mail.example")),
    (16, [5] + Array("hello".utf8) + [3, 0x61, 0x1b, 0x07]), (28, Wire.here6),
    (33, Wire.word(1) + Wire.word(2) + Wire.word(443) + name("web.example")),
    (35, Wire.word(1) + Wire.word(2) + [1, 0x73, 3, 0x73, 0x69, 0x70, 0] + name("a.example")),
    (38, [64] + [UInt8](repeating: 1, count: 8) + name("prefix.example")),
    (39, name("subtree.example")), (43, Wire.word(7) + [8, 2] + Wire.data(32)),
    (
      46,
      Wire.word(1) + [8, 2] + Wire.long(300) + Wire.long(1_700_000_000) + Wire.long(1_690_000_000)
        + Wire.word(7) + name("example") + Wire.data(16)
    ),
    (47, name("next.example") + [0, 1, 0x40]), (48, Wire.word(257) + [3, 8] + Wire.data(16)),
    (65, Wire.word(1) + [0] + Wire.word(1) + Wire.word(3) + [2, 0x68, 0x32]),
    (104, [0x61, 0x5c, 0x07, 0xff]),
    (250, name("hmac") + Wire.data(6) + Wire.word(300) + Wire.word(2) + Wire.data(8)),
    (256, Wire.word(1) + Wire.word(2) + Array("https://example".utf8)),
    (257, [0, 5] + Array("issueca.example".utf8)), (65_280, Wire.data(4)),
  ]

  /// The data of an OPT record with one option of each form.
  public static let extensions: [UInt8] = {
    let options: [(Int, [UInt8])] = [
      (3, Array("id".utf8)), (5, [5, 7, 8, 13, 99]), (6, [1, 2]), (7, [1]),
      (8, [0, 1, 24, 0, 192, 0, 2]), (8, [0, 2, 32, 0, 0x20, 1, 0xd, 0xb8]), (8, [0, 3, 8, 0, 1]),
      (9, [0, 0, 1, 0]), (10, Wire.data(8)), (10, Wire.data(24)), (10, Wire.data(9)),
      (11, [0, 33]),
      (12, Wire.data(3)), (13, name("closest.example")), (14, [0, 1, 0, 2]), (65_001, [1, 2]),
    ]
    return options.flatMap { Wire.word($0.0) + Wire.word($0.1.count) + $0.1 }
  }()

  /// A BOOTP message of transaction 0x3d1d with these options.
  public static func dhcp(
    operation: UInt8 = 1,
    server: String = "",
    addresses: [UInt8] = [UInt8](repeating: 0, count: 16),
    options: [UInt8]
  ) -> [UInt8] {
    let header = [operation, 1, 6, 0] + Wire.long(0x3d1d) + Wire.word(3) + Wire.word(0x8000)
    let hardware = Wire.near + [UInt8](repeating: 0, count: 10)
    let room = [UInt8](repeating: 0, count: 192 - server.utf8.count)
    return header + addresses + hardware + Array(server.utf8) + room + Wire.hex("63825363")
      + options
  }

  /// Options of every form: a number, a length and data each.
  public static let dhcpOptions: [UInt8] = {
    let options: [(UInt8, [UInt8])] = [
      (53, [1]), (61, [1] + Wire.near), (50, [192, 0, 2, 9]), (12, Array("host\u{1b}".utf8)),
      (55, [1, 3, 6, 15, 42, 99]), (1, [255, 255, 255, 0]), (2, [255, 255, 255, 255]),
      (26, Wire.word(1_500)), (19, [1, 0, 7]), (33, Wire.here + Wire.there), (43, [1, 2, 3]),
      (46, [8]), (52, [3]), (51, Wire.long(3_600)), (77, [2, 0x61, 0x62, 9]),
      (81, [0x15, 1, 2] + Array("host".utf8)), (82, [1, 2, 0x61, 0x62, 9, 3, 1, 2, 3, 2, 9]),
      (121, [24, 192, 0, 2] + Wire.there + [0] + Wire.there + [33]), (200, [1, 2]), (3, [1, 2, 3]),
    ]
    return options.flatMap { [$0.0, UInt8($0.1.count)] + $0.1 } + [0, 0, 255, 0]
  }()

  /// An NTP message that tells the time.
  public static func ntp(
    first: UInt8 = 0x24,
    stratum: UInt8 = 2,
    origin: [UInt8] = Wire.long(0xe000_0000) + Wire.long(0x8000_0000),
    _ tail: [UInt8] = []
  ) -> [UInt8] {
    [first, stratum, 6, 0xec] + Wire.long(0x0001_8000) + Wire.long(0x0000_0400)
      + Array("GPS\u{7}".utf8) + Wire.long(0xe000_0000) + Wire.long(0) + origin
      + Wire.long(0xe000_0001) + Wire.long(0x1234_5678) + Wire.long(0xe000_0001)
      + Wire.long(0x2000_0000) + tail
  }

  /// A TLS ClientHello that asks for a server and offers "h2".
  public static func clientHello(_ server: [UInt8]) -> [UInt8] {
    func block(_ octets: [UInt8]) -> [UInt8] { Wire.word(octets.count) + octets }
    let serverName = Wire.word(0) + block(block([0] + block(server)))
    let protocols = Wire.word(16) + block(block([2, 0x68, 0x32]))
    let other = Wire.word(0x0a0a) + block([])
    let body =
      Wire.word(0x0303) + Wire.data(32) + [4, 1, 2, 3, 4] + block([0x13, 1, 0x13, 2]) + [1, 0]
      + block(other + serverName + protocols)
    let handshake = [1, 0] + Wire.word(body.count) + body
    return [22, 3, 1] + block(handshake)
  }
}
