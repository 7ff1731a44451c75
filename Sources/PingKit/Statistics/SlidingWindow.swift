package import NetLinux

/// The figures of the last so many seconds, in a fixed number of slots.
///
/// A probe counts when it is known what became of it: a reply when it came, a loss when its time
/// was over. Anything that is older than the window, by up to a sixtieth of it, does not count any
/// more.
package struct SlidingWindow: Hashable, Sendable {
  /// What became known in one sixtieth of the window.
  private struct Slot: Hashable, Sendable {
    /// Which sixtieth this is, counted from the start of the clock.
    var number = Int64.min
    var figures = WindowFigures()
  }

  /// So many slots make a window.
  private static let slotCount: Int64 = 60
  /// In nanoseconds.
  package static let shortest: Int64 = 60_000_000
  /// In nanoseconds: a week.
  package static let longest: Int64 = 604_800_000_000_000

  /// The length, in nanoseconds.
  package let length: Int64
  /// Empty until something happens.
  private var slots: [Slot] = []

  /// A window of `length` nanoseconds, or of the nearest length there can be.
  package init(length: Int64) {
    self.length = min(max(length, Self.shortest), Self.longest)
  }

  /// Takes a reply that came at `instant` into account.
  package mutating func addReply(roundTrip: Int64, at instant: MonotonicTime) {
    update(at: instant) { $0.add(roundTrip: roundTrip) }
  }

  /// Takes a loss into account that was certain at `instant`.
  package mutating func addLoss(at instant: MonotonicTime) {
    update(at: instant) { $0.addLoss() }
  }

  private mutating func update(at instant: MonotonicTime, _ change: (inout WindowFigures) -> Void) {
    if slots.isEmpty {
      slots = Array(repeating: Slot(), count: Int(Self.slotCount))
    }
    let number = number(at: instant)
    let place = Self.place(of: number)
    // What is told too late belongs to a slot that has been given away.
    guard slots[place].number <= number else { return }
    if slots[place].number < number { slots[place] = Slot(number: number) }
    change(&slots[place].figures)
  }

  /// The figures of the window that ends at `instant`.
  package func figures(at instant: MonotonicTime) -> WindowFigures {
    let newest = number(at: instant)
    let oldest = newest - Self.slotCount + 1
    var sum = WindowFigures()
    for slot in slots where slot.number >= oldest && slot.number <= newest {
      sum.add(slot.figures)
    }
    return sum
  }

  private func number(at instant: MonotonicTime) -> Int64 {
    let (quotient, remainder) = instant.nanoseconds.quotientAndRemainder(
      dividingBy: length / Self.slotCount
    )
    return remainder < 0 ? quotient - 1 : quotient
  }

  private static func place(of number: Int64) -> Int {
    let rest = number % slotCount
    return Int(rest < 0 ? rest + slotCount : rest)
  }
}
