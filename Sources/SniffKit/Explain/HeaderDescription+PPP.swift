internal import NetCore

extension HeaderDescription {
  /// The header of PPP, whose address, control and protocol fields may be compressed: `byteCount`
  /// says how many octets were read.
  static func ppp(_ octets: RawSpan, byteCount: Int) -> Self {
    let hasAddress = byteCount > 2
    let start = hasAddress ? 16 : 0
    let width = max(byteCount * 8 - start, 8)
    let address = [
      HeaderField("Address", 0, 8, .hexadecimal, .words("0xff: all stations")),
      HeaderField("Control", 8, 8, .hexadecimal, .words("0x03: unnumbered information")),
    ]
    return Self(
      "PPP header",
      "RFC 1661, Section 2; RFC 1662",
      (hasAddress ? address : []) + [
        HeaderField("Protocol", start, min(width, 16), .hexadecimal, .named { $0.pppProtocolName })
      ]
    )
  }
}

extension UInt64 {
  /// What a number in PPP's protocol field names (IANA "PPP DLL Protocol Numbers").
  fileprivate var pppProtocolName: StaticString? {
    switch self {
    case 0x0021: "IPv4"
    case 0x0057: "IPv6"
    case 0x0281: "MPLS unicast"
    case 0x8021: "IP control protocol"
    case 0x8057: "IPv6 control protocol"
    case 0x80fd: "compression control protocol"
    case 0xc021: "link control protocol"
    case 0xc023: "password authentication protocol"
    case 0xc025: "link quality report"
    case 0xc223: "challenge handshake authentication protocol"
    default: nil
    }
  }
}
