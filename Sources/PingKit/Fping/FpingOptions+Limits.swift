internal import NetCore

extension FpingOptions {
  /// Refuses what cannot be together, and numbers that fping has no room for.
  func validate() throws(FpingEnding) {
    guard !(tellsAlive && tellsUnreachable) else { throw .refusal("specify only one of a, u") }
    guard dataByteCount <= 65_488 else {
      throw .refusal("data size \(dataByteCount) not valid, must be lower than 65488")
    }
    guard (1.0...5.0).contains(backoff) else {
      let tenths = Int((min(max(backoff, -1e9), 1e9) * 10).rounded())
      let text = "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
      throw .refusal("backoff factor \(text) not valid, must be between 1.0 and 5.0")
    }
  }

  /// Where the targets come from.
  static func source(
    of targets: [String],
    file: String?,
    isGenerated: Bool
  ) throws(FpingEnding) -> Source {
    if let file {
      guard targets.isEmpty, !isGenerated else { throw .wrongUsage }
      return .file(file)
    }
    guard isGenerated else { return targets.isEmpty ? .file("-") : .words(targets) }
    switch targets.count {
    case 1:
      guard targets[0].utf8.contains(UInt8(ascii: "/")) else { throw .wrongUsage }
      return .block(targets[0])
    case 2: return .range(targets[0], targets[1])
    default: throw .wrongUsage
    }
  }

  /// A number above 0, as `-c` takes it.
  static func count(_ text: String) throws(FpingEnding) -> UInt32 {
    let value = FpingNumber.integer(text)
    guard value > 0 else { throw .wrongUsage }
    return UInt32(clamping: value)
  }

  /// A number as `%u` reads it: one below 0 wraps around.
  static func unsigned(_ text: String) throws(FpingEnding) -> UInt32 {
    guard let value = FpingNumber.integer(text, anyBase: false) else { throw .wrongUsage }
    return UInt32(truncatingIfNeeded: value)
  }

  static func milliseconds(_ text: String) throws(FpingEnding) -> Int64 {
    try nanoseconds(text, unit: 1e6)
  }

  /// `text` times `unit`, at most some thirty years.
  static func nanoseconds(_ text: String, unit: Double) throws(FpingEnding) -> Int64 {
    guard let value = FpingNumber.decimal(text), value >= 0 else { throw .wrongUsage }
    return Int64(min(value * unit, 1e18))
  }
}
