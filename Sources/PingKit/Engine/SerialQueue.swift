/// Numbers in the order in which they came: added behind, taken from the front.
struct SerialQueue {
  private var numbers: [UInt64] = []
  private var start = 0

  /// Whether there are none.
  var isEmpty: Bool { start == numbers.count }
  /// The oldest.
  var first: UInt64? { start < numbers.count ? numbers[start] : nil }

  /// Adds `number` behind all others.
  mutating func append(_ number: UInt64) {
    // What was taken is given up as soon as it is the greater part: each number moves once or
    // twice.
    if start > 64, start > numbers.count / 2 {
      numbers.removeSubrange(0..<start)
      start = 0
    }
    numbers.append(number)
  }

  /// Takes the oldest away.
  mutating func removeFirst() {
    start += 1
    guard start == numbers.count else { return }
    start = 0
    numbers.removeAll(keepingCapacity: true)
  }
}
