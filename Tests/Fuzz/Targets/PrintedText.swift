import NetCore

/// What must hold for everything that a tool prints, whatever it was given.
enum PrintedText {
  /// What is wrong with `octets` as text for a terminal, or `nil`.
  ///
  /// Line feeds and tabs stand where a tool means them only when `isFormatted`.
  static func fault(in octets: [UInt8], isFormatted: Bool = false) -> String? {
    fault(in: octets.octets, isFormatted: isFormatted)
  }

  /// The same for octets that lie elsewhere; nearly all are ASCII and looked at once.
  static func fault(in octets: RawSpan, isFormatted: Bool = false) -> String? {
    var offset = 0
    while offset < octets.byteCount {
      if hasEightPlain(octets, at: offset) {
        offset &+= 8
        continue
      }
      let octet = octets.octet(at: offset)
      switch octet {
      case 0x20...0x7E: offset &+= 1
      case 0x09, 0x0A:
        guard isFormatted else { return "it has a line feed or a tab" }
        offset &+= 1
      case 0x00...0x1F, 0x7F: return "it has the control \(octet)"
      default:
        guard let scalar = scalar(in: octets, at: offset) else { return "it is no UTF-8" }
        if let fault = fault(of: scalar) { return fault }
        offset &+= UTF8.width(scalar)
      }
    }
    return nil
  }

  /// Whether eight octets at `offset` are printable ASCII, as most are: a word is looked at at once.
  private static func hasEightPlain(_ octets: RawSpan, at offset: Int) -> Bool {
    guard offset + 8 <= octets.byteCount else { return false }
    let word = octets.littleEndian(at: offset, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    let deletes = word ^ (ones &* 0x7F)
    // Of each octet the highest bit: it was set, the octet is below a space, or it is a delete.
    let isBelowSpace = (word &- (ones &* 0x20)) & ~word
    let isDelete = (deletes &- ones) & ~deletes
    return (word | isBelowSpace | isDelete) & (ones &* 0x80) == 0
  }

  /// The scalar of several octets at `offset`, or `nil` when they are no UTF-8 (RFC 3629 §4).
  private static func scalar(in octets: RawSpan, at offset: Int) -> Unicode.Scalar? {
    let first = UInt32(octets.octet(at: offset))
    let (count, least): (Int, UInt32)
    switch first {
    case 0xC2...0xDF: (count, least) = (2, 0x80)
    case 0xE0...0xEF: (count, least) = (3, 0x800)
    case 0xF0...0xF4: (count, least) = (4, 0x1_0000)
    default: return nil
    }
    guard offset + count <= octets.byteCount else { return nil }
    var value = first & (0x7F >> UInt32(count))
    for index in offset + 1..<offset + count {
      let octet = UInt32(octets.octet(at: index))
      guard octet & 0xC0 == 0x80 else { return nil }
      value = value << 6 | octet & 0x3F
    }
    // Surrogates and what lies behind the last scalar are none.
    return value < least ? nil : Unicode.Scalar(value)
  }

  private static func fault(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x80...0x9F: "it has the control \(scalar.value)"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
      "it has the bidirectional control \(scalar.value)"
    case 0x2028, 0x2029: "it has the line break \(scalar.value)"
    default: nil
    }
  }
}
