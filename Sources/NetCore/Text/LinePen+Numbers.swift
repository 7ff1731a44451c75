// Each append stores whole words, of which the last octets may lie behind the text.
extension LinePen {
  /// Appends a decimal number; it takes 12 octets of room.
  @inlinable @inline(__always)
  public mutating func append(decimal value: UInt32) {
    require(12)
    let value = UInt64(value)
    guard value >= 100_000_000 else { return storeDigits(of: value) }
    let top = value / 100_000_000
    let tens = (top &* 103) >> 10
    let pair = tens | (top &- tens &* 10) << 8 | 0x3030
    let skipped: UInt64 = tens == 0 ? 8 : 0
    store(UInt16(truncatingIfNeeded: pair >> skipped))
    advance(by: 2 &- Int(truncatingIfNeeded: skipped >> 3))
    store(DigitWord.decimal(value &- top &* 100_000_000) | DigitWord.zeros)
    advance(by: 8)
  }

  /// Appends a decimal number; it takes 8 octets of room.
  @inlinable @inline(__always)
  public mutating func append(decimal value: UInt16) {
    require(8)
    storeDigits(of: UInt64(value))
  }

  /// Appends a decimal number; it takes 8 octets of room.
  @inlinable @inline(__always)
  public mutating func append(decimal value: UInt8) {
    require(8)
    let entry = OctetText.dotted[Int(value)]
    store(UInt32(truncatingIfNeeded: entry))
    advance(by: Int(truncatingIfNeeded: entry >> 32) &- 1)
  }

  /// Appends six decimal digits of a number below 10^6; it takes 8 octets of room.
  @inlinable @inline(__always)
  public mutating func append(sixDigits value: UInt32) {
    require(8)
    store((DigitWord.decimal(UInt64(value)) | DigitWord.zeros) >> 16)
    advance(by: 6)
  }

  /// Stores the digits of a number below 10^8, where there is room for eight.
  @inlinable @inline(__always)
  mutating func storeDigits(of value: UInt64) {
    let word = DigitWord.decimal(value)
    // The bits of leading zeros, whole digits of them; the last digit is none.
    let skipped = (word | 1 << 56).trailingZeroBitCount & 0x38
    store((word | DigitWord.zeros) &>> UInt64(truncatingIfNeeded: skipped))
    advance(by: 8 &- skipped / 8)
  }

  /// Appends a number in four hexadecimal digits; it takes 4 octets of room.
  @inlinable @inline(__always)
  public mutating func append(fourHexadecimalDigits value: UInt16) {
    require(4)
    store(UInt32(truncatingIfNeeded: DigitWord.hexadecimal(UInt32(value) << 16)))
    advance(by: 4)
  }

  /// Appends a number in hexadecimal without leading zeros; it takes 4 octets of room.
  @inlinable @inline(__always)
  public mutating func append(hexadecimal value: UInt16) {
    require(4)
    let digits = UInt32(truncatingIfNeeded: DigitWord.hexadecimal(UInt32(value) << 16))
    let skipped = (digits ^ 0x3030_3030 | 1 << 24).trailingZeroBitCount & 0x18
    store(digits &>> UInt32(truncatingIfNeeded: skipped))
    advance(by: 4 &- skipped / 8)
  }
}
