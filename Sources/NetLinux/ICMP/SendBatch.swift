internal import CLinuxNet
internal import Glibc
internal import NetCore

/// Reused room for messages that are handed to the kernel in one call (sendmmsg(2)).
@safe
public struct SendBatch: ~Copyable {
  /// How many messages there is room for.
  public let capacity: Int
  /// The longest message that there is room for, in octets.
  public let messageByteCount: Int
  /// How many messages wait, from the oldest on.
  public var count: Int { end - start }
  /// The flow label of messages that are added from now on to IPv6 addresses: 20 bits, and 0 for
  /// the kernel's choice.
  public var flowLabel: UInt32 = 0
  /// Whether there is no room for another message.
  public var isFull: Bool { end == capacity }

  /// The places of the messages that wait: those before were sent.
  private(set) var start = 0
  private(set) var end = 0
  private let headers: UnsafeMutablePointer<netdiag_message>
  private let vectors: UnsafeMutablePointer<iovec>
  private let names: UnsafeMutableRawPointer
  private let messages: UnsafeMutableRawPointer

  /// An IPv6 address (struct sockaddr_in6) takes 28 octets.
  private static let nameByteCount = 32

  /// Room for `capacity` messages of at most `messageByteCount` octets.
  ///
  /// Traps when either is not positive.
  public init(capacity: Int, messageByteCount: Int) {
    precondition(capacity > 0 && messageByteCount > 0)
    self.capacity = capacity
    self.messageByteCount = messageByteCount
    // Every place is zeroed before it is read; each header points to the places of its own index,
    // which stay where they are for as long as the batch lives.
    unsafe headers = .allocate(capacity: capacity)
    unsafe vectors = .allocate(capacity: capacity)
    unsafe names = .allocate(byteCount: capacity * Self.nameByteCount, alignment: 8)
    unsafe names.initializeMemory(
      as: UInt8.self,
      repeating: 0,
      count: capacity * Self.nameByteCount
    )
    unsafe messages = .allocate(byteCount: capacity * messageByteCount, alignment: 64)
    unsafe messages.initializeMemory(
      as: UInt8.self,
      repeating: 0,
      count: capacity * messageByteCount
    )
    for place in 0..<capacity {
      let vector = unsafe iovec(iov_base: messages + place * messageByteCount, iov_len: 0)
      unsafe vectors.advanced(by: place).initialize(to: vector)
      var header = unsafe netdiag_message()
      unsafe header.header.msg_name = names + place * Self.nameByteCount
      unsafe header.header.msg_iov = vectors + place
      unsafe header.header.msg_iovlen = 1
      unsafe headers.advanced(by: place).initialize(to: header)
    }
  }

  deinit {
    unsafe headers.deallocate()
    unsafe vectors.deallocate()
    unsafe names.deallocate()
    unsafe messages.deallocate()
  }

  /// Adds `message`, to be sent to `destination`; its place in the batch, the first being 0, or
  /// `nil` when there is no room for it, or the destination is no IP address.
  public mutating func append(_ message: RawSpan, to destination: SocketAddress) -> Int? {
    guard !isFull, message.byteCount <= messageByteCount else { return nil }
    let name = unsafe names + end * Self.nameByteCount
    // The kernel's layouts of the two addresses (ip(7), ipv6(7)); both fit their place.
    switch destination {
    case .ipv4(let address, _):
      unsafe name.storeBytes(of: UInt16(AF_INET), as: UInt16.self)
      unsafe name.storeBytes(of: address.rawValue.bigEndian, toByteOffset: 4, as: UInt32.self)
      unsafe headers[end].header.msg_namelen = 16
    case .ipv6(let address, _, let scope):
      unsafe name.storeBytes(of: UInt16(AF_INET6), as: UInt16.self)
      unsafe name.storeBytes(of: flowLabel.bigEndian, toByteOffset: 4, as: UInt32.self)
      unsafe name.storeBytes(of: address.high.bigEndian, toByteOffset: 8, as: UInt64.self)
      unsafe name.storeBytes(of: address.low.bigEndian, toByteOffset: 16, as: UInt64.self)
      unsafe name.storeBytes(of: scope, toByteOffset: 24, as: UInt32.self)
      unsafe headers[end].header.msg_namelen = 28
    case .unix, .other: return nil
    }
    let place = unsafe messages + end * messageByteCount
    unsafe message.withUnsafeBytes { octets in
      // A message has at most the length of its place, checked above.
      if let base = octets.baseAddress {
        unsafe place.copyMemory(from: base, byteCount: octets.count)
      }
    }
    unsafe vectors[end].iov_len = message.byteCount
    end += 1
    return end - 1
  }

  /// Removes the oldest `number` messages that wait.
  public mutating func removeFirst(_ number: Int) {
    precondition(number >= 0 && number <= count)
    start += number
    if start == end { removeAll() }
  }

  /// Removes every message.
  public mutating func removeAll() {
    start = 0
    end = 0
  }

  /// Calls `body` with the headers of the first messages that wait, `limit` at most.
  borrowing func withHeaders<Result>(
    atMost limit: Int,
    _ body: (UnsafeMutablePointer<netdiag_message>, UInt32) -> Result
  ) -> Result {
    unsafe body(headers + start, UInt32(min(count, max(limit, 0))))
  }
}

extension Socket {
  /// Sends messages of `batch` without waiting, from the oldest on and `limit` at most, and removes
  /// those that the kernel took; how many these are, or `nil` when it has no room for the first.
  ///
  /// An error is about the first message that is left. It stops the kernel, which tells of it when
  /// it is asked again: fewer messages than there were say that the next one met with something.
  /// The corresponding C function is `sendmmsg`.
  public borrowing func send(
    _ batch: inout SendBatch,
    atMost limit: Int = .max
  ) throws(SystemError) -> Int? {
    guard batch.count > 0 else { return 0 }
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    let sent = try nonblockingSystemCall("sendmmsg") {
      // The headers point to places that live as long as the batch.
      unsafe batch.withHeaders(atMost: limit) {
        unsafe netdiag_send_messages(descriptor, $0, $1, flags)
      }
    }
    guard let sent else { return nil }
    batch.removeFirst(min(max(Int(sent), 0), batch.count))
    return Int(sent)
  }
}
