extension LineBuffer {
  /// Appends an instant as RFC 3339 text in UTC with nanoseconds: `2026-11-21T08:16:24.311836123Z`.
  public mutating func append(rfc3339 time: WallClockTime) {
    let date = CivilDate(secondsSinceEpoch: time.seconds)
    appendDate(date)
    append(UInt8(ascii: "T"))
    appendTimeOfDay(date)
    append(UInt8(ascii: "."))
    append(decimal: UInt64(max(time.nanoseconds, 0)), digits: 9)
    append(UInt8(ascii: "Z"))
  }

  /// Appends `YYYY-MM-DD`.
  public mutating func appendDate(_ date: CivilDate) {
    if date.year < 0 { append(UInt8(ascii: "-")) }
    append(decimal: date.year.magnitude, digits: 4)
    append(UInt8(ascii: "-"))
    append(decimal: UInt64(date.month), digits: 2)
    append(UInt8(ascii: "-"))
    append(decimal: UInt64(date.day), digits: 2)
  }

  /// Appends `HH:MM:SS`.
  public mutating func appendTimeOfDay(_ date: CivilDate) {
    append(decimal: UInt64(date.hour), digits: 2)
    append(UInt8(ascii: ":"))
    append(decimal: UInt64(date.minute), digits: 2)
    append(UInt8(ascii: ":"))
    append(decimal: UInt64(date.second), digits: 2)
  }

  /// Appends whole nanoseconds as milliseconds: up to six decimals, no trailing zeros.
  public mutating func append(milliseconds nanoseconds: Int64) {
    if nanoseconds < 0 { append(UInt8(ascii: "-")) }
    let (whole, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
    append(decimal: whole)
    guard rest > 0 else { return }
    append(UInt8(ascii: "."))
    var digits = 6
    var fraction = rest
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    append(decimal: fraction, digits: digits)
  }

  /// Appends whole nanoseconds as milliseconds with exactly `decimals` decimals (0 to 6), rounded
  /// half up.
  public mutating func append(milliseconds nanoseconds: Int64, decimals: Int) {
    precondition((0...6).contains(decimals))
    if nanoseconds < 0 { append(UInt8(ascii: "-")) }
    var unit: UInt64 = 1_000_000
    for _ in 0..<decimals { unit /= 10 }
    let (half, _) = nanoseconds.magnitude.addingReportingOverflow(unit / 2)
    let scaled = half / unit
    let perMillisecond = 1_000_000 / unit
    append(decimal: scaled / perMillisecond)
    guard decimals > 0 else { return }
    append(UInt8(ascii: "."))
    append(decimal: scaled % perMillisecond, digits: decimals)
  }
}
