/// The range in which a proportion lies with a probability of 95 %, after so many trials.
///
/// This is the score interval of Wilson (1927): unlike the one that textbooks begin with it stays
/// within 0 and 1, and tells something when all trials went the same way.
public struct ProportionInterval: Hashable, Sendable {
  /// The lower end, 0 to 1.
  public let lowerBound: Double
  /// The upper end, 0 to 1.
  public let upperBound: Double

  /// The interval when `count` of `total` trials went one way; `nil` without a trial.
  ///
  /// A count that exceeds the total counts as the total.
  public init?(count: UInt64, of total: UInt64) {
    guard total > 0 else { return nil }
    let trials = Double(total)
    let share = Double(min(count, total)) / trials
    let weight = Self.quantile * Self.quantile / trials
    let center = share + weight / 2
    let spread =
      Self.quantile * (share * (1 - share) / trials + weight / (4 * trials)).squareRoot()
    // At the ends the bounds are 0 and 1, up to rounding.
    lowerBound = count == 0 ? 0 : max(0, (center - spread) / (1 + weight))
    upperBound = count >= total ? 1 : min(1, (center + spread) / (1 + weight))
  }

  /// Of the normal distribution, for 97.5 %.
  private static let quantile = 1.959963984540054
}
