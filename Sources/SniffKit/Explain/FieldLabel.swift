/// The letter that marks a field in the diagram, in the list and in the dump of its header.
enum FieldLabel {
  /// The mark of a digit that several fields share.
  static let shared = UInt8(ascii: "*")
  /// The mark of a digit that no field holds.
  static let unused = UInt8(ascii: ".")

  /// The letter of the field at `index`: a to z, then A to Z; `#` behind those.
  static func letter(at index: Int) -> UInt8 {
    switch index {
    case 0..<26: UInt8(ascii: "a") + UInt8(index)
    case 26..<52: UInt8(ascii: "A") + UInt8(index - 26)
    default: UInt8(ascii: "#")
    }
  }
}
