/// Eight digits at once, in one 64-bit word: the first digit in the lowest octet, so that a
/// little-endian store puts them in the order of reading.
///
/// The octets of a word are computed side by side without a branch: how many digits a number has
/// changes from one to the next, and a processor guesses wrong every time it does.
@usableFromInline
enum DigitWord {
  /// What turns the eight digits of ``decimal(_:)`` into text.
  @inlinable static var zeros: UInt64 { 0x3030_3030_3030_3030 }

  /// The eight decimal digits of `value`, which is below 10^8, as numbers.
  @inlinable @inline(__always)
  static func decimal(_ value: UInt64) -> UInt64 {
    // Each step divides all lanes by multiplying with a rounded reciprocal; the products are exact
    // for all values of a lane, and none reaches into the next one.
    let fours = value / 10_000 | (value % 10_000) << 32
    let highPairs = (fours &* 10_486) >> 20 & 0x0000_007f_0000_007f
    let pairs = highPairs | (fours &- highPairs &* 100) << 16
    let tens = (pairs &* 103) >> 10 & 0x000f_000f_000f_000f
    return tens | (pairs &- tens &* 10) << 8
  }

  /// The eight hexadecimal digits of `value` as lower-case text.
  @inlinable @inline(__always)
  static func hexadecimal(_ value: UInt32) -> UInt64 {
    hexadecimal(littleEndian: UInt64(value.byteSwapped))
  }

  /// The eight hexadecimal digits of the four octets of `value`, the lowest first, as lower-case
  /// text; the high half of `value` is zero.
  @inlinable @inline(__always)
  static func hexadecimal(littleEndian value: UInt64) -> UInt64 {
    var octets = (value | value << 16) & 0x0000_ffff_0000_ffff
    octets = (octets | octets << 8) & 0x00ff_00ff_00ff_00ff
    let digits = (octets >> 4 & 0x000f_000f_000f_000f) | (octets & 0x000f_000f_000f_000f) << 8
    // Adding 6 carries into the fifth bit from ten on.
    let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits &+ zeros &+ letters &* 0x27
  }

  /// Eight octets of text, with a dot for each that is no visible character.
  @inlinable @inline(__always)
  static func visible(_ octets: UInt64) -> UInt64 {
    let low = octets & 0x7f7f_7f7f_7f7f_7f7f
    // The highest bit of each octet tells: at least 0x21, not 0x7f, and not above.
    let isVisible =
      (low &+ 0x5f5f_5f5f_5f5f_5f5f) & ~(low &+ 0x0101_0101_0101_0101) & ~octets
      & 0x8080_8080_8080_8080
    let mask = (isVisible >> 7) &* 0xff
    return (octets & mask) | (0x2e2e_2e2e_2e2e_2e2e & ~mask)
  }
}
