internal import Glibc
internal import NetCore

/// The octets of a descriptor that were read and are still needed, in one piece.
@safe
struct InputWindow: ~Copyable {
  /// What came of asking for octets.
  enum Filling {
    /// As many are there as were asked for.
    case enough
    /// More may come later.
    case nothingYet
    /// There are no more.
    case end
  }

  /// Whether the descriptor is that of a regular file, from which reading never waits.
  let isRegular: Bool
  let descriptor: Int32
  /// What is read, in words.
  private let name: String
  // Octets are stored only below `capacity` and read only from `start` to `end`, which
  // `fill(to:mayWait:)` has filled.
  private var base: UnsafeMutableRawPointer
  private(set) var capacity: Int
  private var start = 0
  private var end = 0

  /// So much is read at once: enough that system calls cost nothing, little enough for a cache.
  private static let readByteCount = 1 << 18

  /// Takes `descriptor` over, which is called `name` in messages.
  init(_ descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
    var status = stat()
    // The call fills the structure it is given.
    isRegular = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    capacity = Self.readByteCount
    unsafe base = .allocate(byteCount: capacity, alignment: 64)
  }

  deinit {
    unsafe base.deallocate()
    close(descriptor)
  }

  /// How many octets are there.
  var count: Int { end &- start }

  /// The octets that are there.
  var octets: RawSpan {
    @_lifetime(borrow self) borrowing get {
      let span = unsafe RawSpan(_unsafeStart: base + start, byteCount: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// Forgets the first `byteCount` octets.
  ///
  /// Traps when there are fewer.
  mutating func removeFirst(_ byteCount: Int) {
    precondition(byteCount >= 0 && byteCount <= count)
    start &+= byteCount
  }

  /// Reads until `needed` octets are there, which may take until they are written when `mayWait`.
  ///
  /// The corresponding C function is `read`.
  mutating func fill(to needed: Int, mayWait: Bool) throws(CaptureError) -> Filling {
    while count < needed {
      makeRoom(for: needed)
      if !isRegular, try !isReadable(mayWait: mayWait) { return .nothingYet }
      // Writes at most the room behind `end`.
      let received = unsafe read(descriptor, base + end, capacity - end)
      if received == 0 { return .end }
      if received < 0 {
        // A signal, and a pipe that others emptied.
        if errno == EINTR || errno == EAGAIN { continue }
        throw CaptureError("reading \(name)", why: lastSystemErrorText())
      }
      end += received
    }
    return .enough
  }

  /// Whether the descriptor has octets or an end now; an interruption while it is waited for is an
  /// error.
  private func isReadable(mayWait: Bool) throws(CaptureError) -> Bool {
    var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    let count = unsafe poll(&entry, 1, mayWait ? -1 : 0)
    guard count >= 0 else {
      if errno == EINTR, !mayWait { return false }
      throw CaptureError(
        "reading \(name)",
        why: lastSystemErrorText(),
        isInterrupted: errno == EINTR
      )
    }
    return count > 0
  }

  private mutating func makeRoom(for needed: Int) {
    if start == end {
      start = 0
      end = 0
    }
    // Near its end, a window is filled in small pieces: what is left moves to the beginning.
    guard capacity - start < needed || capacity - end < capacity / 4 else { return }
    if capacity >= needed {
      unsafe base.copyMemory(from: base + start, byteCount: count)
    } else {
      let newCapacity = max(needed, capacity * 2)
      let newBase = UnsafeMutableRawPointer.allocate(byteCount: newCapacity, alignment: 64)
      // Both hold at least `count` octets, and do not overlap.
      unsafe newBase.copyMemory(from: base + start, byteCount: count)
      unsafe base.deallocate()
      unsafe base = newBase
      capacity = newCapacity
    }
    end = count
    start = 0
  }
}
