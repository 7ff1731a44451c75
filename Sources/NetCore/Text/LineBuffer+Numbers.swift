// Numbers are most of what the tools print, so each kind is written straight into the buffer: the
// room is reserved once, and digits are stored eight at a time. Every store below lies inside the
// room that was reserved at the top of its function.
extension LineBuffer {
  /// Appends an unsigned decimal number.
  public mutating func append(decimal value: UInt64) {
    if let value = UInt32(exactly: value) { return write(atMost: 12) { $0.append(decimal: value) } }
    reserve(24)
    appendReserved(decimal: value, digits: 1)
  }

  /// Appends a decimal number.
  @inlinable @inline(__always)
  public mutating func append(decimal value: some FixedWidthInteger) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: UInt64(truncatingIfNeeded: value.magnitude))
  }

  /// Appends a decimal number with leading zeros, at least `digits` digits wide.
  public mutating func append(decimal value: UInt64, digits: Int) {
    append(UInt8(ascii: "0"), repeating: digits &- 20)
    reserve(24)
    appendReserved(decimal: value, digits: max(1, min(digits, 20)))
  }

  /// Appends at least `digits` digits, 1 to 20, where there is room for 24.
  @inline(__always)
  private mutating func appendReserved(decimal value: UInt64, digits: Int) {
    guard value >= 100_000_000 || digits > 8 else {
      return storeDigits(of: value, digits: digits)
    }
    let (high, low) = value.quotientAndRemainder(dividingBy: 100_000_000)
    if high >= 100_000_000 || digits > 16 {
      let (top, middle) = high.quotientAndRemainder(dividingBy: 100_000_000)
      storeDigits(of: top, digits: max(1, digits &- 16))
      storeDigits(of: middle, digits: 8)
    } else {
      storeDigits(of: high, digits: max(1, digits &- 8))
    }
    storeDigits(of: low, digits: 8)
  }

  /// Stores at least `digits` digits, 1 to 8, of a number below 10^8, where there is room for 8.
  @inline(__always)
  private mutating func storeDigits(of value: UInt64, digits: Int) {
    let word = DigitWord.decimal(value)
    // The bits of leading zeros, whole digits of them.
    let significant = word | 1 << UInt64(truncatingIfNeeded: 64 &- 8 &* digits)
    let skipped = significant.trailingZeroBitCount & 0x38
    store((word | DigitWord.zeros) &>> UInt64(truncatingIfNeeded: skipped))
    end &+= 8 &- skipped / 8
  }

  /// Appends `value` in lower-case hexadecimal, with leading zeros up to `digits` digits.
  public mutating func append(hexadecimal value: UInt64, digits: Int = 1) {
    let significant = max(1, (67 &- value.leadingZeroBitCount) / 4)
    append(UInt8(ascii: "0"), repeating: digits &- max(significant, 16))
    var length = min(max(significant, digits), 16)
    reserve(16)
    if length > 8 {
      length &-= 8
      let high = DigitWord.hexadecimal(UInt32(truncatingIfNeeded: value >> 32))
      store(high &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length))
      end &+= length
      length = 8
    }
    let low = DigitWord.hexadecimal(UInt32(truncatingIfNeeded: value))
    store(low &>> UInt64(truncatingIfNeeded: 64 &- 8 &* length))
    end &+= length
  }

  /// Appends octets in lower-case hexadecimal, two digits each, with `separator` before every octet
  /// but the first.
  public mutating func append(hexadecimalOctets octets: RawSpan, separator: UInt8? = nil) {
    reserve(3 &* octets.byteCount)
    var place = unsafe base + end
    for offset in 0..<octets.byteCount {
      if let separator, offset > 0 {
        unsafe place.pointee = separator
        unsafe place += 1
      }
      unsafe Self.write(hexadecimalOctet: octets.octet(at: offset), to: place)
      unsafe place += 2
    }
    end = unsafe place - base
  }

  /// Appends octets in lower-case hexadecimal by twos, each two behind a space: ` 4500 0054 00`.
  public mutating func append(hexadecimalPairs octets: RawSpan) {
    let count = octets.byteCount
    reserve(3 &* count &+ 8)
    var offset = 0
    while offset &+ 4 <= count {
      let digits = DigitWord.hexadecimal(octets.bigEndian(at: offset))
      store(digits << 8 | 0x20)
      end &+= 5
      store(digits >> 24 & ~0xff | 0x20)
      end &+= 5
      offset &+= 4
    }
    while offset < count {
      if offset & 1 == 0 {
        unsafe base[end] = UInt8(ascii: " ")
        end &+= 1
      }
      unsafe Self.write(hexadecimalOctet: octets.octet(at: offset), to: base + end)
      end &+= 2
      offset &+= 1
    }
  }

  /// Appends octets as ASCII, with a dot for each that is no visible character.
  public mutating func append(visible octets: RawSpan) {
    let count = octets.byteCount
    reserve(count)
    var offset = 0
    while offset &+ 8 <= count {
      store(DigitWord.visible(octets.littleEndian(at: offset)))
      end &+= 8
      offset &+= 8
    }
    while offset < count {
      let octet = octets.octet(at: offset)
      unsafe base[end] = octet > 0x20 && octet < 0x7f ? octet : UInt8(ascii: ".")
      end &+= 1
      offset &+= 1
    }
  }

  /// Stores the octets of `word` behind the text, the lowest first; the room must be reserved.
  @inline(__always)
  mutating func store<Word: FixedWidthInteger & BitwiseCopyable>(_ word: Word) {
    unsafe UnsafeMutableRawPointer(base + end).storeBytes(of: word.littleEndian, as: Word.self)
  }

  @inline(__always)
  private static func write(
    hexadecimalOctet octet: UInt8,
    to place: UnsafeMutablePointer<UInt8>
  ) {
    unsafe place.pointee = hexadecimalDigit(octet >> 4)
    unsafe (place + 1).pointee = hexadecimalDigit(octet & 0xf)
  }

  /// The digit of a number below 16.
  @inline(__always)
  private static func hexadecimalDigit(_ nibble: UInt8) -> UInt8 {
    nibble < 10 ? nibble &+ 0x30 : nibble &+ 0x57
  }
}
