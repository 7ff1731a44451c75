/// A BOOTP message (RFC 951), which DHCP for IPv4 uses (RFC 2131 §2).
public struct DHCPMessage: ~Escapable {
  /// The length of the header in front of the vendor's area, in octets.
  public static let headerByteCount = 236
  /// What the vendor's area begins with when options follow (RFC 2132 §2).
  public static let magicCookie: UInt32 = 0x6382_5363
  /// The message, cut to what was captured.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.headerByteCount, of: bytes, for: .dhcp)
    self.bytes = bytes
  }

  /// op: 1 from a client, 2 from a server.
  public var operation: UInt8 { bytes.octet(at: 0) }
  /// htype: the kind of ``clientHardwareAddress``.
  public var hardwareType: ARPHardwareType { ARPHardwareType(rawValue: UInt16(bytes.octet(at: 1))) }
  /// hlen: how much of the room for the hardware address is used, in octets.
  public var hardwareAddressByteCount: Int { Int(bytes.octet(at: 2)) }
  /// hops: how many relay agents passed the message on.
  public var hops: UInt8 { bytes.octet(at: 3) }
  /// xid: the number that an answer repeats.
  public var transactionIdentifier: UInt32 { bytes.bigEndian(at: 4) }
  /// secs: since when the client has been asking, in seconds.
  public var seconds: UInt16 { bytes.bigEndian(at: 8) }
  /// The highest bit of flags: whether answers must be broadcast (RFC 2131 §2).
  public var isBroadcast: Bool { bytes.octet(at: 10) & 0x80 != 0 }
  /// ciaddr: the address that the client uses already.
  public var clientAddress: IPv4Address { bytes.ipv4Address(at: 12) }
  /// yiaddr: the address that the client is given.
  public var yourAddress: IPv4Address { bytes.ipv4Address(at: 16) }
  /// siaddr: the server to load the next stage of the boot from.
  public var serverAddress: IPv4Address { bytes.ipv4Address(at: 20) }
  /// giaddr: the relay agent.
  public var relayAddress: IPv4Address { bytes.ipv4Address(at: 24) }
  /// chaddr: at most 16 octets of it.
  public var clientHardwareAddress: RawSpan {
    @_lifetime(copy self) get {
      bytes.captured(28, upTo: 28 &+ min(hardwareAddressByteCount, 16))
    }
  }
  /// chaddr as a MAC address, when it is one.
  public var clientMACAddress: MACAddress? {
    hardwareType == .ethernet && hardwareAddressByteCount == 6 ? bytes.macAddress(at: 28) : nil
  }

  /// The options; none when the vendor's area does not begin with the magic cookie.
  public var options: DHCPOptions {
    @_lifetime(copy self) get {
      let start = Self.headerByteCount
      guard bytes.byteCount >= start &+ 4,
        bytes.bigEndian(at: start, as: UInt32.self) == Self.magicCookie
      else { return DHCPOptions(bytes.extracting(first: 0)) }
      return DHCPOptions(bytes.from(start &+ 4))
    }
  }
}
