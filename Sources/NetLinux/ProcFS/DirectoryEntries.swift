internal import NetCore

/// The entries in a buffer that getdents64(2) filled.
struct DirectoryEntries: ~Escapable {
  /// One entry.
  struct Entry: ~Escapable {
    /// The name with the NUL that ends it.
    let terminatedName: RawSpan

    @_lifetime(copy name)
    init(terminatedName name: RawSpan) { terminatedName = name }

    /// The name.
    var name: RawSpan {
      @_lifetime(copy self) get { terminatedName.extracting(droppingLast: 1) }
    }

    /// The value of a name that is a decimal number.
    var number: Int32? {
      var value: Int32 = 0
      let name = name
      guard name.byteCount > 0 else { return nil }
      for offset in 0..<name.byteCount {
        guard let digit = name.octet(at: offset).decimalDigitValue,
          let longer = value.followed(byDecimalDigit: digit)
        else { return nil }
        value = longer
      }
      return value
    }
  }

  // `struct linux_dirent64`: an inode and an offset of 8 octets each, the length of the record, the
  // type of the file, the name.
  private static let recordLengthOffset = 16
  private static let nameOffset = 19

  private let octets: RawSpan
  private var offset = 0

  @_lifetime(copy octets)
  init(_ octets: RawSpan) { self.octets = octets }

  /// The next entry, or `nil` at the end.
  @_lifetime(copy self)
  mutating func next() -> Entry? {
    guard octets.byteCount - offset > Self.nameOffset else { return nil }
    let length = Int(UInt16(hostOrder: octets, at: offset + Self.recordLengthOffset))
    guard length > Self.nameOffset, length <= octets.byteCount - offset else { return nil }
    let name = octets.extracting(offset + Self.nameOffset..<offset + length)
    offset += length
    for end in 0..<name.byteCount where name.octet(at: end) == 0 {
      return Entry(terminatedName: name.extracting(first: end + 1))
    }
    return nil
  }
}
