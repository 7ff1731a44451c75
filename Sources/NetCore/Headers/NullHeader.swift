/// A BSD or OpenBSD loopback header (LINKTYPE_NULL, LINKTYPE_LOOP).
public struct NullHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 4
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .null)
    self.bytes = bytes
  }

  /// The address family of the capturing host.
  ///
  /// The byte order is that of the capturing host for LINKTYPE_NULL and network order for
  /// LINKTYPE_LOOP; families are small, so a number above 65,535 was read in the wrong order.
  public var family: UInt32 {
    let family: UInt32 = bytes.littleEndian(at: 0)
    return family > 0xffff ? family.byteSwapped : family
  }
  /// The IP protocol version that the family means: 2 is IPv4 everywhere, IPv6 is 24 on NetBSD and
  /// OpenBSD, 28 on FreeBSD, 30 on macOS.
  public var ipVersion: Int? {
    switch family {
    case 2: 4
    case 24, 28, 30: 6
    default: nil
    }
  }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
