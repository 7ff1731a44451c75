extension FixedWidthInteger {
  /// The number whose decimal digits are those of this one and `digit` behind them; `nil` when it
  /// does not fit.
  @inline(__always)
  func followed(byDecimalDigit digit: Int) -> Self? {
    let (shifted, overflow) = multipliedReportingOverflow(by: 10)
    let (sum, carry) = shifted.addingReportingOverflow(Self(truncatingIfNeeded: digit))
    return overflow || carry ? nil : sum
  }
}
