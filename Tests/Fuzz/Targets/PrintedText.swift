/// What must hold for everything that a tool prints, whatever it was given.
enum PrintedText {
  /// What is wrong with `octets` as text for a terminal, or `nil`.
  ///
  /// Line feeds and tabs stand where a tool means them only when `isFormatted`.
  static func fault(in octets: [UInt8], isFormatted: Bool = false) -> String? {
    guard let text = String(validating: octets, as: UTF8.self) else { return "it is no UTF-8" }
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A: if !isFormatted { return "it has a line feed or a tab" }
      case ..<0x20, 0x7F...0x9F: return "it has the control \(scalar.value)"
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069:
        return "it has the bidirectional control \(scalar.value)"
      case 0x2028, 0x2029: return "it has the line break \(scalar.value)"
      default: break
      }
    }
    return nil
  }
}
