internal import NetCore

/// An interface as a pcapng file describes it (draft-ietf-opsawg-pcapng §4.2).
struct PcapngInterface {
  var linkType: LinkType
  /// The most octets of a packet that are in the file; 0 when there is no such limit.
  var snapshotLength: Int
  /// The units of a time stamp in a second.
  var unitsPerSecond: UInt64 = 1_000_000
  /// What is added to time stamps, in seconds.
  var secondsOffset: Int64 = 0

  /// The time of a stamp in the interface's units.
  func time(_ stamp: UInt64) -> WallClockTime {
    let (whole, fraction) = stamp.quotientAndRemainder(dividingBy: unitsPerSecond)
    // The fraction is below a second, so that the quotient is below 10^9.
    let product = fraction.multipliedFullWidth(by: 1_000_000_000)
    let nanoseconds = unitsPerSecond.dividingFullWidth(product).quotient
    let (seconds, overflow) = Int64(clamping: whole).addingReportingOverflow(secondsOffset)
    return WallClockTime(
      seconds: overflow ? (secondsOffset < 0 ? .min : .max) : seconds,
      nanoseconds: Int32(truncatingIfNeeded: nanoseconds)
    )
  }

  /// The units of a second that the option if_tsresol states as `octet`: a power of ten, or of two
  /// with the highest bit; `nil` when 64 bits do not hold them.
  static func unitsPerSecond(_ octet: UInt8) -> UInt64? {
    let exponent = octet & 0x7f
    guard octet < 0x80 else { return exponent < 64 ? 1 << UInt64(exponent) : nil }
    guard exponent < 20 else { return nil }
    return (0..<exponent).reduce(1) { units, _ in units * 10 }
  }
}
