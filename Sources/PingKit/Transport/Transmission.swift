/// What became of the messages that were handed to the kernel together.
package struct Transmission: Hashable, Sendable {
  /// How many it took, from the first on.
  package var count: Int
  /// What became of the next one; ``SendOutcome/sent`` when there is none.
  package var next: SendOutcome
  /// Before the first was handed over.
  package var began: ClockReading
  /// Whether messages wait that were not handed over yet.
  package var isMoreWaiting = false

  /// `count` messages taken, and what became of the next.
  package init(count: Int, next: SendOutcome, began: ClockReading) {
    self.count = count
    self.next = next
    self.began = began
  }
}
