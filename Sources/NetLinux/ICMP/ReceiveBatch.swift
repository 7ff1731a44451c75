internal import CLinuxNet
internal import Glibc
internal import NetCore
internal import SystemPackage

/// Reused room for messages that are received in one call (recvmmsg(2)), with their control data
/// and sources.
@safe
public struct ReceiveBatch: ~Copyable {
  /// How many messages there is room for.
  public let capacity: Int
  /// How many messages were received last.
  public private(set) var count = 0

  private let messageByteCount: Int
  private let hasSources: Bool
  private let stride: Int
  private let offsetStep: Int
  /// One less than the power of two of the different offsets.
  private let offsetMask: Int
  private let controlByteCount: Int
  private let headers: UnsafeMutablePointer<netdiag_message>
  private let vectors: UnsafeMutablePointer<iovec>
  private let octets: UnsafeMutableRawPointer
  /// How many headers say what was received, and not what there is room for.
  private var usedCount = 0

  private static let nameByteCount = 32
  private static let pageByteCount = 4096

  /// Where the room for the message at `place` begins.
  private func offset(of place: Int) -> Int {
    place &* stride &+ (place & offsetMask) &* offsetStep
  }

  /// Room for `capacity` messages of at most `messageByteCount` octets, each with
  /// `controlByteCount` octets of control data; the kernel tells who sent them when `hasSources`.
  ///
  /// Memory that is never written to is never taken. Throws `ENOMEM` when there is no room in the
  /// address space (`calloc`). Traps when a number is not positive.
  public init(
    capacity: Int,
    messageByteCount: Int,
    controlByteCount: Int = 256,
    hasSources: Bool = true
  ) throws(SystemError) {
    precondition(capacity > 0 && messageByteCount > 0 && controlByteCount > 0)
    self.capacity = capacity
    self.messageByteCount = messageByteCount
    self.controlByteCount = controlByteCount
    self.hasSources = hasSources
    // Name, control data, message. A page of room is left for the beginnings to lie at different
    // offsets in their pages, so that they do not share the few places of a cache.
    let headerByteCount = Self.nameByteCount + controlByteCount
    offsetStep = (headerByteCount + 191) / 64 * 64
    let pages = (headerByteCount + messageByteCount + Self.pageByteCount - 1) / Self.pageByteCount
    stride =
      messageByteCount < Self.pageByteCount
      ? (headerByteCount + messageByteCount + 127) / 64 * 64 : (pages + 1) * Self.pageByteCount
    let offsetCount = messageByteCount < Self.pageByteCount ? 1 : Self.pageByteCount / offsetStep
    offsetMask = offsetCount > 1 ? 1 << (Int.bitWidth - 1 - offsetCount.leadingZeroBitCount) - 1 : 0
    // First of all, so that nothing is left behind when there is none. Zeroed by the kernel page by
    // page, as each is touched.
    guard let room = unsafe calloc(capacity * stride / Self.pageByteCount + 1, Self.pageByteCount)
    else { throw SystemError(call: "calloc", errno: .noMemory) }
    unsafe octets = room
    unsafe headers = .allocate(capacity: capacity)
    unsafe vectors = .allocate(capacity: capacity)
    for place in 0..<capacity {
      let base = unsafe octets + offset(of: place)
      let vector = unsafe iovec(
        iov_base: base + Self.nameByteCount + controlByteCount,
        iov_len: messageByteCount
      )
      unsafe vectors.advanced(by: place).initialize(to: vector)
      var header = unsafe netdiag_message()
      if hasSources {
        unsafe header.header.msg_name = base
        unsafe header.header.msg_namelen = socklen_t(Self.nameByteCount)
      }
      unsafe header.header.msg_control = base + Self.nameByteCount
      unsafe header.header.msg_controllen = controlByteCount
      unsafe header.header.msg_iov = vectors + place
      unsafe header.header.msg_iovlen = 1
      unsafe headers.advanced(by: place).initialize(to: header)
    }
  }

  deinit {
    unsafe headers.deallocate()
    unsafe vectors.deallocate()
    unsafe free(octets)
  }

  /// The message at `place` among those received last.
  ///
  /// Traps when there is none.
  @_lifetime(borrow self)
  public borrowing func message(at place: Int) -> RawSpan {
    precondition(place >= 0 && place < count)
    let length = unsafe min(Int(headers[place].byte_count), messageByteCount)
    return span(at: offset(of: place) &+ Self.nameByteCount &+ controlByteCount, length)
  }

  /// The control data that came with the message at `place`.
  @_lifetime(borrow self)
  public borrowing func controlMessages(at place: Int) -> ControlMessages {
    precondition(place >= 0 && place < count)
    let length = unsafe min(Int(headers[place].header.msg_controllen), controlByteCount)
    return ControlMessages(span(at: offset(of: place) &+ Self.nameByteCount, length))
  }

  /// Who sent the message at `place`, when the kernel said so.
  public borrowing func source(at place: Int) -> SocketAddress? {
    precondition(place >= 0 && place < count)
    let length = unsafe min(Int(headers[place].header.msg_namelen), Self.nameByteCount)
    return SocketAddress(kernelOctets: span(at: offset(of: place), length))
  }

  /// The `length` octets at `offset`, which lie within the room.
  @_lifetime(borrow self)
  private borrowing func span(at offset: Int, _ length: Int) -> RawSpan {
    let span = unsafe RawSpan(_unsafeStart: octets + offset, byteCount: length)
    return unsafe _overrideLifetime(span, borrowing: self)
  }

  /// Forgets what was received last and calls `body` with the headers, for it to say how many
  /// messages it received.
  mutating func refill(
    _ body: (UnsafeMutablePointer<netdiag_message>, UInt32) throws(SystemError) -> Int
  ) throws(SystemError) {
    for place in 0..<usedCount {
      if hasSources { unsafe headers[place].header.msg_namelen = socklen_t(Self.nameByteCount) }
      unsafe headers[place].header.msg_controllen = controlByteCount
      unsafe headers[place].header.msg_flags = 0
    }
    usedCount = 0
    count = 0
    // A failed call may have written to the first header.
    usedCount = 1
    let received = try unsafe body(headers, UInt32(capacity))
    count = min(max(received, 0), capacity)
    usedCount = max(count, 1)
  }
}

extension Socket {
  /// Receives the messages that wait, as many as there is room for; how many these are.
  ///
  /// `fromErrorQueue` reads what the kernel queued about messages that were sent. The corresponding
  /// C function is `recvmmsg`.
  public borrowing func receive(
    into batch: inout ReceiveBatch,
    fromErrorQueue: Bool = false
  ) throws(SystemError) -> Int {
    var flags = Int32(MSG_DONTWAIT)
    if fromErrorQueue { flags |= Int32(MSG_ERRQUEUE) }
    let descriptor = descriptor
    try unsafe batch.refill { (headers, count) throws(SystemError) -> Int in
      let received = try nonblockingSystemCall("recvmmsg") {
        // The kernel writes at most the stated lengths to places that live as long as the batch.
        unsafe netdiag_receive_messages(descriptor, headers, count, flags)
      }
      return Int(received ?? 0)
    }
    return batch.count
  }
}
