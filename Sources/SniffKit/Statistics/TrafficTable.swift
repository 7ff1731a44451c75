/// The keys with the most octets, by Space-Saving (Metwally, Agrawal, El Abbadi 2005) in sets of
/// eight places.
///
/// A key has two sets and is kept in the one that had more room when it came, so that a table is
/// three quarters full before the first key finds none; every look-up takes the same short time
/// however many keys there are. When both sets are full, the table grows, and at its limit the key
/// with the fewest octets in the first of them makes room. What a key may have had before it was
/// kept is known: no more than the keys had that made room in its two sets. That is
/// ``TrafficRecord/missed``.
struct TrafficTable<Key: TrafficKey> {
  /// A key that is kept.
  struct Entry {
    /// The key.
    var key: Key
    /// Whether the first packet that was counted went in the second direction.
    var isReversed: Bool
    /// What is known of it.
    var record: TrafficRecord
  }

  private static var ways: Int { 8 }
  /// An octet of the hash of each entry, 0 for a free place, those of a set in one word: looking for
  /// a key touches the entries themselves only where this octet agrees.
  private var tags: [UInt64] = []
  private var entries: [Entry] = []
  /// The most that a key which made room had, for each set; empty until one did.
  private var evicted: [TrafficCount] = []
  private var setMask: Int
  private let largestSetMask: Int
  /// How many keys are kept.
  private(set) var count = 0
  /// How often a key made room for another.
  private(set) var evictionCount: UInt64 = 0

  /// A table of at most `limit` keys, rounded down to a power of two from 8 to 2^24.
  init(limit: Int) {
    var sets = 1
    while sets * 2 * Self.ways <= min(limit, 1 << 24) { sets *= 2 }
    largestSetMask = sets - 1
    setMask = min(largestSetMask, 31)
  }

  /// Counts a packet of `octets` octets at `time` for `key`, in the second direction when
  /// `isReversed`.
  mutating func add(_ key: Key, isReversed: Bool, octets: UInt64, at time: Int64) {
    if tags.isEmpty { allocate() }
    let hash = key.mixed
    let sets = sets(of: hash)
    var found = places(with: Self.tag(hash), in: sets)
    while found != 0 {
      let index = Self.index(ofFirst: found, in: sets)
      guard entries[index].key == key else {
        found &= found &- 1
        continue
      }
      return entries[index].record.add(octets, isReversed: isReversed, at: time)
    }
    var entry = Entry(key: key, isReversed: isReversed, record: TrafficRecord(at: time))
    entry.record.add(octets, isReversed: isReversed, at: time)
    insert(entry, hash)
  }

  private mutating func insert(_ entry: Entry, _ hash: UInt64) {
    while true {
      let sets = sets(of: hash)
      let free = places(with: 0, in: sets)
      if free != 0 {
        let (first, second) = (free & Self.everyOctet, free & Self.everyOctet << 1)
        let roomier = first.nonzeroBitCount >= second.nonzeroBitCount ? first : second
        put(entry, hash, at: Self.index(ofFirst: roomier, in: sets), of: sets)
        count &+= 1
        return
      }
      guard setMask < largestSetMask else { return replaceSmallest(by: entry, hash, in: sets) }
      grow()
    }
  }

  private mutating func put(_ entry: Entry, _ hash: UInt64, at index: Int, of sets: Sets) {
    let shift = UInt64(index % Self.ways * 8)
    tags[index / Self.ways] &= ~(0xff << shift)
    tags[index / Self.ways] |= Self.tag(hash) << shift
    entries[index] = entry
    guard !evicted.isEmpty else { return }
    entries[index].record.missed = .upperBound(evicted[sets.first], evicted[sets.second])
  }

  private mutating func replaceSmallest(by entry: Entry, _ hash: UInt64, in sets: Sets) {
    let start = sets.first * Self.ways
    var smallest = start
    var least = entries[start].record.bound.octets
    for index in start &+ 1..<start &+ Self.ways {
      let octets = entries[index].record.bound.octets
      if octets < least { (smallest, least) = (index, octets) }
    }
    if evicted.isEmpty { evicted = Array(repeating: TrafficCount(), count: setMask + 1) }
    evicted[sets.first] = .upperBound(evicted[sets.first], entries[smallest].record.bound)
    put(entry, hash, at: smallest, of: sets)
    evictionCount &+= 1
  }

  /// Makes the table four times as large, or as large as it may be.
  private mutating func grow() {
    let (oldTags, oldEntries) = (tags, entries)
    setMask = min(setMask * 4 + 3, largestSetMask)
    allocate()
    count = 0
    for index in oldEntries.indices where Self.isTaken(index, oldTags) {
      insert(oldEntries[index], oldEntries[index].key.mixed)
    }
  }

  private mutating func allocate() {
    let free = Entry(key: .unused, isReversed: false, record: TrafficRecord(at: 0))
    tags = Array(repeating: 0, count: setMask + 1)
    entries = Array(repeating: free, count: (setMask + 1) * Self.ways)
  }

  /// The entries with the most octets, at most `limit`, the largest first.
  func largest(_ limit: Int) -> [Entry] {
    guard limit < Self.mostInserted else {
      let all = entries.indices.lazy.filter { Self.isTaken($0, tags) }.map { entries[$0] }
      return Array(all.sorted { $0.record.total.octets > $1.record.total.octets }.prefix(limit))
    }
    var chosen: [(octets: UInt64, index: Int)] = []
    chosen.reserveCapacity(limit + 1)
    for index in entries.indices where Self.isTaken(index, tags) {
      let octets = entries[index].record.total.octets
      if chosen.count == limit {
        guard let last = chosen.last, octets > last.octets else { continue }
        chosen.removeLast()
      }
      let place = chosen.firstIndex { $0.octets < octets } ?? chosen.endIndex
      chosen.insert((octets, index), at: place)
    }
    return chosen.map { entries[$0.index] }
  }

  /// Above this number, sorting all entries is less work than putting each in its place.
  private static var mostInserted: Int { 256 }

  private static func isTaken(_ index: Int, _ tags: [UInt64]) -> Bool {
    tags[index / ways] >> UInt64(index % ways * 8) & 0xff != 0
  }
}

// Where a key may be.
extension TrafficTable {
  /// The two sets of a key, which may be one.
  private struct Sets {
    var first: Int
    var second: Int
  }

  private static var everyOctet: UInt64 { 0x0101_0101_0101_0101 }

  @inline(__always)
  private static func tag(_ hash: UInt64) -> UInt64 { max(hash >> 56, 1) }

  @inline(__always)
  private func sets(of hash: UInt64) -> Sets {
    let second = (hash ^ hash >> 17) &* 0xff51_afd7_ed55_8ccd
    return Sets(
      first: Int(truncatingIfNeeded: hash) & setMask,
      second: Int(truncatingIfNeeded: second >> 32) & setMask
    )
  }

  /// The places with `tag`: for each place, the lowest bit of an octet is set for the first set, and
  /// the bit above it for the second.
  ///
  /// Whether and where the tag stands is found without a branch, which no processor could foresee.
  @inline(__always)
  private func places(with tag: UInt64, in sets: Sets) -> UInt64 {
    let wanted = tag &* Self.everyOctet
    return Self.zeroOctets(of: tags[sets.first] ^ wanted) >> 7
      | Self.zeroOctets(of: tags[sets.second] ^ wanted) >> 6
  }

  /// The highest bit of each octet of `word` that is zero.
  @inline(__always)
  private static func zeroOctets(of word: UInt64) -> UInt64 {
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    return ~((word & low) &+ low | word | low)
  }

  /// The index of the entry that the lowest bit of `places` stands for.
  @inline(__always)
  private static func index(ofFirst places: UInt64, in sets: Sets) -> Int {
    let bit = places.trailingZeroBitCount
    return (bit & 1 == 0 ? sets.first : sets.second) &* ways &+ bit >> 3
  }
}
