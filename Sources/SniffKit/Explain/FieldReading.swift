internal import NetCore

/// One field of one header, as far as it was captured.
struct FieldReading: ~Escapable {
  /// The header's octets from its first on, and what was captured behind it.
  let header: RawSpan
  /// The field.
  let field: HeaderField
  /// What is known of the packet around it.
  let surroundings: HeaderSurroundings

  /// The reading of `field` in the header at the start of `header`.
  @_lifetime(copy header)
  init(_ field: HeaderField, in header: RawSpan, _ surroundings: HeaderSurroundings) {
    self.header = header
    self.field = field
    self.surroundings = surroundings
  }

  /// Whether all bits of the field were captured.
  var isCaptured: Bool { field.bits.upperBound <= header.byteCount &* 8 }

  /// The field as a number: its last 64 bits; 0 when it was not captured.
  var value: UInt64 {
    guard isCaptured else { return 0 }
    var value: UInt64 = 0
    for bit in field.bits.suffix(64) {
      let octet = header.octet(at: bit / 8)
      value = value << 1 | UInt64(octet >> UInt8(truncatingIfNeeded: 7 &- bit % 8) & 1)
    }
    return value
  }

  /// The octets of the field, cut to what was captured.
  var octets: RawSpan {
    @_lifetime(copy self) get {
      header.clamped(field.bits.lowerBound / 8, field.bits.upperBound / 8)
    }
  }

  /// The IPv4 address that the field is, when it was captured.
  var ipv4Address: IPv4Address? {
    guard octets.byteCount == 4 else { return nil }
    return IPv4Address(rawValue: octets.bigEndian(at: 0))
  }

  /// The IPv6 address that the field is, when it was captured.
  var ipv6Address: IPv6Address? { octets.ipv6AddressIfWhole }

  /// The MAC address that the field is, when it was captured.
  var macAddress: MACAddress? {
    octets.byteCount == 6 ? MACAddress(rawValue: value) : nil
  }
}

extension RawSpan {
  /// The octets from `start` up to `end`, as far as they are there.
  @_lifetime(copy self)
  func clamped(_ start: Int, _ end: Int) -> RawSpan {
    let first = Swift.min(Swift.max(start, 0), byteCount)
    return extracting(first..<Swift.max(first, Swift.min(end, byteCount)))
  }

  /// The IPv6 address that these octets are, when they are 16.
  var ipv6AddressIfWhole: IPv6Address? {
    guard byteCount == 16 else { return nil }
    return IPv6Address(high: bigEndian(at: 0), low: bigEndian(at: 8))
  }

  /// The octet at `offset`; 0 when it was not captured.
  func octetOrZero(_ offset: Int) -> UInt8 { offset < byteCount ? octet(at: offset) : 0 }

  /// The number of 16 bits at `offset`; 0 when it was not captured.
  func wordOrZero(_ offset: Int) -> UInt16 {
    offset &+ 2 <= byteCount ? bigEndian(at: offset) : 0
  }
}
