/// Text in UTF-8 that waits to be written: the one sink of every report and printer.
///
/// Formatting is the hot path of these tools, so the buffer owns plain memory, grows by doubling,
/// and offers one specialised `append` for each kind of value instead of string interpolation.
@safe
public struct LineBuffer: ~Copyable {
  // All access goes through `reserve`, which keeps `end + room <= capacity`; every write here and
  // in LineBuffer+Numbers lies inside the room reserved just before it.
  @usableFromInline var base: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline var end = 0

  /// The number of octets held.
  @inlinable public var count: Int { end }

  /// An empty buffer with room for `capacity` octets before it must grow.
  public init(capacity: Int = 1 << 12) {
    self.capacity = max(capacity, 64)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Forgets the text and keeps the memory.
  public mutating func removeAll() { end = 0 }

  /// Forgets the text behind the first `newCount` octets.
  ///
  /// Traps when fewer are held.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= end)
    end = newCount
  }

  /// Forgets the text behind the first `limit` octets, and the character that would be cut there.
  public mutating func truncate(toCharactersIn limit: Int) {
    guard limit < end else { return }
    var newCount = max(limit, 0)
    // Continuation octets of UTF-8 are 10xxxxxx (RFC 3629 §3).
    while newCount > 0, unsafe base[newCount] & 0xc0 == 0x80 { newCount &-= 1 }
    end = newCount
  }

  /// The octets held.
  public var octets: RawSpan {
    @_lifetime(borrow self) borrowing get {
      // The first `count` octets are initialised and live as long as the borrow of the buffer.
      let span = unsafe RawSpan(_unsafeStart: base, byteCount: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The text held, any invalid UTF-8 replaced.
  public var text: String {
    // The first `count` octets are initialised.
    unsafe String(decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  /// The last octet, or `nil` when the buffer is empty.
  @inlinable public var lastOctet: UInt8? {
    // Initialised, since `end` is above 0.
    end > 0 ? unsafe base[end &- 1] : nil
  }

  /// Makes room for `octetCount` more octets.
  @inlinable @inline(__always)
  mutating func reserve(_ octetCount: Int) {
    if end &+ octetCount > capacity { grow(by: octetCount) }
  }

  @usableFromInline @inline(never)
  mutating func grow(by octetCount: Int) {
    let newCapacity = max(capacity * 2, count + octetCount)
    let newBase = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    // Both regions hold at least `count` octets and do not overlap.
    unsafe newBase.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = newBase
    capacity = newCapacity
  }

  /// Appends one octet.
  @inlinable
  public mutating func append(_ octet: UInt8) {
    reserve(1)
    unsafe base[end] = octet
    end &+= 1
  }

  /// Appends a literal.
  ///
  /// Inlined, it is a few stores of constants instead of a call of memmove(3).
  @inlinable @inline(__always)
  public mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length)
    // A literal of several octets always has pointer representation; one-octet literals of scalar
    // representation cannot be spelled for this parameter.
    unsafe UnsafeMutableRawPointer(base + end)
      .copyMemory(from: literal.utf8Start, byteCount: length)
    end &+= length
  }

  /// Appends text of our own making; foreign text goes through `append(foreign:)`.
  public mutating func append(text: String) {
    append(text.utf8Span.span.octets)
  }

  /// Appends octets as they are.
  public mutating func append(_ octets: RawSpan) {
    let length = octets.byteCount
    reserve(length)
    let base = unsafe base
    let count = count
    unsafe octets.withUnsafeBytes { source in
      guard let start = source.baseAddress else { return }
      // The room of `length` octets was reserved above, and a span never overlaps the free part.
      unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: start, byteCount: length)
    }
    end &+= length
  }

  /// Appends `octet` `repeatCount` times; nothing when that is not above 0.
  public mutating func append(_ octet: UInt8, repeating repeatCount: Int) {
    guard repeatCount > 0 else { return }
    reserve(repeatCount)
    unsafe (base + end).update(repeating: octet, count: repeatCount)
    end &+= repeatCount
  }
}
