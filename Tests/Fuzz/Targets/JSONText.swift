import NetCore

/// A reader of JSON (RFC 8259) that only says whether a text is well-formed and repeats no key.
///
/// It is written here so that what a tool prints is not judged by the code that printed it.
struct JSONText: ~Escapable {
  private let octets: RawSpan
  private var offset = 0
  /// Where the keys of the objects lie that are being read, those of the innermost last.
  private var keys: [Range<Int>] = []

  /// What is wrong with `octets` as one JSON text, or `nil`.
  static func fault(in octets: [UInt8]) -> String? { fault(in: octets.octets) }

  /// The same for octets that lie elsewhere.
  static func fault(in octets: RawSpan) -> String? {
    if let fault = PrintedText.fault(in: octets) { return fault }
    var reader = JSONText(octets)
    guard reader.value(depth: 0) else { return "it is no JSON at offset \(reader.offset)" }
    return reader.offset == octets.byteCount ? nil : "the JSON ends at offset \(reader.offset)"
  }

  @_lifetime(copy octets)
  private init(_ octets: RawSpan) { self.octets = octets }

  private var current: UInt8 { offset < octets.byteCount ? octets.octet(at: offset) : 0 }

  @_lifetime(self: copy self)
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  @_lifetime(self: copy self)
  private mutating func take(literal: StaticString) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard offset + length <= octets.byteCount else { return false }
    for index in 0..<length {
      // Below the length that the literal states.
      let expected = unsafe literal.utf8Start[index]
      guard octets.octet(at: offset + index) == expected else { return false }
    }
    offset += length
    return true
  }

  @_lifetime(self: copy self)
  private mutating func value(depth: Int) -> Bool {
    guard depth < 256 else { return false }
    switch current {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return array(depth: depth)
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "t"): return take(literal: "true")
    case UInt8(ascii: "f"): return take(literal: "false")
    case UInt8(ascii: "n"): return take(literal: "null")
    default: return number()
    }
  }

  @_lifetime(self: copy self)
  private mutating func object(depth: Int) -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    let first = keys.count
    repeat {
      guard let key = string(), !hasKey(key, from: first), take(":") else { return false }
      keys.append(key)
      guard value(depth: depth + 1) else { return false }
    } while take(",")
    keys.removeLast(keys.count - first)
    return take("}")
  }

  /// Whether one of the keys from `first` on has the same octets as that at `key`.
  private func hasKey(_ key: Range<Int>, from first: Int) -> Bool {
    for index in first..<keys.count where keys[index].count == key.count {
      let distance = key.lowerBound - keys[index].lowerBound
      if keys[index].allSatisfy({ octets.octet(at: $0) == octets.octet(at: $0 + distance) }) {
        return true
      }
    }
    return false
  }

  @_lifetime(self: copy self)
  private mutating func array(depth: Int) -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    repeat {
      guard value(depth: depth + 1) else { return false }
    } while take(",")
    return take("]")
  }

  /// Where what stands between the quotation marks lies, escapes included.
  @_lifetime(self: copy self)
  private mutating func string() -> Range<Int>? {
    guard take("\"") else { return nil }
    let start = offset
    while offset < octets.byteCount {
      switch current {
      case UInt8(ascii: "\""):
        offset += 1
        return start..<offset - 1
      case UInt8(ascii: "\\"):
        offset += 1
        guard escape() else { return nil }
      case ..<0x20: return nil
      default: offset += 1
      }
    }
    return nil
  }

  @_lifetime(self: copy self)
  private mutating func escape() -> Bool {
    guard take("u") else {
      switch current {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
        UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        offset += 1
        return true
      default: return false
      }
    }
    for _ in 0..<4 {
      switch current {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "F"),
        UInt8(ascii: "a")...UInt8(ascii: "f"):
        offset += 1
      default: return false
      }
    }
    return true
  }

  @_lifetime(self: copy self)
  private mutating func number() -> Bool {
    _ = take("-")
    guard take("0") || digits() else { return false }
    if take("."), !digits() { return false }
    if take("e") || take("E") {
      _ = take("+") || take("-")
      return digits()
    }
    return true
  }

  @_lifetime(self: copy self)
  private mutating func digits() -> Bool {
    let start = offset
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(current) { offset += 1 }
    return offset > start
  }
}
