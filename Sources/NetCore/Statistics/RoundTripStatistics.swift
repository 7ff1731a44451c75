/// Minimum, average, maximum and deviation of round-trip times, in whole nanoseconds.
///
/// All figures are exact up to the last division; no sum can overflow or trap.
public struct RoundTripStatistics: Hashable, Sendable {
  /// The number of round-trip times.
  public private(set) var count: UInt64 = 0
  /// The shortest, in nanoseconds; 0 before the first.
  public private(set) var minimum: Int64 = 0
  /// The longest, in nanoseconds; 0 before the first.
  public private(set) var maximum: Int64 = 0
  private var sum: UInt128 = 0
  private var sumOfSquares: UInt128 = 0
  private var smoothedEighths: Int64 = 0

  /// No round-trip time yet.
  public init() {}

  /// Takes a round-trip time into account; a negative one counts as 0.
  public mutating func add(_ nanoseconds: Int64) {
    let time = min(max(nanoseconds, 0), Self.longest)
    minimum = count == 0 ? time : min(minimum, time)
    maximum = max(maximum, time)
    smoothedEighths = count == 0 ? time * 8 : smoothedEighths + time - smoothedEighths / 8
    count += 1
    sum += UInt128(time)
    let (squares, overflow) = sumOfSquares.addingReportingOverflow(UInt128(time) * UInt128(time))
    sumOfSquares = overflow ? .max : squares
  }

  /// Two years: longer times count as this one, so that eight of it fit an `Int64` and 2^64 of it a
  /// `UInt128`.
  private static let longest: Int64 = 1 << 56

  /// The average, in nanoseconds; 0 before the first.
  public var average: Int64 { count == 0 ? 0 : Int64(sum / UInt128(count)) }

  /// The standard deviation of the population, in nanoseconds; 0 before the first.
  public var deviation: Int64 {
    guard count > 0 else { return 0 }
    // The square of the sum may not fit, so the mean is squared: sum = mean * count + rest.
    let (mean, rest) = sum.quotientAndRemainder(dividingBy: UInt128(count))
    let correction = 2 * mean * rest / UInt128(count)
    let meanOfSquares = sumOfSquares / UInt128(count)
    let squaredMean = mean * mean + correction
    guard meanOfSquares > squaredMean else { return 0 }
    return Int64(Self.squareRoot(of: meanOfSquares - squaredMean))
  }

  /// The exponentially weighted moving average with a weight of 1/8 (RFC 6298 §2), in nanoseconds.
  public var smoothed: Int64 { smoothedEighths / 8 }

  /// The largest integer whose square is at most `value`, by Newton's method from above.
  static func squareRoot(of value: UInt128) -> UInt128 {
    guard value > 1 else { return value }
    var root: UInt128 = 1 << UInt128((128 - value.leadingZeroBitCount + 1) / 2)
    while true {
      let next = (root + value / root) / 2
      if next >= root { return root }
      root = next
    }
  }
}
