extension LineBuffer {
  /// Appends dotted-decimal text.
  public mutating func append(_ address: IPv4Address) { append(dottedQuad: address.rawValue) }

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
      append(hexadecimalGroup: address.group(index))
      index &+= 1
    }
  }

  /// The first longest run of at least two zero groups, which "::" stands for (RFC 5952 §4.2).
  private static func longestZeroRun(of address: IPv6Address) -> Range<Int> {
    var zeros: UInt32 = 0
    for index in 0..<8 where address.group(index) == 0 { zeros |= 1 << UInt32(index) }
    // A bit of `runs` is set where `length` zero groups begin.
    var runs = zeros & (zeros >> 1)
    guard runs != 0 else { return 0..<0 }
    var length = 2
    while runs & (zeros >> UInt32(length)) != 0 {
      runs &= zeros >> UInt32(length)
      length &+= 1
    }
    let start = runs.trailingZeroBitCount
    return start..<(start &+ length)
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
    append(hardwareAddress: address.rawValue)
  }
}
