// Numbers are most of what the tools print, so each kind is written straight into the buffer: the
// room is reserved once, and the digits are stored at their places. Every store below lies inside
// the room that was reserved at the top of its function.
extension LineBuffer {
  /// Appends an unsigned decimal number.
  public mutating func append(decimal value: UInt64) {
    reserve(20)
    end &+= unsafe Self.write(decimal: value, to: base + end)
  }

  /// Appends a decimal number.
  @inlinable @inline(__always)
  public mutating func append(decimal value: some FixedWidthInteger) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: UInt64(truncatingIfNeeded: value.magnitude))
  }

  /// Appends a decimal number with leading zeros, at least `digits` digits wide.
  public mutating func append(decimal value: UInt64, digits: Int) {
    append(UInt8(ascii: "0"), repeating: digits &- Self.decimalDigitCount(value))
    append(decimal: value)
  }

  /// Appends four decimal numbers of an octet each with dots between them, the highest first.
  mutating func append(dottedQuad value: UInt32) {
    reserve(15)
    var place = unsafe base + end
    var shift: UInt32 = 24
    while true {
      let octet = UInt64(value >> shift & 0xff)
      unsafe place += Self.write(decimal: octet, to: place)
      if shift == 0 { break }
      unsafe place.pointee = UInt8(ascii: ".")
      unsafe place += 1
      shift &-= 8
    }
    end = unsafe place - base
  }

  /// Appends `value` in lower-case hexadecimal, with leading zeros up to `digits` digits.
  public mutating func append(hexadecimal value: UInt64, digits: Int = 1) {
    let significant = max(1, (67 &- value.leadingZeroBitCount) / 4)
    append(UInt8(ascii: "0"), repeating: digits &- max(significant, 16))
    let length = min(max(significant, digits), 16)
    reserve(16)
    var shift = UInt64(truncatingIfNeeded: 4 &* length)
    var place = unsafe base + end
    while shift > 0 {
      shift &-= 4
      unsafe place.pointee = Self.hexadecimalDigit(value >> shift)
      unsafe place += 1
    }
    end &+= length
  }

  /// Appends up to four digits of lower-case hexadecimal.
  mutating func append(hexadecimalGroup value: UInt16) {
    reserve(4)
    var shift = UInt64(value < 0x10 ? 4 : value < 0x100 ? 8 : value < 0x1000 ? 12 : 16)
    var place = unsafe base + end
    while shift > 0 {
      shift &-= 4
      unsafe place.pointee = Self.hexadecimalDigit(UInt64(value) >> shift)
      unsafe place += 1
    }
    end = unsafe place - base
  }

  /// Appends the lowest six octets of `value` in lower-case hexadecimal with colons between them.
  mutating func append(hardwareAddress value: UInt64) {
    reserve(17)
    var place = unsafe base + end
    var shift: UInt64 = 40
    while true {
      unsafe Self.write(
        hexadecimalOctet: UInt8(truncatingIfNeeded: value >> shift),
        to: place
      )
      unsafe place += 2
      if shift == 0 { break }
      unsafe place.pointee = UInt8(ascii: ":")
      unsafe place += 1
      shift &-= 8
    }
    end &+= 17
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
    reserve(3 &* octets.byteCount)
    var place = unsafe base + end
    for offset in 0..<octets.byteCount {
      if offset & 1 == 0 {
        unsafe place.pointee = UInt8(ascii: " ")
        unsafe place += 1
      }
      unsafe Self.write(hexadecimalOctet: octets.octet(at: offset), to: place)
      unsafe place += 2
    }
    end = unsafe place - base
  }

  /// Appends octets as ASCII, with a dot for each that is no visible character.
  public mutating func append(visible octets: RawSpan) {
    reserve(octets.byteCount)
    let place = unsafe base + end
    for offset in 0..<octets.byteCount {
      let octet = octets.octet(at: offset)
      unsafe place[offset] = octet > 0x20 && octet < 0x7f ? octet : UInt8(ascii: ".")
    }
    end &+= octets.byteCount
  }

  /// Writes the digits of `value` and returns how many, 20 at most.
  @inline(__always)
  private static func write(decimal value: UInt64, to start: UnsafeMutablePointer<UInt8>) -> Int {
    let length = decimalDigitCount(value)
    var rest = value
    var place = unsafe start + length
    while rest >= 100 {
      let quotient = rest / 100
      unsafe place -= 2
      unsafe write(pair: rest &- quotient &* 100, to: place)
      rest = quotient
    }
    if rest >= 10 {
      unsafe write(pair: rest, to: place - 2)
    } else {
      unsafe (place - 1).pointee = UInt8(truncatingIfNeeded: rest) &+ 0x30
    }
    return length
  }

  /// Writes a number below 100 as two digits.
  @inline(__always)
  private static func write(pair value: UInt64, to place: UnsafeMutablePointer<UInt8>) {
    // A division of so small a number is a multiplication and a shift.
    let tens = (value &* 103) >> 10
    unsafe place.pointee = UInt8(truncatingIfNeeded: tens) &+ 0x30
    unsafe (place + 1).pointee = UInt8(truncatingIfNeeded: value &- tens &* 10) &+ 0x30
  }

  @inline(__always)
  private static func write(
    hexadecimalOctet octet: UInt8,
    to place: UnsafeMutablePointer<UInt8>
  ) {
    unsafe place.pointee = hexadecimalDigit(UInt64(octet >> 4))
    unsafe (place + 1).pointee = hexadecimalDigit(UInt64(octet))
  }

  /// The digit of the lowest four bits.
  @inline(__always)
  private static func hexadecimalDigit(_ value: UInt64) -> UInt8 {
    let nibble = UInt8(truncatingIfNeeded: value & 0xf)
    return nibble < 10 ? nibble &+ 0x30 : nibble &+ 0x57
  }

  /// The number of decimal digits of `value`; 1 for 0.
  @inline(__always)
  private static func decimalDigitCount(_ value: UInt64) -> Int {
    if value < 10 { return 1 }
    if value < 100 { return 2 }
    if value < 1_000 { return 3 }
    if value < 10_000 { return 4 }
    if value < 100_000 { return 5 }
    if value < 1_000_000 { return 6 }
    if value < 10_000_000 { return 7 }
    if value < 100_000_000 { return 8 }
    if value < 1_000_000_000 { return 9 }
    var length = 9
    var rest = value / 1_000_000_000
    while rest > 0 {
      rest /= 10
      length &+= 1
    }
    return length
  }
}
