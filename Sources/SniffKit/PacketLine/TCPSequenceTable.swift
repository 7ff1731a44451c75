internal import NetCore

/// The two ends of a TCP conversation, the same for both directions.
struct TCPConversation: Hashable {
  private var first: IPv6Address
  private var second: IPv6Address
  private var ports: UInt32

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
    var hash = first.high &* 0x9e37_79b9_7f4a_7c15
    for word in [first.low, second.high, second.low, UInt64(ports)] {
      hash = (hash ^ (hash >> 32) ^ word) &* 0x9e37_79b9_7f4a_7c15
    }
    return hash ^ (hash >> 29)
  }
}

/// The initial sequence numbers of TCP conversations, for relative numbers.
///
/// The table never grows: a conversation has four places, and a new one takes the place that was
/// not used for the longest time. Every look-up takes the same short time.
struct TCPSequenceTable {
  /// The sequence numbers that relative ones count from, one for each direction.
  struct Origins {
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

  private static let ways = 4
  private var entries: [Entry?] = []
  private let setMask: Int
  private var clock: UInt32 = 0
  /// How many conversations were forgotten to make room.
  private(set) var evictionCount = 0

  /// A table for about `limit` conversations; memory is taken when the first one comes.
  init(limit: Int) {
    var sets = 1
    while sets < min(max(limit, 1), 1 << 24) / Self.ways { sets *= 2 }
    setMask = sets - 1
  }

  /// The origins of `conversation`; `nil` when it is new, or begins anew because of `restarts`, and
  /// then `origins` are stored.
  mutating func origins(
    of conversation: TCPConversation,
    restarts: Bool,
    else origins: @autoclosure () -> Origins
  ) -> Origins? {
    if entries.isEmpty {
      entries = [Entry?](repeating: nil, count: (setMask + 1) * Self.ways)
    }
    clock &+= 1
    let start = Int(truncatingIfNeeded: conversation.mixed & UInt64(setMask)) * Self.ways
    var victim = start
    var oldest: UInt32 = 0
    for index in start..<start + Self.ways {
      guard let entry = entries[index] else {
        entries[index] = Entry(conversation: conversation, origins: origins(), lastUse: clock)
        return nil
      }
      if entry.conversation == conversation {
        entries[index]?.lastUse = clock
        guard restarts else { return entry.origins }
        entries[index]?.origins = origins()
        return nil
      }
      let age = clock &- entry.lastUse
      if age >= oldest {
        oldest = age
        victim = index
      }
    }
    evictionCount += 1
    entries[victim] = Entry(conversation: conversation, origins: origins(), lastUse: clock)
    return nil
  }
}
