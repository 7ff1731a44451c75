import NetCore

/// Foreign octets come out as valid UTF-8 on one line without anything that steers a terminal, and
/// a JSON string of them ends where it should.
enum ForeignTextTarget {
  static func fault(in octets: [UInt8]) -> String? {
    var buffer = LineBuffer()
    buffer.append(foreign: octets.octets)
    if let fault = Self.fault(ofPrinted: buffer.text, from: "text") { return fault }
    if String(validating: Array(buffer.text.utf8), as: UTF8.self) == nil {
      return "text is no UTF-8"
    }

    buffer.removeAll()
    buffer.appendJSONString(octets.octets)
    let json = buffer.text
    if let fault = Self.fault(ofPrinted: json, from: "JSON") { return fault }
    return endOfString(in: Array(json.utf8)) == json.utf8.count ? nil : "JSON ends elsewhere"
  }

  private static func fault(ofPrinted text: String, from name: String) -> String? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case ..<0x20, 0x7F...0x9F: return "\(name) has the control \(scalar.value)"
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        return "\(name) has the bidirectional control \(scalar.value)"
      case 0x2028, 0x2029: return "\(name) has the line break \(scalar.value)"
      default: break
      }
    }
    return nil
  }

  /// The offset after the JSON string that `text` begins with (RFC 8259 §7), or `nil`.
  private static func endOfString(in text: [UInt8]) -> Int? {
    guard text.first == UInt8(ascii: "\"") else { return nil }
    var offset = 1
    while offset < text.count {
      switch text[offset] {
      case UInt8(ascii: "\""): return offset + 1
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return nil
  }
}
