internal import NetCore
internal import NetLinux

/// Octets that wait until a stream's peer makes room for them.
struct OutputQueue: ~Copyable {
  private var buffer = LineBuffer(capacity: 64)
  private var sentCount = 0

  /// How many octets wait.
  var count: Int { buffer.count - sentCount }

  /// Whether nothing waits.
  var isEmpty: Bool { count == 0 }

  /// Lets `octets` wait behind what waits already.
  mutating func append(_ octets: RawSpan) { buffer.append(octets) }

  /// Sends what the socket takes, and returns how many octets these were.
  mutating func send(to socket: borrowing Socket) throws(SystemError) -> Int {
    var total = 0
    while count > 0 {
      guard let taken = try socket.send(buffer.octets.extracting(droppingFirst: sentCount)) else {
        break
      }
      sentCount += taken
      total += taken
    }
    if count == 0 {
      release()
    } else if sentCount > 1 << 16, sentCount > count {
      var rest = LineBuffer(capacity: count)
      rest.append(buffer.octets.extracting(droppingFirst: sentCount))
      buffer = rest
      sentCount = 0
    }
    return total
  }

  /// Forgets what was sent; large memory goes back, since thousands of clients may have needed it
  /// once.
  private mutating func release() {
    if buffer.count > 1 << 14 {
      buffer = LineBuffer(capacity: 64)
    } else {
      buffer.removeAll()
    }
    sentCount = 0
  }
}
