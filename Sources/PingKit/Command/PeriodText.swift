internal import ArgumentParser
internal import NetCore

/// Reads and writes lengths of time as people say them: `10s`, `1m`, `5m`.
enum PeriodText {
  private static let units: [(letter: Character, seconds: Int64)] = [
    ("s", 1), ("m", 60), ("h", 3_600),
  ]

  /// The lengths in `text`, in nanoseconds, separated by commas; seconds without a unit.
  static func nanoseconds(list text: String) throws -> [Int64] {
    let lengths = try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try nanoseconds(String($0))
    }
    guard lengths.count <= 8 else { throw ValidationError("at most eight windows can be given") }
    return lengths
  }

  private static func nanoseconds(_ text: String) throws -> Int64 {
    let unit = units.first { $0.letter == text.last }
    let digits = unit == nil ? text : String(text.dropLast())
    guard digits.allSatisfy(".0123456789".contains),
      let number = try? SecondsText.nanoseconds(digits)
    else { throw outside }
    let (length, overflow) = number.multipliedReportingOverflow(by: unit?.seconds ?? 1)
    guard !overflow, (SlidingWindow.shortest...SlidingWindow.longest).contains(length) else {
      throw outside
    }
    return length
  }

  private static var outside: ValidationError {
    ValidationError("a window is 0.06 seconds to 168 hours long; write them as 10s,1m,5m")
  }

  /// Appends `nanoseconds` in the largest unit that it is a whole number of.
  static func append(_ nanoseconds: Int64, to buffer: inout LineBuffer) {
    if nanoseconds >= 3_600_000_000_000, nanoseconds % 3_600_000_000_000 == 0 {
      buffer.append(decimal: nanoseconds / 3_600_000_000_000)
      buffer.append(" h")
    } else if nanoseconds >= 60_000_000_000, nanoseconds % 60_000_000_000 == 0 {
      buffer.append(decimal: nanoseconds / 60_000_000_000)
      buffer.append(" min")
    } else if nanoseconds % 1_000_000_000 == 0 {
      buffer.append(decimal: nanoseconds / 1_000_000_000)
      buffer.append(" s")
    } else {
      buffer.append(milliseconds: nanoseconds / 1_000_000 * 1_000_000)
      buffer.append(" ms")
    }
  }
}
