internal import NetCore

/// The capture ends inside what is being written; the line ends with ` [|name]`.
struct Truncation: Error {
  /// The name of the protocol whose octets are missing.
  var name: StaticString
  /// Whether a dump behind the line still leaves the link header out.
  var keepsLinkHeader = false
}

extension RawSpan {
  /// The octet at `offset`, or ``Truncation`` when it was not captured.
  @inline(__always)
  func octet(_ offset: Int, of name: StaticString) throws(Truncation) -> UInt8 {
    guard offset < byteCount else { throw Truncation(name: name) }
    return octet(at: offset)
  }

  /// The 16-bit number at `offset`, or ``Truncation`` when it was not captured.
  @inline(__always)
  func word(_ offset: Int, of name: StaticString) throws(Truncation) -> UInt16 {
    guard offset &+ 2 <= byteCount else { throw Truncation(name: name) }
    return bigEndian(at: offset)
  }

  /// The 32-bit number at `offset`, or ``Truncation`` when it was not captured.
  @inline(__always)
  func longWord(_ offset: Int, of name: StaticString) throws(Truncation) -> UInt32 {
    guard offset &+ 4 <= byteCount else { throw Truncation(name: name) }
    return bigEndian(at: offset)
  }

  /// The IPv4 address at `offset`, or ``Truncation`` when it was not captured.
  func ipv4Address(_ offset: Int, of name: StaticString) throws(Truncation) -> IPv4Address {
    IPv4Address(rawValue: try longWord(offset, of: name))
  }

  /// The MAC address at `offset`, or ``Truncation`` when it was not captured.
  func macAddress(_ offset: Int, of name: StaticString) throws(Truncation) -> MACAddress {
    let high = UInt64(try longWord(offset, of: name))
    return MACAddress(rawValue: high << 16 | UInt64(try word(offset &+ 4, of: name)))
  }

  /// The IPv6 address at `offset`, or ``Truncation`` when it was not captured.
  func ipv6Address(_ offset: Int, of name: StaticString) throws(Truncation) -> IPv6Address {
    guard offset &+ 16 <= byteCount else { throw Truncation(name: name) }
    return IPv6Address(high: bigEndian(at: offset), low: bigEndian(at: offset &+ 8))
  }
}

extension LineBuffer {
  /// Appends ` [|name]`.
  mutating func append(truncated name: StaticString) {
    append(" [|")
    append(name)
    append("]")
  }
}
