internal import NetLinux

/// The initial sequence numbers of TCP conversations, for relative numbers.
///
/// A conversation has eight places. When all are taken the table grows; at its limit, a new
/// conversation takes the place that was not used for the longest time. Every look-up takes the
/// same short time however many conversations there are, and none makes the table outgrow its limit.
struct TCPSequenceTable: ~Copyable {
  /// The sequence numbers that relative ones count from, one for each direction.
  struct Origins: Equatable {
    /// That of the conversation's first end.
    var sequence: UInt32
    /// That of the second end.
    var acknowledgment: UInt32
  }

  private struct Entry {
    /// The number of the conversation, 0 for a free place.
    var conversation: UInt64
    var origins: Origins
  }

  // A conversation has eight places, two lines of a processor's cache: those taken come first, the
  // one used last before all.
  private static let ways = 8
  /// Two words for each place.
  ///
  /// The room for all that may come takes no memory before it is used, so growing copies nothing
  /// but what moves.
  private var memory: WordMemory
  /// How many sets of places are in use.
  private var setCount: Int
  private let largestSetCount: Int
  /// How many conversations were forgotten to make room.
  private(set) var evictionCount: UInt64 = 0

  /// A table of at most `limit` conversations, rounded to a power of two from 8 to 2^20, or of fewer
  /// where the process may not have so much memory.
  init(limit: Int) {
    var count = 1
    while count * 2 * Self.ways <= min(limit, 1 << TCPConversation.placeBitCount) { count *= 2 }
    memory = WordMemory(atMost: 2 * Self.ways * count)
    largestSetCount = memory.count / (2 * Self.ways)
    setCount = min(largestSetCount, 128)
  }

  /// What is known about the place of a conversation.
  struct Visit {
    fileprivate let number: UInt64
    fileprivate let first: Int
  }

  /// Where `conversation` belongs: the processor begins to fetch it.
  ///
  /// In a large table, that is far away in memory. Who writes something in the meantime, and asks
  /// for the origins then, need not wait for it.
  @inline(__always)
  func visit(_ conversation: TCPConversation) -> Visit {
    let first = firstPlace(of: conversation.rawValue)
    memory.prefetch(2 &* first)
    return Visit(number: conversation.rawValue, first: first)
  }

  /// The origins of `conversation`; `nil` when it is new, or begins anew because of `restarts`, and
  /// then `origins` are stored.
  mutating func origins(
    of conversation: TCPConversation,
    restarts: Bool,
    else origins: Origins
  ) -> Origins? {
    self.origins(of: visit(conversation), restarts: restarts, else: origins)
  }

  /// The same for the conversation of `visit`, since which the table did not change.
  @inline(__always)
  mutating func origins(of visit: Visit, restarts: Bool, else origins: Origins) -> Origins? {
    guard memory[2 &* visit.first] == visit.number, !restarts else {
      return find(visit, restarts: restarts, else: origins)
    }
    return entry(visit.first).origins
  }

  private mutating func find(_ visit: Visit, restarts: Bool, else origins: Origins) -> Origins? {
    let number = visit.number
    let first = visit.first
    var way = 0
    while way < Self.ways {
      let known = memory[2 &* (first &+ way)]
      if known == number { break }
      if known == 0 {
        insert(Entry(conversation: number, origins: origins), at: way, of: first)
        return nil
      }
      way &+= 1
    }
    guard way < Self.ways else {
      insertInFullSet(Entry(conversation: number, origins: origins))
      return nil
    }
    let known = entry(first &+ way)
    if restarts || way > 0 {
      insert(
        Entry(conversation: number, origins: restarts ? origins : known.origins),
        at: way,
        of: first
      )
    }
    return restarts ? nil : known.origins
  }

  @inline(__always)
  private func entry(_ place: Int) -> Entry {
    let origins = memory[2 &* place &+ 1]
    return Entry(
      conversation: memory[2 &* place],
      origins: Origins(
        sequence: UInt32(truncatingIfNeeded: origins),
        acknowledgment: UInt32(truncatingIfNeeded: origins >> 32)
      )
    )
  }

  @inline(__always)
  private mutating func store(_ entry: Entry, at place: Int) {
    memory[2 &* place] = entry.conversation
    memory[2 &* place &+ 1] =
      UInt64(entry.origins.acknowledgment) << 32 | UInt64(entry.origins.sequence)
  }

  /// Puts `entry` first of the places from `first` on, and those before `way` one place on.
  private mutating func insert(_ entry: Entry, at way: Int, of first: Int) {
    var place = first &+ way
    while place > first {
      store(self.entry(place &- 1), at: place)
      place &-= 1
    }
    store(entry, at: first)
  }

  /// Puts `entry` in its set, which is full: the table grows, or the last of the set is forgotten.
  @inline(never)
  private mutating func insertInFullSet(_ entry: Entry) {
    let last = Self.ways - 1
    while true {
      let first = firstPlace(of: entry.conversation)
      var way = 0
      while way < last, memory[2 * (first + way)] != 0 { way += 1 }
      let isFull = memory[2 * (first + way)] != 0
      guard isFull, setCount < largestSetCount else {
        if isFull { evictionCount += 1 }
        return insert(entry, at: way, of: first)
      }
      grow()
    }
  }

  /// Makes the table four times as long: the conversations of a set stay there or move to new sets
  /// that lie once, twice and thrice as far behind it as the table was long.
  private mutating func grow() {
    let count = setCount
    setCount = min(4 * count, largestSetCount)
    let free = Entry(conversation: 0, origins: Origins(sequence: 0, acknowledgment: 0))
    for old in stride(from: 0, to: count * Self.ways, by: Self.ways) {
      var end = old
      for place in old..<old + Self.ways {
        let entry = self.entry(place)
        guard entry.conversation != 0 else { break }
        var target = firstPlace(of: entry.conversation)
        if target == old {
          target = end
          end += 1
          if target == place { continue }
        } else {
          while memory[2 * target] != 0 { target += 1 }
        }
        store(entry, at: target)
        store(free, at: place)
      }
    }
  }

  /// The first place of the set of conversation `number`.
  @inline(__always)
  private func firstPlace(of number: UInt64) -> Int {
    // The number of sets is a power of two.
    (Int(truncatingIfNeeded: number) & (setCount &- 1)) &* Self.ways
  }
}
