/// A reader of JSON (RFC 8259) that only says whether a text is well-formed and repeats no key.
///
/// It is written here so that what a tool prints is not judged by the code that printed it.
struct JSONText {
  private let octets: [UInt8]
  private var offset = 0

  /// What is wrong with `octets` as one JSON text, or `nil`.
  static func fault(in octets: [UInt8]) -> String? {
    if let fault = PrintedText.fault(in: octets) { return fault }
    var reader = JSONText(octets: octets)
    guard reader.value(depth: 0) else { return "it is no JSON at offset \(reader.offset)" }
    return reader.offset == octets.count ? nil : "the JSON ends at offset \(reader.offset)"
  }

  private init(octets: [UInt8]) { self.octets = octets }

  private var current: UInt8 { offset < octets.count ? octets[offset] : 0 }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  private mutating func take(literal: String) -> Bool {
    guard octets[offset...].starts(with: literal.utf8) else { return false }
    offset += literal.utf8.count
    return true
  }

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

  private mutating func object(depth: Int) -> Bool {
    var keys: Set<[UInt8]> = []
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard let key = string(), keys.insert(key).inserted, take(":"), value(depth: depth + 1)
      else { return false }
    } while take(",")
    return take("}")
  }

  private mutating func array(depth: Int) -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    repeat {
      guard value(depth: depth + 1) else { return false }
    } while take(",")
    return take("]")
  }

  /// The octets between the quotation marks, escapes as they stand.
  private mutating func string() -> [UInt8]? {
    guard take("\"") else { return nil }
    let start = offset
    while offset < octets.count {
      switch current {
      case UInt8(ascii: "\""):
        offset += 1
        return Array(octets[start..<offset - 1])
      case UInt8(ascii: "\\"):
        offset += 1
        guard escape() else { return nil }
      case ..<0x20: return nil
      default: offset += 1
      }
    }
    return nil
  }

  private mutating func escape() -> Bool {
    guard take("u") else {
      let isKnown = "\"\\/bfnrt".utf8.contains(current)
      offset += 1
      return isKnown
    }
    let digits = octets[offset...].prefix(4)
    offset += digits.count
    return digits.count == 4 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }

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

  private mutating func digits() -> Bool {
    let start = offset
    while (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(current) { offset += 1 }
    return offset > start
  }
}
