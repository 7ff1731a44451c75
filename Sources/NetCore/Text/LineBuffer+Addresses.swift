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
    reserve(48)
    let gap = Self.longestZeroRun(of: address)
    var index = 0
    while index < 8 {
      if index == gap.lowerBound, !gap.isEmpty {
        // The colon in front of the gap is there already, unless nothing is.
        store(0x3a3a as UInt16)
        end &+= index == 0 ? 2 : 1
        guard gap.upperBound < 8 else { return }
        index = gap.upperBound
      }
      let digits = DigitWord.hexadecimal(UInt32(address.group(index)) << 16) & 0xffff_ffff
      let skipped = (digits ^ DigitWord.zeros | 1 << 24).trailingZeroBitCount & 0x18
      // A colon comes along behind the digits.
      store((digits | 0x3a << 32) &>> UInt64(truncatingIfNeeded: skipped))
      end &+= 5 &- skipped / 8
      index &+= 1
    }
    end &-= 1
  }

  /// The first longest run of at least two zero groups, which "::" stands for (RFC 5952 §4.2).
  private static func longestZeroRun(of address: IPv6Address) -> Range<Int> {
    let zeros = zeroGroups(of: address.high) | zeroGroups(of: address.low) << 4
    // A bit of `runs` is set where `length` zero groups begin.
    var runs = zeros & (zeros >> 1)
    guard runs != 0 else { return 0..<0 }
    var length = 2
    while runs & (zeros >> UInt64(length)) != 0 {
      runs &= zeros >> UInt64(length)
      length &+= 1
    }
    let start = runs.trailingZeroBitCount
    return start..<(start &+ length)
  }

  /// A bit for each of the four groups of half an address that is zero, the lowest for the first.
  @inline(__always)
  private static func zeroGroups(of half: UInt64) -> UInt64 {
    let low = (half & 0x7fff_7fff_7fff_7fff) &+ 0x7fff_7fff_7fff_7fff
    let zeros = ~(low | half) & 0x8000_8000_8000_8000
    return zeros >> 63 | (zeros >> 46 & 2) | (zeros >> 29 & 4) | (zeros >> 12 & 8)
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
