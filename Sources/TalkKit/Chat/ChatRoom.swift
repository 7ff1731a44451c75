package import NetCore
package import NetLinux

/// Who is in the chat room, and the words that tell of it; it knows no socket.
///
/// Members are known by number. Comings and goings are collected until they are announced, so that
/// a thousand clients that come at once make one line and not half a million.
package struct ChatRoom {
  private var addresses: [UInt64: SocketAddress] = [:]
  private var joined: [UInt64] = []
  private var left: [UInt64] = []

  /// Beyond this many, comings and goings are counted instead of listed.
  private static let listedCount = 8

  /// An empty room.
  package init() {}

  /// How many members are in the room.
  package var memberCount: Int { addresses.count }

  /// Whether there are comings or goings that were not announced yet.
  package var hasNews: Bool { !joined.isEmpty || !left.isEmpty }

  /// The only member that the news speak of, who need not hear them.
  package var onlyNewcomer: UInt64? { left.isEmpty && joined.count == 1 ? joined[0] : nil }

  /// Lets `number` in, who speaks from `address`.
  package mutating func join(_ number: UInt64, from address: SocketAddress) {
    guard addresses.updateValue(address, forKey: number) == nil else { return }
    joined.append(number)
  }

  /// Lets `number` go; a coming that nobody heard of is forgotten with it.
  package mutating func leave(_ number: UInt64) {
    guard addresses.removeValue(forKey: number) != nil else { return }
    if let place = joined.firstIndex(of: number) {
      joined.remove(at: place)
    } else {
      left.append(number)
    }
  }

  /// Whether the others have yet to hear that `number` came.
  package func isUnannounced(_ number: UInt64) -> Bool { joined.contains(number) }

  /// Appends the line that greets `number`.
  package func appendWelcome(to number: UInt64, in buffer: inout LineBuffer) {
    buffer.append("* you are [")
    buffer.append(decimal: number)
    buffer.append("]; members here: ")
    buffer.append(decimal: UInt64(addresses.count))
    buffer.append("\n")
  }

  /// Appends what `number` said, everything in it escaped that could steer a terminal.
  package static func appendMessage(
    _ line: RawSpan,
    from number: UInt64,
    to buffer: inout LineBuffer
  ) {
    buffer.append("[")
    buffer.append(decimal: number)
    buffer.append("] ")
    buffer.append(foreign: line)
    buffer.append("\n")
  }

  /// Appends what a member is told that read too slowly to get `count` lines.
  package static func appendLoss(of count: UInt64, to buffer: inout LineBuffer) {
    buffer.append("* you missed ")
    buffer.append(decimal: count)
    if count == 1 { buffer.append(" line") } else { buffer.append(" lines") }
    buffer.append(": they came faster than you read\n")
  }

  /// Appends the lines that announce the comings and goings since the last time, at most one of
  /// each kind, and forgets these.
  package mutating func appendNews(to buffer: inout LineBuffer) {
    if !joined.isEmpty {
      appendMembers(joined, to: &buffer)
      buffer.append(" joined")
      if joined.count == 1, let address = addresses[joined[0]] {
        buffer.append(" from ")
        buffer.append(address)
      }
      buffer.append("\n")
      joined.removeAll(keepingCapacity: true)
    }
    if !left.isEmpty {
      appendMembers(left, to: &buffer)
      buffer.append(" left\n")
      left.removeAll(keepingCapacity: true)
    }
  }

  private func appendMembers(_ numbers: [UInt64], to buffer: inout LineBuffer) {
    buffer.append("*")
    if numbers.count > Self.listedCount {
      buffer.append(" ")
      buffer.append(decimal: UInt64(numbers.count))
      buffer.append(" members")
      return
    }
    for number in numbers {
      buffer.append(" [")
      buffer.append(decimal: number)
      buffer.append("]")
    }
  }
}
