/// Text in UTF-8 that waits to be written: the one sink of every report and printer.
///
/// Formatting is the hot path of these tools, so the buffer owns plain memory, grows by doubling,
/// and offers one specialised `append` for each kind of value instead of string interpolation.
@safe
public struct LineBuffer: ~Copyable {
  // All access goes through `reserve`, which keeps `count + room <= capacity`; every write below
  // lies inside the room reserved just before it.
  private var base: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  /// The number of octets held.
  public private(set) var count = 0

  /// An empty buffer with room for `capacity` octets before it must grow.
  public init(capacity: Int = 1 << 12) {
    self.capacity = max(capacity, 64)
    unsafe base = .allocate(capacity: self.capacity)
  }

  deinit { unsafe base.deallocate() }

  /// Forgets the text and keeps the memory.
  public mutating func removeAll() { count = 0 }

  /// Forgets the text behind the first `newCount` octets.
  ///
  /// Traps when fewer are held.
  public mutating func truncate(to newCount: Int) {
    precondition(newCount >= 0 && newCount <= count)
    count = newCount
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
  public var lastOctet: UInt8? {
    // Initialised, since `count` is above 0.
    count > 0 ? unsafe base[count &- 1] : nil
  }

  /// Makes room for `octetCount` more octets.
  @inline(__always)
  private mutating func reserve(_ octetCount: Int) {
    if count &+ octetCount > capacity { grow(by: octetCount) }
  }

  @inline(never)
  private mutating func grow(by octetCount: Int) {
    let newCapacity = max(capacity * 2, count + octetCount)
    let newBase = UnsafeMutablePointer<UInt8>.allocate(capacity: newCapacity)
    // Both regions hold at least `count` octets and do not overlap.
    unsafe newBase.update(from: base, count: count)
    unsafe base.deallocate()
    unsafe base = newBase
    capacity = newCapacity
  }

  /// Appends one octet.
  public mutating func append(_ octet: UInt8) {
    reserve(1)
    unsafe base[count] = octet
    count &+= 1
  }

  /// Appends a literal.
  public mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    reserve(length)
    // A literal of several octets always has pointer representation; one-octet literals of scalar
    // representation cannot be spelled for this parameter.
    unsafe (base + count).update(from: literal.utf8Start, count: length)
    count &+= length
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
    self.count &+= length
  }

  /// Appends `octet` `repeatCount` times; nothing when that is not above 0.
  public mutating func append(_ octet: UInt8, repeating repeatCount: Int) {
    guard repeatCount > 0 else { return }
    reserve(repeatCount)
    unsafe (base + count).update(repeating: octet, count: repeatCount)
    count &+= repeatCount
  }

  /// Appends an unsigned decimal number.
  public mutating func append(decimal value: UInt64) {
    reserve(20)
    let length = Self.decimalDigitCount(value)
    var rest = value
    var offset = count &+ length
    // `offset` walks from the end of the `length <= 20` reserved octets to their start.
    while rest >= 10 {
      offset &-= 1
      let quotient = rest / 10
      unsafe base[offset] = UInt8(truncatingIfNeeded: rest &- quotient &* 10) &+ 0x30
      rest = quotient
    }
    unsafe base[offset &- 1] = UInt8(truncatingIfNeeded: rest) &+ 0x30
    count &+= length
  }

  /// Appends a decimal number.
  public mutating func append(decimal value: some FixedWidthInteger) {
    if value < 0 { append(UInt8(ascii: "-")) }
    append(decimal: UInt64(truncatingIfNeeded: value.magnitude))
  }

  private static func decimalDigitCount(_ value: UInt64) -> Int {
    var length = 1
    var bound: UInt64 = 10
    while length < 20, value >= bound {
      length &+= 1
      let (next, overflow) = bound.multipliedReportingOverflow(by: 10)
      if overflow { break }
      bound = next
    }
    // 2^64 has 20 digits and 10^20 does not fit, so the loop ends one short for the largest values.
    return value >= 10_000_000_000_000_000_000 ? 20 : length
  }

  /// Appends `value` in lower-case hexadecimal, with leading zeros up to `digits` digits.
  public mutating func append(hexadecimal value: UInt64, digits: Int = 1) {
    let significant = max(1, (67 &- value.leadingZeroBitCount) / 4)
    let length = max(significant, digits)
    reserve(length)
    for position in 0..<length {
      let shift = UInt64(4 * (length - 1 - position))
      let nibble = shift < 64 ? UInt8(truncatingIfNeeded: value >> shift & 0xf) : 0
      unsafe base[count &+ position] = nibble < 10 ? nibble &+ 0x30 : nibble &+ 0x57
    }
    count &+= length
  }
}
