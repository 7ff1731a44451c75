internal import ArgumentParser

/// Values of options that are numbers with a unit.
enum OptionText {
  /// The size of a file that `text` states: millions of octets, or units of 1024, 1024² or 1024³
  /// with `k`, `m` or `g` behind the number.
  static func byteCount(_ text: String) throws -> Int {
    var digits = Substring(text)
    var unit = 1_000_000
    switch text.last {
    case "k", "K": unit = 1 << 10
    case "m", "M": unit = 1 << 20
    case "g", "G": unit = 1 << 30
    default: break
    }
    if unit != 1_000_000 { digits.removeLast() }
    guard let number = number(digits), number > 0 else {
      throw ValidationError("a size is a number, with k, m or g behind it: 10, 500k")
    }
    let (size, overflow) = number.multipliedReportingOverflow(by: unit)
    guard !overflow else { throw ValidationError("no file can be that large") }
    return size
  }

  /// The length of time that `text` states, in nanoseconds: a whole number and `ms`, `s`, `m` or
  /// `h`; seconds without a unit.
  static func nanoseconds(_ text: String) throws -> Int64 {
    let unit = text.drop { ("0"..."9").contains($0) }
    let factor: Int? =
      switch unit {
      case "ms": 1_000_000
      case "", "s": 1_000_000_000
      case "m": 60_000_000_000
      case "h": 3_600_000_000_000
      default: nil
      }
    guard let factor, let number = number(text.dropLast(unit.count)), number > 0 else {
      throw ValidationError("a time is a whole number above 0, with ms, s, m or h behind it: 10s")
    }
    let (time, overflow) = number.multipliedReportingOverflow(by: factor)
    // Instants are counted in nanoseconds, too.
    guard !overflow, time < Int.max / 2 else { throw ValidationError("146 years are the most") }
    return Int64(time)
  }

  /// A number of digits alone, without a sign.
  private static func number(_ digits: Substring) -> Int? {
    digits.allSatisfy { ("0"..."9").contains($0) } ? Int(digits) : nil
  }
}
