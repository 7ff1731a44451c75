extension HeaderDescription {
  static let pppoe = Self(
    "PPPoE header",
    "RFC 2516, Section 4",
    [
      HeaderField("Version", 0, 4, short: "Ver", .words("must be 1")),
      HeaderField("Type", 4, 4, .words("must be 1")),
      HeaderField(
        "Code",
        8,
        8,
        .hexadecimal,
        .named {
          switch $0 {
          case 0x00: "session data"
          case 0x07: "PADO: a server offers itself"
          case 0x09: "PADI: a client looks for servers"
          case 0x19: "PADR: a client asks for a session"
          case 0x65: "PADS: a server confirms a session"
          case 0xa7: "PADT: the session ends"
          default: nil
          }
        }
      ),
      HeaderField("Session ID", 16, 16, .hexadecimal),
      HeaderField("Length", 32, 16, .words("octets behind this header")),
    ]
  )
}
