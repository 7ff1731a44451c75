internal import NetCore

extension PPPOption {
  private var name: StaticString { isFramed ? "ppp_hdlc" : "ppp" }

  /// The octet at `offset`.
  func octet(_ offset: Int) throws(Truncation) -> UInt8 { try bytes.octet(offset, of: name) }
  /// The 16-bit number at `offset`.
  func word(_ offset: Int) throws(Truncation) -> UInt16 { try bytes.word(offset, of: name) }
  /// The 32-bit number at `offset`.
  func longWord(_ offset: Int) throws(Truncation) -> UInt32 { try bytes.longWord(offset, of: name) }
  /// The IPv4 address at `offset`.
  func ipv4Address(_ offset: Int) throws(Truncation) -> IPv4Address {
    try bytes.ipv4Address(offset, of: name)
  }
}
