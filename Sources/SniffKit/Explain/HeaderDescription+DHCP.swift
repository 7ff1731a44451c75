extension HeaderDescription {
  static let dhcp = Self(
    "DHCP message",
    "RFC 2131, Section 2",
    [
      HeaderField(
        "op",
        0,
        8,
        .named {
          switch $0 {
          case 1: "request, from a client"
          case 2: "reply, from a server"
          default: nil
          }
        }
      ),
      HeaderField("htype", 8, 8, .words("hardware type; 1: Ethernet")),
      HeaderField("hlen", 16, 8, .octets(times: 1)),
      HeaderField("hops", 24, 8, .words("relay agents passed")),
      HeaderField("xid", 32, 32, .hexadecimal, .words("the same in request and reply")),
      HeaderField("secs", 64, 16, .words("seconds since the client began")),
      HeaderField("flags", 80, 16, .hexadecimal, .words("0x8000: reply by broadcast")),
      HeaderField("ciaddr", 96, 32, .ipv4Address, .words("the client's address, when it has one")),
      HeaderField("yiaddr", 128, 32, .ipv4Address, .words("your address: what the client gets")),
      HeaderField("siaddr", 160, 32, .ipv4Address, .words("the next server")),
      HeaderField("giaddr", 192, 32, .ipv4Address, .words("the relay agent")),
      HeaderField("chaddr", 224, 128, .octets, .words("the client's hardware address")),
      HeaderField("sname", 352, 512, .octets, .words("the server's name")),
      HeaderField("file", 864, 1024, .octets, .words("the boot file's name")),
    ]
  )
}
