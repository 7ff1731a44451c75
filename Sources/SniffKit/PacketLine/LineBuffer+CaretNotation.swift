internal import NetCore

extension LineBuffer {
  /// Appends an octet of foreign text in caret notation: `^M` for a control, `M-` before an octet
  /// above 127.
  mutating func append(caret octet: UInt8) {
    var octet = octet
    if octet > 0x7f {
      append("M-")
      octet &= 0x7f
    }
    if octet < 0x20 || octet == 0x7f {
      append("^")
      octet ^= 0x40
    }
    append(octet)
  }
}
