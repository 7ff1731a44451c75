internal import ArgumentParser

/// Reads numbers of seconds from the command line.
enum SecondsText {
  /// The longest time that ping(8) takes where it takes fractions: 2^31 - 1 milliseconds.
  private static let maximum: Int64 = 2_147_483_647_000_000
  /// The longest time that it takes where it does not, in seconds.
  private static let wholeMaximum: UInt64 = 2_147_483_647

  /// The nanoseconds of `text`, decimal digits with at most one point among them (`1`, `0.2`, `.5`),
  /// or these and a power of ten (`2e-3`).
  ///
  /// Digits behind the ninth decimal are dropped; with a power of ten, the nearest whole number counts.
  static func nanoseconds(_ text: String) throws -> Int64 {
    guard let value = parsed(text) else {
      throw ValidationError("not a number of seconds from 0 to 2147483.647; write it as 0.2")
    }
    return value
  }

  /// The nanoseconds of `text`, a whole number of seconds.
  static func wholeNanoseconds(_ text: String) throws -> Int64 {
    guard let seconds = try? NumberText.integer(text, in: 0...wholeMaximum) else {
      throw ValidationError("not a whole number of seconds from 0 to \(wholeMaximum)")
    }
    return Int64(seconds) * 1_000_000_000
  }

  /// The nanoseconds of `text`, at most ``maximum``; `nil` when it is something else.
  private static func parsed(_ text: String) -> Int64? {
    // strtod(3), with which ping reads, takes a sign.
    let unsigned = text.utf8.first == UInt8(ascii: "+") ? text.dropFirst() : text[...]
    if unsigned.contains(where: { $0 == "e" || $0 == "E" }) { return scientific(unsigned) }
    var value: Int64 = 0
    var decimals: Int?
    var digitCount = 0
    for character in unsigned.utf8 {
      if character == UInt8(ascii: "."), decimals == nil {
        decimals = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else { return nil }
      digitCount += 1
      if let count = decimals {
        guard count < 9 else { continue }
        decimals = count + 1
      }
      value = value * 10 + Int64(character - UInt8(ascii: "0"))
      guard value <= maximum else { return nil }
    }
    guard digitCount > 0 else { return nil }
    for _ in (decimals ?? 0)..<9 {
      value *= 10
      guard value <= maximum else { return nil }
    }
    return value
  }

  /// The same of digits and a power of ten, as languages print small numbers: `5e-05`.
  private static func scientific(_ text: Substring) -> Int64? {
    guard text.allSatisfy("0123456789.eE+-".contains), text.first != "-", text.first != "+",
      let seconds = Double(text)
    else { return nil }
    let nanoseconds = (seconds * 1e9).rounded()
    return nanoseconds <= Double(maximum) ? Int64(nanoseconds) : nil
  }
}
