package import NetCore
package import NetLinux

/// How far a gathering has come, told to people who wait for it.
package struct GatheringProgress: Sendable {
  /// What is being done.
  package enum Stage: Hashable, Sendable {
    /// Lists are read, and name so many targets so far.
    case reading(targetCount: Int)
    /// So many names have an answer.
    case lookingUp(answered: Int, of: Int)
  }

  /// Nobody is told anything before this many nanoseconds.
  private static let patience: Int64 = 1_000_000_000
  /// From one line to the next, in nanoseconds.
  private static let pace: Int64 = 250_000_000
  /// As long as the longest line.
  private static let lineByteCount = 56

  /// When the next line is due.
  package private(set) var dueAt: MonotonicTime
  /// Whether a line stands on the terminal.
  package private(set) var isShown = false

  /// A gathering that begins at `now`.
  package init(from now: MonotonicTime) { dueAt = now.advanced(byNanoseconds: Self.patience) }

  /// Appends a line over the one before when it is time for it; `false` when it is not.
  package mutating func append(
    _ stage: Stage,
    at now: MonotonicTime,
    to buffer: inout LineBuffer
  ) -> Bool {
    guard now >= dueAt else { return false }
    dueAt = now.advanced(byNanoseconds: Self.pace)
    clear(&buffer)
    isShown = true
    Self.append(stage, to: &buffer)
    return true
  }

  /// Appends what takes the line away, when there is one.
  ///
  /// Blanks do that on every terminal.
  package mutating func clear(_ buffer: inout LineBuffer) {
    guard isShown else { return }
    isShown = false
    buffer.append("\r")
    for _ in 0..<Self.lineByteCount { buffer.append(" ") }
    buffer.append("\r")
  }

  /// Appends the words about `stage`, without a line feed.
  package static func append(_ stage: Stage, to buffer: inout LineBuffer) {
    switch stage {
    case .reading(let count):
      buffer.append("reading lists: ")
      buffer.append(decimal: count)
      buffer.append(" targets so far")
    case .lookingUp(let answered, let count):
      buffer.append("looking names up: ")
      buffer.append(decimal: answered)
      buffer.append(" of ")
      buffer.append(decimal: count)
    }
  }
}
