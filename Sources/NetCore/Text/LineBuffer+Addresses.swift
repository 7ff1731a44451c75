extension LineBuffer {
  /// Appends dotted-decimal text.
  public mutating func append(_ address: IPv4Address) {
    let value = address.rawValue
    append(decimal: UInt64(value >> 24))
    append(UInt8(ascii: "."))
    append(decimal: UInt64(value >> 16 & 0xff))
    append(UInt8(ascii: "."))
    append(decimal: UInt64(value >> 8 & 0xff))
    append(UInt8(ascii: "."))
    append(decimal: UInt64(value & 0xff))
  }

  /// Appends the text form of RFC 5952.
  public mutating func append(_ address: IPv6Address) {
    if let mapped = address.mappedIPv4 {
      // RFC 5952 §5: a prefix known to embed IPv4 is written with a dotted-decimal tail.
      append("::ffff:")
      append(mapped)
      return
    }
    let gap = Self.longestZeroRun(of: address)
    var index = 0
    while index < 8 {
      if index == gap.lowerBound, !gap.isEmpty {
        append("::")
        index = gap.upperBound
        continue
      }
      if index > 0, index != gap.upperBound || gap.isEmpty { append(UInt8(ascii: ":")) }
      append(hexadecimal: UInt64(address.group(index)))
      index += 1
    }
  }

  /// The first longest run of at least two zero groups, which "::" stands for (RFC 5952 §4.2).
  private static func longestZeroRun(of address: IPv6Address) -> Range<Int> {
    var best = 0..<0
    var start = 0
    while start < 8 {
      var end = start
      while end < 8, address.group(end) == 0 { end += 1 }
      if end - start > max(best.count, 1) { best = start..<end }
      start = end + 1
    }
    return best
  }

  /// Appends the canonical text of an address of either version.
  public mutating func append(_ address: IPAddress) {
    switch address {
    case .ipv4(let address): append(address)
    case .ipv6(let address): append(address)
    }
  }

  /// Appends six lower-case two-digit groups with colons.
  public mutating func append(_ address: MACAddress) {
    for index in 0..<6 {
      if index > 0 { append(UInt8(ascii: ":")) }
      append(hexadecimal: address.rawValue >> UInt64(8 * (5 - index)) & 0xff, digits: 2)
    }
  }
}
