import NetCore

extension FixturePacket {
  private static func datagram(_ port: Int, _ message: [UInt8]) -> [UInt8] {
    let octets = Wire.udp(message, ports: (40_000, port))
    return Wire.ethernet(0x0800, Wire.ipv4(17, octets), pad: false)
  }

  private static func segment(_ port: Int, _ data: [UInt8], flags: Int = 0x18) -> [UInt8] {
    var fields = Wire.TCP()
    fields.ports = (40_001, port)
    fields.flags = flags
    return Wire.ethernet(0x0800, Wire.ipv4(6, Wire.tcp(fields, data)), pad: false)
  }

  private static let query = ApplicationMessage.dns(
    flags: 0x0100,
    [ApplicationMessage.question("example.com", 1)]
  )

  private static func response(_ type: Int, _ data: [UInt8]) -> [UInt8] {
    ApplicationMessage.dns(
      flags: 0x8180,
      [ApplicationMessage.question("example.com", type)],
      answers: [ApplicationMessage.record(type, data)]
    )
  }

  /// Packets whose lines are those of tcpdump.
  static let applications: [FixturePacket] =
    [
      .init("DNS query", datagram(53, query)),
      .init(
        "DNS query with strange flags",
        datagram(53, ApplicationMessage.dns(flags: 0x0ff0, [ApplicationMessage.question("a", 255)]))
      ),
      .init(
        "DNS query of class CHAOS",
        datagram(
          53,
          ApplicationMessage.dns(flags: 0, [ApplicationMessage.question("a", 16, class: 3)])
        )
      ),
      .init(
        "DNS answer with authorities and extensions",
        datagram(
          53,
          ApplicationMessage.dns(
            flags: 0x8583,
            [ApplicationMessage.question("www.example.com", 28)],
            authorities: [
              ApplicationMessage.record(6, ApplicationMessage.recordData[3].data, name: [0xc0, 16])
            ],
            additionals: [
              ApplicationMessage.record(
                41,
                ApplicationMessage.extensions,
                name: [0],
                class: 1_232,
                timeToLive: 0x0100_8000
              )
            ]
          )
        )
      ),
      .init(
        "DNS update",
        datagram(
          53,
          ApplicationMessage.dns(
            flags: 0x2800,
            [ApplicationMessage.question("example", 6)],
            answers: [ApplicationMessage.record(255, [], class: 254, timeToLive: 0)],
            authorities: [ApplicationMessage.record(1, Wire.here)]
          )
        )
      ),
      .init(
        "mDNS question",
        datagram(
          5353,
          ApplicationMessage.dns(
            flags: 0,
            [ApplicationMessage.question("_ipp._tcp.local", 12, class: 0x8001)]
          )
        )
      ),
      .init(
        "mDNS announcement",
        datagram(
          5353,
          ApplicationMessage.dns(
            flags: 0x8400,
            answers: [
              ApplicationMessage.record(
                1,
                Wire.here,
                name: ApplicationMessage.name("host.local"),
                class: 0x8001,
                timeToLive: 90_061
              )
            ]
          )
        )
      ),
      .init("DNS over TCP", segment(53, Wire.word(query.count) + query)),
      .init("DNS over TCP with a lying length!", segment(53, Wire.word(9) + query)),
      .init("DNS over TCP of one octet!", segment(53, [0])),
      .init("DNS without octets!", datagram(53, [])),
      .init("DNS shorter than its header!", datagram(53, Array(query.prefix(11)))),
      .init(
        "DNS with 65,535 questions!",
        datagram(53, ApplicationMessage.dns(flags: 0, counts: [0xffff, 0, 0, 0]))
      ),
      .init(
        "DNS answer with 65,535 questions!",
        datagram(53, ApplicationMessage.dns(flags: 0x8000, counts: [0xffff, 0xffff, 1, 1]))
      ),
      .init(
        "DNS pointer to itself!",
        datagram(53, ApplicationMessage.dns(flags: 0, [[0xc0, 12, 0, 1, 0, 1]]))
      ),
      .init(
        "DNS labels of unknown types!",
        datagram(53, ApplicationMessage.dns(flags: 0, [[0x41, 9, 0xff, 0x80, 0x80, 0, 1, 0, 1]]))
      ),
      .init(
        "DNS name of 255 labels!",
        datagram(
          53,
          ApplicationMessage.dns(
            flags: 0,
            [ApplicationMessage.question(String(repeating: "x.", count: 255), 1)]
          )
        )
      ),
      .init(
        "DHCP discover",
        datagram(67, ApplicationMessage.dhcp(options: ApplicationMessage.dhcpOptions))
      ),
      .init(
        "DHCP acknowledgment",
        datagram(
          68,
          ApplicationMessage.dhcp(
            operation: 2,
            server: "boot",
            addresses: Wire.here + Wire.there + Wire.here + Wire.there,
            options: [53, 1, 5, 54, 4, 10, 0, 0, 1, 255]
          )
        )
      ),
      .init(
        "DHCP option beyond the message!",
        datagram(67, ApplicationMessage.dhcp(options: [53, 1, 1, 12, 200, 1]))
      ),
      .init("NTP server", datagram(123, ApplicationMessage.ntp())),
      .init(
        "NTP client",
        datagram(
          123,
          ApplicationMessage.ntp(
            first: 0xe3,
            stratum: 1,
            origin: Wire.data(0) + [
              0, 0, 0, 0, 0, 0, 0, 0,
            ]
          )
        )
      ),
      .init("NTP with a key", datagram(123, ApplicationMessage.ntp(Wire.data(20)))),
      .init(
        "NTP control",
        datagram(123, [0x16, 0x82, 0, 1, 0, 2, 0, 3, 0, 4, 0, 3, 0x61, 0x62, 0x63])
      ),
      .init("NTP too short!", datagram(123, [0x23, 1, 2])),
      .init(
        "HTTP request",
        segment(80, Array("GET /a?b HTTP/1.1\r\nHost: example\r\n\r\n\u{1b}[2J".utf8))
      ),
      .init("HTTP response", segment(8080, Array("HTTP/1.1 404 Not Found\nA: b\n\n".utf8))),
      .init("HTTP in the middle", segment(80, Wire.data(20))),
      .init("HTTP without line end!", segment(80, Array("POST /x".utf8))),
      .init("HTTP port without data", segment(80, [])),
      .init("TLS port with other data", segment(443, Wire.data(60))),
    ]
    + ApplicationMessage.recordData.map { type, data in
      .init("DNS record of type \(type)", datagram(53, response(type, data)))
    }

  /// Packets of which netsniff shows more than tcpdump.
  public static let beyondTcpdump: [FixturePacket] = [
    .init(
      "TLS ClientHello",
      segment(443, ApplicationMessage.clientHello(Array("example.com".utf8)))
    ),
    .init(
      "TLS ClientHello for a hostile name",
      segment(8443, ApplicationMessage.clientHello(Array("a\u{1b}[2J\n\u{202e}".utf8) + [0xff]))
    ),
    .init("LLMNR query", datagram(5355, query)),
    .init("HTTP with a tab", segment(80, Array("GET /\tb HTTP/1.1\r\n".utf8))),
    .init(
      "DNS name that leads in circles!",
      datagram(
        53,
        ApplicationMessage.dns(
          flags: 0x8000,
          [(0..<64).flatMap { _ in [1, 0x61] as [UInt8] } + [0, 0, 1, 0, 1]],
          answers: (0..<200).map { _ in ApplicationMessage.record(5, [0xc0, 12]) }
        )
      )
    ),
  ]
}
