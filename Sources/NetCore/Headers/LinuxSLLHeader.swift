/// A Linux "cooked" capture header (LINKTYPE_LINUX_SLL).
public struct LinuxSLLHeader: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 16
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .linuxSLL)
    self.bytes = bytes
  }

  /// The direction of the packet.
  public var packetType: LinuxPacketType { LinuxPacketType(rawValue: bytes.bigEndian(at: 0)) }
  /// The ARPHRD_ type of the device.
  public var deviceType: UInt16 { bytes.bigEndian(at: 2) }
  /// The length of the link-layer address, in octets, as the header claims it.
  public var addressByteCount: UInt16 { bytes.bigEndian(at: 4) }
  /// The sender's link-layer address: at most 8 octets.
  public var address: RawSpan {
    @_lifetime(copy self) get { bytes.captured(6, upTo: 6 + min(Int(addressByteCount), 8)) }
  }
  /// The sender's address when it is a MAC address.
  public var macAddress: MACAddress? { addressByteCount == 6 ? bytes.macAddress(at: 6) : nil }
  /// The protocol: an EtherType, or one of Linux's ETH_P_ numbers below 1501.
  public var protocolType: UInt16 { bytes.bigEndian(at: 14) }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
