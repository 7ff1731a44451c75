/// A Linux "cooked" capture header of version 2 (LINKTYPE_LINUX_SLL2).
public struct LinuxSLL2Header: ~Escapable {
  /// The length of the header, in octets.
  public static let byteCount = 20
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.byteCount, of: bytes, for: .linuxSLL2)
    self.bytes = bytes
  }

  /// The protocol: an EtherType, or one of Linux's ETH_P_ numbers below 1501.
  public var protocolType: UInt16 { bytes.bigEndian(at: 0) }
  /// The index of the interface on the host that captured.
  public var interfaceIndex: UInt32 { bytes.bigEndian(at: 4) }
  /// The ARPHRD_ type of the device.
  public var deviceType: UInt16 { bytes.bigEndian(at: 8) }
  /// The direction of the packet.
  public var packetType: LinuxPacketType {
    LinuxPacketType(rawValue: UInt16(bytes.octet(at: 10)))
  }
  /// The length of the link-layer address, in octets, as the header claims it.
  public var addressByteCount: UInt8 { bytes.octet(at: 11) }
  /// The sender's link-layer address: at most 8 octets.
  public var address: RawSpan {
    @_lifetime(copy self) get { bytes.captured(12, upTo: 12 + min(Int(addressByteCount), 8)) }
  }
  /// The sender's address when it is a MAC address.
  public var macAddress: MACAddress? { addressByteCount == 6 ? bytes.macAddress(at: 12) : nil }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(Self.byteCount) } }
}
