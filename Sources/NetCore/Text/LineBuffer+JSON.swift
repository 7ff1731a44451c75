// JSON (RFC 8259) is written straight into the buffer, in the order of the calls. Commas need no
// state: one is due exactly when the last octet ends a value.
extension LineBuffer {
  /// Opens an object: the whole row, or an element of an array.
  public mutating func beginObject() {
    appendCommaIfNeeded()
    append(UInt8(ascii: "{"))
  }

  /// Opens an object as the member `key`.
  public mutating func beginObject(_ key: StaticString) {
    append(key: key)
    append(UInt8(ascii: "{"))
  }

  /// Closes the innermost object.
  public mutating func endObject() { append(UInt8(ascii: "}")) }

  /// Opens an array as the member `key`.
  public mutating func beginArray(_ key: StaticString) {
    append(key: key)
    append(UInt8(ascii: "["))
  }

  /// Closes the innermost array.
  public mutating func endArray() { append(UInt8(ascii: "]")) }

  /// Appends a member name of our own making, which must need no escapes.
  public mutating func append(key: StaticString) {
    appendCommaIfNeeded()
    let length = key.utf8CodeUnitCount
    reserve(length &+ 3)
    let place = unsafe base + end
    // The quotes, the name and the colon lie inside the room reserved above.
    unsafe place.pointee = UInt8(ascii: "\"")
    unsafe (place + 1).update(from: key.utf8Start, count: length)
    unsafe (place + length + 1).pointee = UInt8(ascii: "\"")
    unsafe (place + length + 2).pointee = UInt8(ascii: ":")
    end &+= length &+ 3
  }

  /// Writes a number member.
  ///
  /// It is inlinable so that the number's type is known where it is written.
  @inlinable
  public mutating func member(_ key: StaticString, _ value: some FixedWidthInteger) {
    append(key: key)
    append(decimal: value)
  }

  /// Writes a Boolean member.
  public mutating func member(_ key: StaticString, _ value: Bool) {
    append(key: key)
    if value { append("true") } else { append("false") }
  }

  /// Writes a number member; a value that JSON cannot hold (NaN, infinity) becomes `null`.
  public mutating func member(_ key: StaticString, _ value: Double) {
    append(key: key)
    guard value.isFinite else { return append("null") }
    if let whole = Int64(exactly: value) {
      append(decimal: whole)
    } else {
      append(text: value.description)
    }
  }

  /// Writes a string member of any text.
  public mutating func member(_ key: StaticString, _ value: String) {
    append(key: key)
    appendJSONString(value.utf8Span.span.octets)
  }

  /// Writes a string member of octets that came from outside; see ``appendJSONString(_:)``.
  public mutating func member(_ key: StaticString, _ value: RawSpan) {
    append(key: key)
    appendJSONString(value)
  }

  /// Writes a string member of what `body` appends, which must need no escapes.
  @inlinable @inline(__always)
  public mutating func member(_ key: StaticString, unescaped body: (inout LineBuffer) -> Void) {
    append(key: key)
    appendQuoted(body)
  }

  @inlinable @inline(__always)
  mutating func appendQuoted(_ body: (inout LineBuffer) -> Void) {
    append(UInt8(ascii: "\""))
    body(&self)
    append(UInt8(ascii: "\""))
  }

  /// Writes a string member of a literal, which must need no escapes.
  public mutating func member(_ key: StaticString, literal value: StaticString) {
    member(key) { $0.append(value) }
  }

  /// Writes an address as a string member.
  public mutating func member(_ key: StaticString, _ value: IPv4Address) {
    member(key) { $0.append(value) }
  }

  /// Writes an address as a string member.
  public mutating func member(_ key: StaticString, _ value: IPv6Address) {
    member(key) { $0.append(value) }
  }

  /// Writes an address as a string member.
  public mutating func member(_ key: StaticString, _ value: IPAddress) {
    member(key) { $0.append(value) }
  }

  /// Writes an address as a string member.
  public mutating func member(_ key: StaticString, _ value: MACAddress) {
    member(key) { $0.append(value) }
  }

  /// Writes an instant as an RFC 3339 string member.
  public mutating func member(_ key: StaticString, _ value: WallClockTime) {
    member(key) { $0.append(rfc3339: value) }
  }

  /// Writes a duration of whole nanoseconds as a number member in milliseconds, without rounding.
  public mutating func member(_ key: StaticString, milliseconds nanoseconds: Int64) {
    append(key: key)
    append(milliseconds: nanoseconds)
  }

  /// Writes `null` as a member.
  public mutating func memberNull(_ key: StaticString) {
    append(key: key)
    append("null")
  }

  /// Writes a string of any text as the next element of an array.
  public mutating func element(_ value: String) {
    appendCommaIfNeeded()
    appendJSONString(value.utf8Span.span.octets)
  }

  /// Writes a literal, which must need no escapes, as the next element of an array.
  public mutating func element(literal value: StaticString) {
    appendCommaIfNeeded()
    appendQuoted { $0.append(value) }
  }

  /// Writes a string of what `body` appends, which must need no escapes, as the next element of an
  /// array.
  public mutating func element(unescaped body: (inout LineBuffer) -> Void) {
    appendCommaIfNeeded()
    appendQuoted(body)
  }

  /// Writes a number as the next element of an array.
  @inlinable
  public mutating func element(_ value: some FixedWidthInteger) {
    appendCommaIfNeeded()
    append(decimal: value)
  }

  /// Writes an address as the next element of an array.
  public mutating func element(_ value: IPAddress) {
    appendCommaIfNeeded()
    appendQuoted { $0.append(value) }
  }

  /// Appends a JSON string.
  ///
  /// What could steer a terminal is written as `\uXXXX`, which a JSON reader turns back into the
  /// same character; an octet that is not UTF-8 becomes U+FFFD, since JSON holds no other octets.
  public mutating func appendJSONString(_ octets: RawSpan) {
    append(UInt8(ascii: "\""))
    var reader = UnicodeScalarReader(octets)
    var start = 0
    var previous = 0
    while let element = reader.next() {
      if element.needsJSONEscape {
        append(octets.extracting(start..<previous))
        appendJSONEscape(of: element)
        start = reader.offset
      }
      previous = reader.offset
    }
    append(octets.extracting(start..<octets.byteCount))
    append(UInt8(ascii: "\""))
  }

  private mutating func appendJSONEscape(of element: UnicodeScalarReader.Element) {
    switch element {
    case .invalid: append("\\ufffd")
    case .scalar("\""): append("\\\"")
    case .scalar("\\"): append("\\\\")
    case .scalar("\n"): append("\\n")
    case .scalar("\r"): append("\\r")
    case .scalar("\t"): append("\\t")
    case .scalar(let scalar):
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        append("\\u")
        append(hexadecimal: UInt64(unit), digits: 4)
      }
    }
  }

  @inlinable @inline(__always)
  mutating func appendCommaIfNeeded() {
    switch lastOctet {
    case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
    default: append(UInt8(ascii: ","))
    }
  }
}

extension UnicodeScalarReader.Element {
  fileprivate var needsJSONEscape: Bool {
    switch self {
    case .scalar("\""), .scalar("\\"), .invalid: true
    case .scalar(let scalar): scalar.isUnsafeOnTerminals
    }
  }
}
