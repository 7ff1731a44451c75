extension LinePen {
  /// Appends dotted-decimal text; it takes 16 octets of room.
  @inlinable @inline(__always)
  public mutating func append(_ address: IPv4Address) {
    require(16)
    let value = address.rawValue
    storeDotted(UInt8(truncatingIfNeeded: value >> 24))
    storeDotted(UInt8(truncatingIfNeeded: value >> 16))
    storeDotted(UInt8(truncatingIfNeeded: value >> 8))
    storeDotted(UInt8(truncatingIfNeeded: value))
    advance(by: -1)
  }

  /// Stores a number of a dotted quad and the dot behind it.
  @inlinable @inline(__always)
  mutating func storeDotted(_ octet: UInt8) {
    let entry = OctetText.dotted[Int(octet)]
    store(UInt32(truncatingIfNeeded: entry))
    advance(by: Int(truncatingIfNeeded: entry >> 32))
  }

  /// Appends six lower-case two-digit groups with colons; it takes 17 octets of room.
  @inlinable @inline(__always)
  public mutating func append(_ address: MACAddress) {
    require(17)
    let value = address.rawValue
    let first = DigitWord.hexadecimal(UInt32(truncatingIfNeeded: value >> 16))
    let second = DigitWord.hexadecimal(UInt32(truncatingIfNeeded: value << 16))
    // 01:23:45, then :67:89:a, then b.
    store(
      (first & 0xffff) | (first & 0xffff_0000) << 8 | (first & 0xffff_0000_0000) << 16
        | 0x0000_3a00_003a_0000
    )
    store(
      (first >> 48) << 8 | (second & 0xffff) << 32 | (second & 0xff_0000) << 40
        | 0x003a_0000_3a00_003a,
      at: 8
    )
    store(UInt8(truncatingIfNeeded: second >> 24), at: 16)
    advance(by: 17)
  }

  /// Appends the text form of RFC 5952; it takes 48 octets of room.
  @inlinable @inline(__always)
  public mutating func append(_ address: IPv6Address) {
    require(48)
    guard address.mappedIPv4 == nil else { return storeMapped(address) }
    let (gap, count) = Self.longestZeroRun(of: address)
    // A bit for each group in the gap.
    let skipped =
      ((1 as UInt64) &<< UInt64(truncatingIfNeeded: count) &- 1)
      &<< UInt64(truncatingIfNeeded: gap)
    // Two groups at once.
    for pair in 0..<4 {
      let half = pair < 2 ? address.high : address.low
      let digits = DigitWord.hexadecimal(
        UInt32(truncatingIfNeeded: half >> (pair & 1 == 0 ? 32 : 0))
      )
      storeGroup(2 &* pair, digits & 0xffff_ffff, gap, skipped)
      storeGroup(2 &* pair &+ 1, digits >> 32, gap, skipped)
    }
    // The colon behind the last group.
    if skipped >> 7 == 0 { advance(by: -1) }
  }

  /// Stores the group at `index`, whose digits are `digits`, and a colon behind it; of those in the
  /// gap, which begins at `gap` and of which `skipped` has the bits, only colons.
  @inlinable @inline(__always)
  mutating func storeGroup(_ index: Int, _ digits: UInt64, _ gap: Int, _ skipped: UInt64) {
    guard skipped >> UInt64(truncatingIfNeeded: index) & 1 == 0 else {
      guard index == gap else { return }
      // The colon in front of the gap is there already, unless nothing is.
      store(0x3a3a as UInt16)
      return advance(by: index == 0 ? 2 : 1)
    }
    let zeros = (digits ^ DigitWord.zeros | 1 << 24).trailingZeroBitCount & 0x18
    // A colon comes along behind the digits.
    store((digits | 0x3a << 32) &>> UInt64(truncatingIfNeeded: zeros))
    advance(by: 5 &- zeros / 8)
  }

  /// Stores an IPv4-mapped address: RFC 5952 §5 has a prefix known to embed IPv4 written with a
  /// dotted-decimal tail.
  @usableFromInline
  mutating func storeMapped(_ address: IPv6Address) {
    append("::ffff:")
    append(IPv4Address(rawValue: UInt32(truncatingIfNeeded: address.low)))
  }

  /// The first longest run of at least two zero groups, which "::" stands for (RFC 5952 §4.2): where
  /// it begins, 8 for nowhere, and how long it is.
  @inlinable @inline(__always)
  static func longestZeroRun(of address: IPv6Address) -> (start: Int, count: Int) {
    let zeros = zeroGroups(of: address.high) | zeroGroups(of: address.low) << 4
    // A bit of `runs` is set where `length` zero groups begin.
    var runs = zeros & (zeros >> 1)
    guard runs != 0 else { return (8, 0) }
    var length = 2
    while runs & (zeros >> UInt64(truncatingIfNeeded: length)) != 0 {
      runs &= zeros >> UInt64(truncatingIfNeeded: length)
      length &+= 1
    }
    return (runs.trailingZeroBitCount, length)
  }

  /// A bit for each of the four groups of half an address that is zero, the lowest for the first.
  @inlinable @inline(__always)
  static func zeroGroups(of half: UInt64) -> UInt64 {
    let low = (half & 0x7fff_7fff_7fff_7fff) &+ 0x7fff_7fff_7fff_7fff
    let zeros = ~(low | half) & 0x8000_8000_8000_8000
    return zeros >> 63 | (zeros >> 46 & 2) | (zeros >> 29 & 4) | (zeros >> 12 & 8)
  }
}
