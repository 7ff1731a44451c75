internal import NetLinux
internal import Synchronization

/// Asks somebody slow, such as a resolver, many questions at once, and waits no longer than makes
/// sense.
struct ParallelQuestions<Question: Sendable, Answer: Sendable>: Sendable {
  /// How many questions are asked at once.
  private let threadCount = 16
  /// The questions are given up when nobody has answered for so many nanoseconds.
  let patience: Int64
  /// Answers a question; may block.
  let answer: @Sendable (Question) -> Answer

  /// An answer that takes no longer, in nanoseconds, shows that more can be hoped for.
  private static var promptness: Int64 { 2_000_000_000 }

  /// The questions of one call, which threads that were given up may hold on to.
  private final class Sheet: Sendable {
    struct State {
      var next = 0
      var answers: [Answer?]
      var answered = 0
      var lastSignOfLife = MonotonicTime.now
    }

    let questions: [Question]
    let state: Mutex<State>

    init(_ questions: [Question]) {
      self.questions = questions
      state = Mutex(State(answers: Array(repeating: nil, count: questions.count)))
    }

    func fill(_ answer: (Question) -> Answer) {
      while let place = takeNext() {
        let askedAt = MonotonicTime.now
        let found = answer(questions[place])
        let now = MonotonicTime.now
        state.withLock { state in
          state.answers[place] = found
          state.answered += 1
          if askedAt.nanoseconds(to: now) <= promptness { state.lastSignOfLife = now }
        }
      }
    }

    /// Leaves the questions that nobody has taken unanswered.
    func giveUp() {
      state.withLock { state in
        state.answered += state.answers.count - state.next
        state.next = state.answers.count
      }
    }

    private func takeNext() -> Int? {
      state.withLock { state in
        guard state.next < state.answers.count else { return nil }
        defer { state.next += 1 }
        return state.next
      }
    }
  }

  /// The answers to `questions`, in their order; `nil` for those that were given up.
  ///
  /// While they are waited for, `isPatient` is told every now and then how many there are, and says
  /// whether to wait on.
  func ask(
    _ questions: [Question],
    while isPatient: (_ answerCount: Int) -> Bool = { _ in true }
  ) -> [Answer?] {
    guard !questions.isEmpty, isPatient(0) else { return questions.map { _ in nil } }
    let sheet = Sheet(questions)
    let answer = answer
    var threads = 0
    for _ in 0..<min(threadCount, questions.count) {
      do {
        try BackgroundThread.start {
          // Privileges belong to threads, and a resolver that reads foreign octets needs none.
          guard (try? Capabilities.dropAll()) != nil else { return sheet.giveUp() }
          sheet.fill(answer)
        }
        threads += 1
      } catch {
        break
      }
    }
    // Where there can be no thread, the questions are asked here, however long it takes.
    if threads == 0 { sheet.fill(answer) }
    while !isOver(sheet), isPatient(sheet.state.withLock { $0.answered }) {
      var poller = Poller()
      // With nothing to wait for but the time, a failure could only be an interruption.
      _ = try? poller.wait(until: .now.advanced(byNanoseconds: 500_000))
    }
    return sheet.state.withLock { state in
      // The threads take no more questions.
      state.next = state.answers.count
      return state.answers
    }
  }

  private func isOver(_ sheet: Sheet) -> Bool {
    sheet.state.withLock { state in
      state.answered == state.answers.count
        || state.lastSignOfLife.nanoseconds(to: .now) >= patience
    }
  }
}
