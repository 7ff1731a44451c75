/// A message of Cisco's serial line ARP: an address request, its reply, or a keepalive.
public struct SLARPMessage: ~Escapable {
  /// The length of the shortest message, in octets.
  public static let minimumByteCount = 14
  /// The length of a keepalive with the time that the link is up, in octets.
  public static let uptimeByteCount = 18
  /// The message and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the message at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .slarp)
    self.bytes = bytes
  }

  /// What the message is: 0 asks for an address, 1 replies, 2 is a keepalive.
  public var code: UInt32 { bytes.bigEndian(at: 0) }
  /// The sender's address in a reply.
  public var address: IPv4Address { bytes.ipv4Address(at: 4) }
  /// The network mask of ``address`` in a reply.
  public var mask: IPv4Address { bytes.ipv4Address(at: 8) }
  /// The sender's own sequence number in a keepalive.
  public var ownSequenceNumber: UInt32 { bytes.bigEndian(at: 4) }
  /// The sequence number that a keepalive's sender saw last.
  public var seenSequenceNumber: UInt32 { bytes.bigEndian(at: 8) }
  /// The reliability that a keepalive tells, 0xffff.
  public var reliability: UInt16 { bytes.bigEndian(at: 12) }
  /// How long the link is up, in milliseconds, when a keepalive's sender told it and it was captured.
  public var uptime: UInt32? {
    bytes.byteCount >= Self.uptimeByteCount ? bytes.bigEndian(at: Self.minimumByteCount) : nil
  }
}
