/// The initial sequence numbers of TCP conversations, for relative numbers.
///
/// A conversation has eight places. When all are taken the table doubles; at its limit, a new
/// conversation takes the place that was not used for the longest time. Every look-up takes the
/// same short time however many conversations there are, and none makes the table outgrow its limit.
struct TCPSequenceTable {
  /// The sequence numbers that relative ones count from, one for each direction.
  struct Origins: Equatable {
    /// That of the conversation's first end.
    var sequence: UInt32
    /// That of the second end.
    var acknowledgment: UInt32
  }

  private struct Entry {
    /// The number of the conversation, 0 for a free place.
    var conversation: UInt64 = 0
    var origins = Origins(sequence: 0, acknowledgment: 0)
  }

  /// The places of a conversation, two lines of a processor's cache: those taken come first, the one
  /// used last before all.
  private typealias Places = InlineArray<8, Entry>

  private static let ways = 8
  private static let free = Places(repeating: Entry())
  private var sets: [Places] = []
  private let largestSetCount: Int
  /// How many conversations were forgotten to make room.
  private(set) var evictionCount: UInt64 = 0

  /// A table of at most `limit` conversations, rounded to a power of two from 8 to 2^20.
  init(limit: Int) {
    var count = 1
    while count * 2 * Self.ways <= min(limit, 1 << TCPConversation.placeBitCount) { count *= 2 }
    largestSetCount = count
  }

  /// The origins of `conversation`; `nil` when it is new, or begins anew because of `restarts`, and
  /// then `origins` are stored.
  mutating func origins(
    of conversation: TCPConversation,
    restarts: Bool,
    else origins: Origins
  ) -> Origins? {
    if sets.isEmpty { allocate() }
    let number = conversation.rawValue
    let index = index(of: number)
    guard let known = Self.find(number, in: &sets[index]) else {
      insert(Entry(conversation: number, origins: origins))
      return nil
    }
    guard restarts else { return known }
    sets[index][0].origins = origins
    return nil
  }

  /// The origins of conversation `number`, which comes first from now on.
  @inline(__always)
  private static func find(_ number: UInt64, in places: inout Places) -> Origins? {
    if places[0].conversation == number { return places[0].origins }
    for way in 1..<ways where places[way].conversation == number {
      let entry = places[way]
      push(entry, over: way, in: &places)
      return entry.origins
    }
    return nil
  }

  /// Puts `entry` first, and those before `way` one place on.
  private static func push(_ entry: Entry, over way: Int, in places: inout Places) {
    var place = way
    while place > 0 {
      places[place] = places[place &- 1]
      place &-= 1
    }
    places[0] = entry
  }

  private mutating func insert(_ entry: Entry) {
    let last = Self.ways - 1
    while sets[index(of: entry.conversation)][last].conversation != 0 {
      guard sets.count < largestSetCount else {
        evictionCount += 1
        break
      }
      grow()
    }
    let index = index(of: entry.conversation)
    var way = 0
    while way < last, sets[index][way].conversation != 0 { way += 1 }
    Self.push(entry, over: way, in: &sets[index])
  }

  /// Doubles the table: the conversations of a set stay there or move to the new one that lies as
  /// far behind it as the table was long.
  private mutating func grow() {
    let count = sets.count
    sets.append(contentsOf: repeatElement(Self.free, count: count))
    for old in 0..<count {
      let places = sets[old]
      sets[old] = Self.free
      var taken = (old: 0, new: 0)
      for way in 0..<Self.ways where places[way].conversation != 0 {
        if index(of: places[way].conversation) == old {
          sets[old][taken.old] = places[way]
          taken.old += 1
        } else {
          sets[old + count][taken.new] = places[way]
          taken.new += 1
        }
      }
    }
  }

  private mutating func allocate() {
    // The room for all that may come takes no memory before it is used, and growing copies nothing.
    sets.reserveCapacity(largestSetCount)
    sets.append(contentsOf: repeatElement(Self.free, count: min(largestSetCount, 128)))
  }

  @inline(__always)
  private func index(of number: UInt64) -> Int {
    // The table's length is a power of two.
    Int(truncatingIfNeeded: number) & (sets.count &- 1)
  }
}
