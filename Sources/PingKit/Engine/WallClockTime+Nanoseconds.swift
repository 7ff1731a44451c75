internal import NetCore

extension WallClockTime {
  /// Nanoseconds since 1970, which fit until the year 2262; the nearest that fits beyond.
  var nanosecondsSince1970: Int64 {
    let (whole, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return seconds < 0 ? .min : .max }
    let (sum, sumOverflow) = whole.addingReportingOverflow(Int64(nanoseconds))
    return sumOverflow ? .max : sum
  }

  /// The instant `nanoseconds` after the beginning of 1970.
  init(nanosecondsSince1970 nanoseconds: Int64) {
    let (quotient, remainder) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let isNegative = remainder < 0
    self.init(
      seconds: quotient - (isNegative ? 1 : 0),
      nanoseconds: Int32(remainder + (isNegative ? 1_000_000_000 : 0))
    )
  }
}
