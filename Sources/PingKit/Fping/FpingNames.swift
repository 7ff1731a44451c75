internal import NetCore

/// The names that lines call targets by.
struct FpingNames: Sendable {
  /// The targets.
  let targets: TargetList
  /// The names to show instead of those that were given: of each target, or none.
  private let shown: [String]
  /// How many octets the longest name has.
  private(set) var width = 0

  /// The names that `targets` were given, or `shown` instead.
  ///
  /// The width is measured only when `isAligned`.
  init(_ targets: TargetList, shown: [String] = [], isAligned: Bool) {
    self.targets = targets
    self.shown = shown
    guard isAligned else { return }
    var text = LineBuffer(capacity: 256)
    for index in targets.indices {
      text.removeAll()
      append(index, to: &text)
      width = max(width, text.count)
    }
  }

  /// Appends the name of the target at `index`.
  func append(_ index: TargetIndex, to buffer: inout LineBuffer) {
    guard shown.indices.contains(index) else {
      return targets.appendName(of: index, to: &buffer)
    }
    buffer.append(foreign: shown[index])
  }

  /// Appends the name and spaces behind it, as wide as the longest name.
  func appendAligned(_ index: TargetIndex, to buffer: inout LineBuffer) {
    buffer.append(leftAlignedIn: width) { append(index, to: &$0) }
  }

  /// Appends the name as netdata calls it: letters and digits, all else as underscores.
  func appendIdentifier(_ index: TargetIndex, to buffer: inout LineBuffer) {
    for octet in targets.name(of: index).utf8 {
      let letter = octet | 0x20
      let isKept =
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter) || octet.decimalDigitValue != nil
      buffer.append(isKept ? octet : UInt8(ascii: "_"))
    }
  }
}
