package import NetCore
internal import NetLinux

extension LineBuffer {
  /// Writes the members of an address: `address`, `port`, and the scope of a link-local one.
  mutating func members(of address: SocketAddress) {
    if let ip = address.address { member("address", ip) }
    if let port = address.port { member("port", port.rawValue) }
    if case .ipv6(_, _, let scope) = address, scope != 0 { member("scope", scope) }
  }

  /// Writes the members of the counts of an association.
  mutating func members(of counts: TrafficCounts) {
    member("bytes_received", counts.octetsReceived)
    member("bytes_sent", counts.octetsSent)
    member("dropped", counts.dropped)
  }

  /// Writes payload as the member `text`, or as `base64` when it is not UTF-8, so that a reader of
  /// the row gets every octet back.
  package mutating func member(payload octets: RawSpan) {
    var reader = UnicodeScalarReader(octets)
    var isText = true
    while isText, let element = reader.next() {
      if case .invalid = element { isText = false }
    }
    if isText {
      member("text", octets)
    } else {
      member("base64") { $0.append(base64: octets) }
    }
  }

  /// Appends octets in the encoding of RFC 4648 §4.
  package mutating func append(base64 octets: RawSpan) {
    var offset = 0
    while offset < octets.byteCount {
      let count = min(3, octets.byteCount - offset)
      var group: UInt32 = 0
      for position in 0..<3 {
        group <<= 8
        if position < count { group |= UInt32(octets.octet(at: offset + position)) }
      }
      for position in 0..<4 {
        if position <= count {
          append(Self.base64Digit(UInt8(group >> UInt32(18 - 6 * position) & 0x3f)))
        } else {
          append(UInt8(ascii: "="))
        }
      }
      offset += 3
    }
  }

  private static func base64Digit(_ value: UInt8) -> UInt8 {
    switch value {
    case 0..<26: UInt8(ascii: "A") + value
    case 26..<52: UInt8(ascii: "a") + (value - 26)
    case 52..<62: UInt8(ascii: "0") + (value - 52)
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }
}
