internal import NetCore
internal import NetLinux

/// The names of the files of a rotated capture, which are tcpdump's.
struct CaptureFileNames {
  private let template: String
  private let hasTimeFormat: Bool
  private let fileLimit: Int?
  /// How many digits the number behind a name has at least.
  private let digitCount: Int

  /// Names made from `template` for the files of `rotation`.
  ///
  /// With a period, the template is a format of strftime(3). With a size, the files of one period
  /// are numbered: from 0 on and in as many digits as the largest number has where `-W` limits
  /// them, else from the second on.
  init(_ template: String, _ rotation: CaptureRotation) {
    self.template = template
    hasTimeFormat = rotation.period != nil
    let isNumbered = rotation.sizeLimit != nil
    fileLimit = rotation.fileLimit
    let largest = isNumbered ? (fileLimit ?? 1) - 1 : 0
    digitCount = largest > 0 ? String(largest).count : 0
  }

  /// The name of file `number` of the period that began at `time`.
  func name(_ number: Int, at time: WallClockTime) -> String {
    var name = template
    if hasTimeFormat { name = LocalTimeZone.text(of: time, format: template) ?? template }
    guard number > 0 || digitCount > 0 else { return name }
    let digits = String(number)
    return name + String(repeating: "0", count: max(0, digitCount - digits.count)) + digits
  }

  /// The number of the file behind file `number`.
  func number(after number: Int) -> Int {
    guard let fileLimit, number + 1 >= fileLimit else { return number + 1 }
    return 0
  }
}
