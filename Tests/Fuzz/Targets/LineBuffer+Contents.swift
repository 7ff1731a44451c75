import NetCore

extension LineBuffer {
  /// What was appended, octet by octet: unlike `text`, it mends nothing.
  var contents: [UInt8] {
    let octets = octets
    return (0..<octets.byteCount).map { octets.octet(at: $0) }
  }
}
