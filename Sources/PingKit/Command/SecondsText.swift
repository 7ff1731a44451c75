internal import ArgumentParser

/// Reads numbers of seconds from the command line.
enum SecondsText {
  /// The longest time that ping(8) takes: 2^31 - 1 milliseconds.
  private static let maximum: Int64 = 2_147_483_647_000_000

  /// The nanoseconds of `text`, decimal digits with at most one point among them: `1`, `0.2`, `.5`.
  ///
  /// Digits behind the ninth decimal are dropped.
  static func nanoseconds(_ text: String) throws -> Int64 {
    var value: Int64 = 0
    var decimals: Int?
    var digitCount = 0
    for character in text.utf8 {
      if character == UInt8(ascii: "."), decimals == nil {
        decimals = 0
        continue
      }
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(character) else {
        throw ValidationError("not a number of seconds; write it as 0.2")
      }
      digitCount += 1
      if let count = decimals {
        guard count < 9 else { continue }
        decimals = count + 1
      }
      value = value * 10 + Int64(character - UInt8(ascii: "0"))
      guard value <= maximum else { throw tooLong }
    }
    guard digitCount > 0 else { throw ValidationError("not a number of seconds") }
    for _ in (decimals ?? 0)..<9 {
      value *= 10
      guard value <= maximum else { throw tooLong }
    }
    return value
  }

  private static var tooLong: ValidationError { ValidationError("more than 2147483.647 seconds") }

  /// The nanoseconds of `text`, a whole number of seconds.
  static func wholeNanoseconds(_ text: String) throws -> Int64 {
    guard !text.utf8.contains(UInt8(ascii: ".")) else {
      throw ValidationError("not a whole number of seconds")
    }
    return try nanoseconds(text)
  }
}
