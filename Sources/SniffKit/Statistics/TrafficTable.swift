/// The keys with the most octets, by Space-Saving (Metwally, Agrawal, El Abbadi 2005) in sets of
/// eight places.
///
/// Every look-up takes the same short time however many keys there are, and the table never
/// outgrows its limit. When all places of a new key's set are taken, the table grows; at its
/// limit, the key with the fewest octets makes room. What a key may have had before it was kept is
/// known: no more than the keys that made room in its set. So a key that has more than an eighth of
/// the octets of its set is always there, and ``Entry/missed`` bounds what its counts lack.
struct TrafficTable<Key: TrafficKey> {
  /// What is known of one key.
  struct Entry {
    /// The key.
    var key: Key
    /// Whether the first packet that was counted went in the second direction.
    var isReversed: Bool
    /// What went in the first direction: sent by an address, or by a conversation's first end.
    var forward: TrafficCount
    /// What went in the second direction.
    var backward: TrafficCount
    /// The most that came before the key was kept and so is not in the counts.
    var missed: TrafficCount
    /// When the first packet counted was seen, in nanoseconds from the start of the statistics.
    var first: Int64
    /// When the last one was seen.
    var last: Int64

    /// Both directions.
    var total: TrafficCount { forward + backward }
    /// The most that the key can have had.
    var bound: TrafficCount { total + missed }
  }

  private static var ways: Int { 8 }
  /// A part of the hash of each entry, 0 for a free place: looking for a key touches the entries
  /// themselves only where this part agrees.
  private var tags: [UInt32] = []
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
    let tag = Self.tag(hash)
    let start = self.start(hash)
    for index in start..<start &+ Self.ways where tags[index] == tag {
      guard entries[index].key == key else { continue }
      if isReversed {
        entries[index].backward.add(octets)
      } else {
        entries[index].forward.add(octets)
      }
      // Captures that were merged are not always in order.
      if time > entries[index].last {
        entries[index].last = time
      } else if time < entries[index].first {
        entries[index].first = time
      }
      return
    }
    let own = TrafficCount(packets: 1, octets: octets)
    let entry = Entry(
      key: key,
      isReversed: isReversed,
      forward: isReversed ? TrafficCount() : own,
      backward: isReversed ? own : TrafficCount(),
      missed: TrafficCount(),
      first: time,
      last: time
    )
    insert(entry, hash)
  }

  private mutating func insert(_ entry: Entry, _ hash: UInt64) {
    while true {
      let start = self.start(hash)
      for index in start..<start &+ Self.ways where tags[index] == 0 {
        tags[index] = Self.tag(hash)
        entries[index] = entry
        count &+= 1
        return
      }
      guard setMask < largestSetMask else { break }
      grow()
    }
    replaceSmallest(by: entry, hash)
  }

  private mutating func replaceSmallest(by entry: Entry, _ hash: UInt64) {
    let start = self.start(hash)
    var smallest = start
    var least = entries[start].bound.octets
    for index in start &+ 1..<start &+ Self.ways {
      let octets = entries[index].bound.octets
      if octets < least { (smallest, least) = (index, octets) }
    }
    if evicted.isEmpty { evicted = Array(repeating: TrafficCount(), count: setMask + 1) }
    let set = start / Self.ways
    evicted[set] = .upperBound(evicted[set], entries[smallest].bound)
    tags[smallest] = Self.tag(hash)
    entries[smallest] = entry
    entries[smallest].missed = evicted[set]
    evictionCount &+= 1
  }

  /// Makes the table four times as large, or as large as it may be; a place of the old one has
  /// several in the new one, so everything fits.
  private mutating func grow() {
    let (oldTags, oldEntries) = (tags, entries)
    setMask = min(setMask * 4 + 3, largestSetMask)
    allocate()
    count = 0
    for index in oldTags.indices where oldTags[index] != 0 {
      insert(oldEntries[index], oldEntries[index].key.mixed)
    }
  }

  private mutating func allocate() {
    let count = (setMask + 1) * Self.ways
    let free = Entry(
      key: .unused,
      isReversed: false,
      forward: TrafficCount(),
      backward: TrafficCount(),
      missed: TrafficCount(),
      first: 0,
      last: 0
    )
    tags = [UInt32](repeating: 0, count: count)
    entries = [Entry](repeating: free, count: count)
  }

  /// The entries with the most octets, at most `limit`, the largest first.
  func largest(_ limit: Int) -> [Entry] {
    guard limit < Self.mostInserted else {
      let all = tags.indices.lazy.filter { tags[$0] != 0 }.map { entries[$0] }
      return Array(all.sorted { $0.total.octets > $1.total.octets }.prefix(limit))
    }
    var chosen: [(octets: UInt64, index: Int)] = []
    chosen.reserveCapacity(limit + 1)
    for index in tags.indices where tags[index] != 0 {
      let octets = entries[index].total.octets
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

  private static func tag(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 32) | 1 }

  private func start(_ hash: UInt64) -> Int {
    (Int(truncatingIfNeeded: hash) & setMask) &* Self.ways
  }
}
