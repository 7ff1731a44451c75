internal import Glibc
public import NetCore

extension LocalTimeZone {
  /// `time` as local time in the form that `format` describes; `nil` when it is longer than a path
  /// may be, or empty.
  ///
  /// The corresponding C function is `strftime`.
  public static func text(of time: WallClockTime, format: String) -> String? {
    var seconds = Int(time.seconds)
    // Its pointer to the name of the zone is only passed on.
    var civil = unsafe tm()
    guard unsafe localtime_r(&seconds, &civil) != nil else { return nil }
    var text = [CChar](repeating: 0, count: Int(PATH_MAX))
    // The call writes at most the stated number of characters, a zero behind them included.
    let count = unsafe text.withUnsafeMutableBufferPointer { text in
      guard let start = text.baseAddress else { return 0 }
      return unsafe strftime(start, text.count, format, &civil)
    }
    guard count > 0 else { return nil }
    return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
