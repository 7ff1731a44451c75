internal import NetCore

extension LineBuffer {
  /// Appends seconds in years, weeks, days, hours, minutes and seconds: `5m1s`.
  mutating func append(duration seconds: UInt32) {
    guard seconds > 0 else { return append("0s") }
    var rest = UInt64(seconds)
    let units: [(seconds: UInt64, name: StaticString)] = [
      (31_536_000, "y"), (604_800, "w"), (86_400, "d"), (3_600, "h"), (60, "m"), (1, "s"),
    ]
    for unit in units where rest >= unit.seconds {
      append(decimal: rest / unit.seconds)
      append(unit.name)
      rest %= unit.seconds
    }
  }
}
