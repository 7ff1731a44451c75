internal import NetCore

/// The two ends of a TCP conversation, the same for both directions.
struct TCPConversation: Hashable {
  private var first = IPv6Address.unspecified
  private var second = IPv6Address.unspecified
  private var ports: UInt32 = 0

  /// The conversation of a segment, and whether the segment goes against the table's direction.
  ///
  /// The end with the lower port comes first, and the lower address when the ports are equal. IPv4
  /// addresses are stored as mapped ones.
  static func of(
    source: IPv6Address,
    sourcePort: Port,
    destination: IPv6Address,
    destinationPort: Port
  ) -> (conversation: Self, isReversed: Bool) {
    let isReversed =
      sourcePort == destinationPort ? source > destination : sourcePort > destinationPort
    let ports = (UInt32(sourcePort.rawValue), UInt32(destinationPort.rawValue))
    if isReversed {
      return (Self(first: destination, second: source, ports: ports.1 << 16 | ports.0), true)
    }
    return (Self(first: source, second: destination, ports: ports.0 << 16 | ports.1), false)
  }

  /// A well-mixed hash; it need not be keyed, since the table bounds the work of a collision.
  var mixed: UInt64 {
    var hash = Self.mix(first.high, 0)
    hash = Self.mix(first.low, hash)
    hash = Self.mix(second.high, hash)
    hash = Self.mix(second.low, hash)
    return Self.mix(UInt64(ports), hash)
  }

  @inline(__always)
  private static func mix(_ word: UInt64, _ hash: UInt64) -> UInt64 {
    let product = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product ^ (product >> 32)
  }
}

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
    var conversation: TCPConversation
    var origins: Origins
    var lastUse: UInt32
  }

  private static let ways = 8
  /// A part of the hash of each entry, 0 for a free place: looking for a conversation touches the
  /// entries themselves, and the memory they lie in, only where this part agrees.
  private var tags: [UInt32] = []
  private var entries: [Entry] = []
  private var setMask = 0
  private let largestSetMask: Int
  private var clock: UInt32 = 0
  /// How many conversations were forgotten to make room.
  private(set) var evictionCount = 0

  /// A table of at most `limit` conversations, rounded to a power of two from 8 to 2^24.
  init(limit: Int) {
    var sets = 1
    while sets * 2 * Self.ways <= min(limit, 1 << 24) { sets *= 2 }
    largestSetMask = sets - 1
    setMask = min(largestSetMask, 127)
  }

  /// The origins of `conversation`; `nil` when it is new, or begins anew because of `restarts`, and
  /// then `origins` are stored.
  mutating func origins(
    of conversation: TCPConversation,
    restarts: Bool,
    else origins: Origins
  ) -> Origins? {
    if tags.isEmpty { allocate() }
    clock &+= 1
    let hash = conversation.mixed
    let tag = Self.tag(hash)
    let start = self.start(hash)
    for index in start..<start &+ Self.ways where tags[index] == tag {
      guard entries[index].conversation == conversation else { continue }
      entries[index].lastUse = clock
      guard restarts else { return entries[index].origins }
      entries[index].origins = origins
      return nil
    }
    insert(Entry(conversation: conversation, origins: origins, lastUse: clock), hash)
    return nil
  }

  private mutating func insert(_ entry: Entry, _ hash: UInt64) {
    while true {
      let start = self.start(hash)
      for index in start..<start &+ Self.ways where tags[index] == 0 {
        tags[index] = Self.tag(hash)
        entries[index] = entry
        return
      }
      guard setMask < largestSetMask else { break }
      grow()
    }
    let start = self.start(hash)
    var oldest = start
    for index in start..<start &+ Self.ways
    where clock &- entries[index].lastUse > clock &- entries[oldest].lastUse {
      oldest = index
    }
    tags[oldest] = Self.tag(hash)
    entries[oldest] = entry
    evictionCount += 1
  }

  /// Doubles the table; a place of the old one has two in the new one, so everything fits.
  private mutating func grow() {
    let (oldTags, oldEntries) = (tags, entries)
    setMask = setMask * 2 + 1
    allocate()
    for index in oldTags.indices where oldTags[index] != 0 {
      insert(oldEntries[index], oldEntries[index].conversation.mixed)
    }
  }

  private mutating func allocate() {
    let count = (setMask + 1) * Self.ways
    let free = Entry(
      conversation: TCPConversation(),
      origins: Origins(sequence: 0, acknowledgment: 0),
      lastUse: 0
    )
    tags = [UInt32](repeating: 0, count: count)
    entries = [Entry](repeating: free, count: count)
  }

  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }

  private func start(_ hash: UInt64) -> Int {
    (Int(truncatingIfNeeded: hash) & setMask) &* Self.ways
  }
}
