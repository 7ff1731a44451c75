internal import NetCore
internal import NetLinux

/// The messages of probes that are sent together, through one socket, and which probes these are.
struct OutgoingProbes: ~Copyable {
  var batch: SendBatch
  /// The serials of the messages in ``batch`` follow each other from this one on.
  private(set) var firstSerial: UInt64 = 0

  /// So many messages are put together at once.
  static let capacity = 64
  /// Long messages take no more than this, in octets.
  private static let maximumByteCount = 1 << 18

  /// Room for messages of at most `messageByteCount` octets, with `flowLabel` where the destination
  /// has IPv6.
  init(messageByteCount: Int, flowLabel: UInt32) {
    let fitting = Self.maximumByteCount / max(messageByteCount, 1)
    batch = SendBatch(
      capacity: min(Self.capacity, max(fitting, 1)),
      messageByteCount: max(messageByteCount, 1)
    )
    batch.flowLabel = flowLabel
  }

  /// Puts a message behind those that wait; `false` when there is no room for it.
  mutating func append(_ message: RawSpan, serial: UInt64, to destination: SocketAddress) -> Bool {
    guard let place = batch.append(message, to: destination) else { return false }
    if place == 0 { firstSerial = serial }
    return true
  }

  /// Notes that the kernel took the first `count` messages, which are gone from the batch.
  mutating func noteSent(_ count: Int) { firstSerial += UInt64(count) }

  /// Gives the first message that waits up.
  mutating func removeFirst() {
    guard batch.count > 0 else { return }
    batch.removeFirst(1)
    firstSerial += 1
  }
}
