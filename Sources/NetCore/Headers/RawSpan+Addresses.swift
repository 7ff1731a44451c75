extension RawSpan {
  /// The IPv4 address stored at `offset`, in octets; traps when it does not lie within the span.
  @inline(__always)
  func ipv4Address(at offset: Int) -> IPv4Address {
    IPv4Address(rawValue: bigEndian(at: offset))
  }

  /// The IPv6 address stored at `offset`, in octets; traps when it does not lie within the span.
  @inline(__always)
  func ipv6Address(at offset: Int) -> IPv6Address {
    IPv6Address(high: bigEndian(at: offset), low: bigEndian(at: offset &+ 8))
  }

  /// The MAC address stored at `offset`, in octets; traps when it does not lie within the span.
  @inline(__always)
  func macAddress(at offset: Int) -> MACAddress {
    let high = UInt64(bigEndian(at: offset, as: UInt32.self))
    let low = UInt64(bigEndian(at: offset &+ 4, as: UInt16.self))
    return MACAddress(rawValue: high << 16 | low)
  }

  /// The octets from `start`, or an empty span when there are none.
  @inline(__always)
  @_lifetime(copy self)
  func from(_ start: Int) -> RawSpan { extracting(droppingFirst: Swift.max(start, 0)) }

  /// The octets from `start` up to `end`, cut to those there are.
  @inline(__always)
  @_lifetime(copy self)
  func captured(_ start: Int, upTo end: Int) -> RawSpan {
    let first = Swift.min(Swift.max(start, 0), byteCount)
    return extracting(first..<Swift.max(first, Swift.min(end, byteCount)))
  }
}
