/// A date and time of day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable {
  /// The year, astronomical numbering.
  public var year: Int64
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, 1 to 31.
  public var day: Int
  /// The hour, 0 to 23.
  public var hour: Int
  /// The minute, 0 to 59.
  public var minute: Int
  /// The second, 0 to 59.
  public var second: Int

  /// The date and time `seconds` after 1970-01-01T00:00:00, without any time zone.
  ///
  /// Years are counted from March so that the leap day ends a year, and in eras of 400 years, after
  /// which the calendar repeats.
  public init(secondsSinceEpoch seconds: Int64) {
    let (dayNumber, secondOfDay) = Self.floorDivide(seconds, 86_400)
    // 719,468 days lie between 0000-03-01 and 1970-01-01; at most 2^63 / 86,400 days never overflow.
    let (era, dayOfEra) = Self.floorDivide(dayNumber + 719_468, 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    hour = Int(secondOfDay / 3_600)
    minute = Int(secondOfDay % 3_600 / 60)
    second = Int(secondOfDay % 60)
  }

  private static func floorDivide(_ dividend: Int64, _ divisor: Int64) -> (Int64, Int64) {
    var (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    if remainder < 0 {
      quotient -= 1
      remainder += divisor
    }
    return (quotient, remainder)
  }
}
