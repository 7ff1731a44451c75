/// Writes into room that a ``LineBuffer`` has set aside: see ``LineBuffer/write(atMost:_:)``.
///
/// A buffer's own appends keep its state in memory, since each may have to grow it. A pen is made
/// for a piece of text that has a limit: all of it is inlined, so that the place to write at stays
/// in a register, and what is left of its checks is a comparison.
@safe
public struct LinePen: ~Copyable {
  // Octets are stored from `place` on, and only behind a call of `require` for as many.
  @usableFromInline var place: UnsafeMutablePointer<UInt8>
  @usableFromInline let limit: UnsafeMutablePointer<UInt8>

  @inlinable @inline(__always)
  init(place: UnsafeMutablePointer<UInt8>, limit: UnsafeMutablePointer<UInt8>) {
    unsafe self.place = place
    unsafe self.limit = limit
  }

  /// Traps when less than `octetCount` octets of room are left: how much a piece of text may take
  /// is known where it is written, whatever packets hold.
  @inlinable @inline(__always)
  func require(_ octetCount: Int) {
    precondition(unsafe limit - place >= octetCount)
  }

  /// Stores the octets of `word`, the lowest first; the room must be there.
  @inlinable @inline(__always)
  func store<Word: FixedWidthInteger & BitwiseCopyable>(_ word: Word, at offset: Int = 0) {
    // `require` was called for the octets from `place` up to the end of the word.
    unsafe UnsafeMutableRawPointer(place)
      .storeBytes(of: word.littleEndian, toByteOffset: offset, as: Word.self)
  }

  /// Moves on behind octets that were stored.
  @inlinable @inline(__always)
  mutating func advance(by octetCount: Int) {
    unsafe place += octetCount
  }

  /// Appends one octet.
  @inlinable @inline(__always)
  public mutating func append(_ octet: UInt8) {
    require(1)
    store(octet)
    advance(by: 1)
  }

  /// Appends a literal.
  @inlinable @inline(__always)
  public mutating func append(_ literal: StaticString) {
    let length = literal.utf8CodeUnitCount
    require(length)
    // A literal of several octets has pointer representation, and lies in no buffer.
    unsafe UnsafeMutableRawPointer(place).copyMemory(from: literal.utf8Start, byteCount: length)
    advance(by: length)
  }

  /// Appends those of eight letters whose bits are set, the first for the lowest; it takes 9 octets
  /// of room.
  @inlinable @inline(__always)
  public mutating func append(lettersOf bits: UInt8, _ letters: StaticString) {
    require(9)
    precondition(letters.utf8CodeUnitCount == 8)
    for index in 0..<8 {
      // A letter that is not wanted is overwritten by the next.
      store(unsafe letters.utf8Start[index])
      advance(by: Int(bits &>> UInt8(truncatingIfNeeded: index) & 1))
    }
  }

  /// Appends a short text; it takes 24 octets of room.
  @inlinable @inline(__always)
  public mutating func append(_ text: ShortText) {
    require(ShortText.capacity)
    store(text.words[0])
    store(text.words[1], at: 8)
    store(text.words[2], at: 16)
    advance(by: Int(text.octetCount))
  }
}

extension LineBuffer {
  /// Appends what `body` writes, for which `room` octets are set aside: a pen traps when it is made
  /// to write more.
  ///
  /// A pen's appends of numbers and addresses may store a few octets behind their text; the room
  /// must hold those, too. Each says how many it takes.
  @inlinable @inline(__always)
  public mutating func write<Result>(
    atMost room: Int,
    _ body: (inout LinePen) -> Result
  ) -> Result {
    reserve(room)
    // The room of `room` octets behind the text was reserved just now.
    var pen = unsafe LinePen(place: base + end, limit: base + end + room)
    let result = body(&pen)
    let written = unsafe pen.place - (base + end)
    precondition(UInt(bitPattern: written) <= UInt(bitPattern: room))
    end &+= written
    return result
  }
}
