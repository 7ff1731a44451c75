internal import ArgumentParser

/// Reads whole numbers from the command line.
enum NumberText {
  /// The largest number of things to count, as ping(8) has it.
  static let maximumCount = UInt64(Int64.max)

  /// The number that `text` is, decimal digits alone or behind a plus, within `range`.
  static func integer(_ text: String, in range: ClosedRange<UInt64>) throws -> UInt64 {
    guard let number = digits(text[...], radix: 10), range.contains(number) else {
      throw outside(range)
    }
    return number
  }

  /// The same, with hexadecimal digits behind `0x`.
  static func maybeHexadecimal(_ text: String, in range: ClosedRange<UInt64>) throws -> UInt64 {
    let isHexadecimal = text.hasPrefix("0x") || text.hasPrefix("0X")
    guard
      let number = digits(text.dropFirst(isHexadecimal ? 2 : 0), radix: isHexadecimal ? 16 : 10),
      range.contains(number)
    else { throw outside(range) }
    return number
  }

  private static func digits(_ text: Substring, radix: Int) -> UInt64? {
    // The standard library's reader takes a sign: a minus before zeros, and a plus, as strtol(3)
    // does, with which ping reads.
    guard let first = text.utf8.first, first != UInt8(ascii: "-"),
      radix == 10 || first != UInt8(ascii: "+")
    else { return nil }
    return UInt64(text, radix: radix)
  }

  private static func outside(_ range: ClosedRange<UInt64>) -> ValidationError {
    ValidationError("not a whole number from \(range.lowerBound) to \(range.upperBound)")
  }
}
