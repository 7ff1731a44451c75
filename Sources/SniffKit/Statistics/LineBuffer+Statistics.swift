internal import NetCore

extension LineBuffer {
  /// Appends a number right-aligned in `width` columns; one that is too long for them is cut to
  /// three decimals or fewer of a larger unit: `12.345M`.
  mutating func append(count: UInt64, width: Int) {
    var limit: UInt64 = 1
    for _ in 0..<min(width, 19) { limit *= 10 }
    guard count >= limit else { return append(decimal: count, rightAlignedIn: width) }
    let units: [(divisor: UInt64, letter: StaticString)] = [
      (1_000, "k"), (1_000_000, "M"), (1_000_000_000, "G"), (1_000_000_000_000, "T"),
      (1_000_000_000_000_000, "P"), (1_000_000_000_000_000_000, "E"),
    ]
    // The largest unit of which there is one at least: at most three digits before the point.
    let unit = units.last { count >= $0.divisor } ?? units[0]
    let whole = count / unit.divisor
    let thousandths = count % unit.divisor / (unit.divisor / 1_000)
    let digits = whole >= 100 ? 3 : whole >= 10 ? 2 : 1
    let decimals = min(3, max(1, width - digits - 2))
    append(UInt8(ascii: " "), repeating: width - digits - 2 - decimals)
    append(decimal: whole)
    append(".")
    let cut = decimals == 3 ? thousandths : decimals == 2 ? thousandths / 10 : thousandths / 100
    append(decimal: cut, digits: decimals)
    append(unit.letter)
  }

  /// Appends the percentage that `part` is of `whole`, with one decimal, right-aligned in six
  /// columns.
  mutating func append(share part: UInt64, of whole: UInt64) {
    let thousandths = whole == 0 ? 0 : Double(part) / Double(whole) * 1_000
    let rounded = UInt64(min(max(thousandths.rounded(), 0), 1_000))
    append(decimal: rounded / 10, rightAlignedIn: 3)
    append(".")
    append(decimal: rounded % 10)
    append("%")
  }

  /// Appends nanoseconds as seconds with as many decimals, three at most, as nine columns hold.
  mutating func append(seconds nanoseconds: Int64) {
    let magnitude = nanoseconds.magnitude
    if nanoseconds < 0 { append("-") }
    append(decimal: magnitude / 1_000_000_000)
    guard magnitude < 10_000_000_000_000 else { return }
    append(".")
    append(decimal: magnitude % 1_000_000_000 / 1_000_000, digits: 3)
  }

  /// Appends a length of time in the unit that people say it in: `250 ms`, `64 s`.
  mutating func append(interval nanoseconds: Int64) {
    if nanoseconds >= 1_000_000_000 {
      append(decimal: nanoseconds / 1_000_000_000)
      append(" s")
    } else {
      append(milliseconds: nanoseconds)
      append(" ms")
    }
  }

  /// Appends an address.
  mutating func append(_ address: EndpointRow.Address) {
    switch address {
    case .ip(let address): append(address)
    case .mac(let address): append(address)
    }
  }

  /// Appends the short name of a protocol, or its number.
  mutating func append(_ type: IPProtocol) {
    switch type {
    case .tcp: append("tcp")
    case .udp: append("udp")
    case .icmpv4, .icmpv6: append("icmp")
    case .igmp: append("igmp")
    case .sctp: append("sctp")
    case .dccp: append("dccp")
    case .gre: append("gre")
    case .ipv4: append("ipv4")
    case .ipv6: append("ipv6")
    case .encapsulatingSecurityPayload: append("esp")
    case .ospf: append("ospf")
    default: append(decimal: type.rawValue)
    }
  }
}
