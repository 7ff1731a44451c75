/// A row of the IANA Internet Protocol Version 6 Address Space registry (RFC 4291 §2.4).
public struct IPv6AddressSpaceBlock: Sendable {
  /// The addresses the row speaks of.
  public let prefix: IPv6Prefix
  /// What the addresses are for.
  public let allocation: StaticString
  /// The document that says so.
  public let reference: StaticString

  /// Whether no document assigns the block a use.
  public let isReserved: Bool

  /// The block that holds `address`: the rows cover the whole space and do not overlap.
  public init(holding address: IPv6Address) {
    // The rows are in order of address and the first begins at ::, so one always begins at or below.
    self = Self.all.last { $0.prefix.network <= address } ?? Self.all[0]
  }

  /// All rows, in order of address.
  public static let all: [Self] = [
    reserved(0x0000, 8), reserved(0x0100, 8), reserved(0x0200, 7, "RFC4048"), reserved(0x0400, 6),
    reserved(0x0800, 5), reserved(0x1000, 4),
    row(0x2000, 3, "Global Unicast", "RFC4291"),
    reserved(0x4000, 3), reserved(0x6000, 3), reserved(0x8000, 3), reserved(0xa000, 3),
    reserved(0xc000, 3), reserved(0xe000, 4), reserved(0xf000, 5), reserved(0xf800, 6),
    row(0xfc00, 7, "Unique Local Unicast", "RFC4193"),
    reserved(0xfe00, 9),
    row(0xfe80, 10, "Link-Scoped Unicast", "RFC4291"),
    // Site-local addresses of old; deprecated by RFC 3879.
    reserved(0xfec0, 10, "RFC3879"),
    row(0xff00, 8, "Multicast", "RFC4291"),
  ]

  private static func row(
    _ group: UInt16,
    _ length: Int,
    _ allocation: StaticString,
    _ reference: StaticString,
    isReserved: Bool = false
  ) -> Self {
    Self(
      prefix: IPv6Prefix(
        registered: IPv6Address(high: UInt64(group) << 48, low: 0),
        length: length
      ),
      allocation: allocation,
      reference: reference,
      isReserved: isReserved
    )
  }

  private static func reserved(
    _ group: UInt16,
    _ length: Int,
    _ reference: StaticString = "RFC4291"
  ) -> Self {
    row(group, length, "Reserved by IETF", reference, isReserved: true)
  }

  private init(
    prefix: IPv6Prefix,
    allocation: StaticString,
    reference: StaticString,
    isReserved: Bool
  ) {
    self.prefix = prefix
    self.allocation = allocation
    self.reference = reference
    self.isReserved = isReserved
  }
}
