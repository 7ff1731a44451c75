internal import NetCore

/// Reads the columns of one row from left to right.
///
/// Rows are never cut by position: the slot number, queues and inodes grow beyond the width of
/// their headings.
struct ProcRowCursor: ~Escapable {
  private let row: RawSpan
  private(set) var offset = 0

  @_lifetime(copy row)
  init(_ row: RawSpan) { self.row = row }

  /// What has not been read yet.
  var rest: RawSpan {
    @_lifetime(copy self) get { row.extracting(droppingFirst: offset) }
  }

  /// The next octet, or `nil` at the end of the row.
  var peeked: UInt8? { offset < row.byteCount ? row.octet(at: offset) : nil }

  /// Passes over blanks; whether there were any.
  @_lifetime(self: copy self)
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = offset
    while offset < row.byteCount, row.octet(at: offset) == UInt8(ascii: " ") { offset &+= 1 }
    return offset > start
  }

  /// Passes over the blanks that end a column, and sees that `column` follows.
  @_lifetime(self: copy self)
  mutating func next(_ column: ProcRowError.Column) throws(ProcRowError) {
    let separated = skipBlanks()
    guard offset < row.byteCount else { throw ProcRowError(column, .missing) }
    guard separated else { throw ProcRowError(column, .unexpected) }
  }

  /// Passes over `octet`, which must come next.
  @_lifetime(self: copy self)
  mutating func expect(
    _ octet: UInt8,
    before column: ProcRowError.Column
  ) throws(ProcRowError) {
    guard let next = peeked else { throw ProcRowError(column, .missing) }
    guard next == octet else { throw ProcRowError(column, .unexpected) }
    offset &+= 1
  }

  /// Reads a hexadecimal number whose count of digits lies in `digits`; at most 16 are possible.
  @_lifetime(self: copy self)
  mutating func hexadecimal(
    _ column: ProcRowError.Column,
    digits: ClosedRange<Int>
  ) throws(ProcRowError) -> UInt64 {
    let start = offset
    var value: UInt64 = 0
    while offset < row.byteCount {
      guard let digit = row.octet(at: offset).hexadecimalDigitValue else { break }
      guard offset &- start < min(digits.upperBound, 16) else {
        throw ProcRowError(column, .width)
      }
      value = value << 4 | UInt64(truncatingIfNeeded: digit)
      offset &+= 1
    }
    guard offset > start else {
      throw ProcRowError(column, offset < row.byteCount ? .unexpected : .missing)
    }
    guard offset &- start >= digits.lowerBound else { throw ProcRowError(column, .width) }
    return value
  }

  /// Reads a hexadecimal number of up to eight digits.
  @_lifetime(self: copy self)
  mutating func hexadecimal32(_ column: ProcRowError.Column) throws(ProcRowError) -> UInt32 {
    UInt32(truncatingIfNeeded: try hexadecimal(column, digits: 1...8))
  }

  /// Reads eight hexadecimal digits and no more of them: one of several words in a row.
  @_lifetime(self: copy self)
  mutating func hexadecimalWord(_ column: ProcRowError.Column) throws(ProcRowError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<8 {
      guard let octet = peeked else { throw ProcRowError(column, .missing) }
      guard let digit = octet.hexadecimalDigitValue else {
        throw ProcRowError(column, octet == UInt8(ascii: ":") ? .width : .unexpected)
      }
      value = value << 4 | UInt32(truncatingIfNeeded: digit)
      offset &+= 1
    }
    return value
  }

  /// Reads a decimal number that `T` can hold.
  @_lifetime(self: copy self)
  mutating func decimal<T: FixedWidthInteger & UnsignedInteger>(
    _ column: ProcRowError.Column,
    as type: T.Type = T.self
  ) throws(ProcRowError) -> T {
    let start = offset
    var value: T = 0
    while offset < row.byteCount {
      guard let digit = row.octet(at: offset).decimalDigitValue else { break }
      guard let longer = value.followed(byDecimalDigit: digit) else {
        throw ProcRowError(column, .tooLarge)
      }
      value = longer
      offset &+= 1
    }
    guard offset > start else {
      throw ProcRowError(column, offset < row.byteCount ? .unexpected : .missing)
    }
    return value
  }

  /// Reads a decimal number that may have a minus sign, as `%d` prints it.
  @_lifetime(self: copy self)
  mutating func signedDecimal(_ column: ProcRowError.Column) throws(ProcRowError) -> Int32 {
    let isNegative = peeked == UInt8(ascii: "-")
    if isNegative { offset &+= 1 }
    let magnitude: UInt32 = try decimal(column)
    let value = isNegative ? -Int64(magnitude) : Int64(magnitude)
    guard let result = Int32(exactly: value) else { throw ProcRowError(column, .tooLarge) }
    return result
  }

  /// Reads a kernel pointer as `%pK` prints it: 8 or 16 digits, hashed or zeros.
  ///
  /// Before the kernel has entropy for the hash it prints `(____ptrval____)`, which counts as 0.
  @_lifetime(self: copy self)
  mutating func pointer() throws(ProcRowError) -> UInt64 {
    guard peeked == UInt8(ascii: "(") else {
      let start = offset
      let value = try hexadecimal(.pointer, digits: 8...16)
      let digits = offset &- start
      guard digits == 8 || digits == 16 else { throw ProcRowError(.pointer, .width) }
      return value
    }
    while let octet = peeked, octet != UInt8(ascii: " ") {
      offset &+= 1
      if octet == UInt8(ascii: ")") { return 0 }
    }
    throw ProcRowError(.pointer, .unexpected)
  }

  /// Sees that a column ends here: a blank or the end of the row comes next.
  func expectEnd(of column: ProcRowError.Column) throws(ProcRowError) {
    guard let octet = peeked else { return }
    guard octet == UInt8(ascii: " ") else { throw ProcRowError(column, .unexpected) }
  }
}
