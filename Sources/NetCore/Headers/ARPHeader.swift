/// An ARP message, or one of RARP and InARP (RFC 826, RFC 903, RFC 2390).
public struct ARPHeader: ~Escapable {
  /// The length of the fields before the addresses, in octets.
  public static let minimumByteCount = 8
  /// The message and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the message at the start of `bytes`; only the fixed fields must be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .arp)
    self.bytes = bytes
    if isATM { try WireError.require(Self.atmByteCount, of: bytes, for: .arp) }
  }

  /// The type of the hardware addresses.
  public var hardwareType: ARPHardwareType { ARPHardwareType(rawValue: bytes.bigEndian(at: 0)) }
  /// The type of the protocol addresses.
  public var protocolType: EtherType { EtherType(rawValue: bytes.bigEndian(at: 2)) }
  /// The length of a hardware address, in octets; of ATM, see ``senderHardwareAddressByteCount``.
  public var hardwareAddressByteCount: Int { Int(bytes.octet(at: 4)) }
  /// The length of a protocol address, in octets; of ATM, see ``senderProtocolAddressByteCount``.
  public var protocolAddressByteCount: Int { Int(bytes.octet(at: 5)) }
  /// The operation.
  public var operation: ARPOperation { ARPOperation(rawValue: bytes.bigEndian(at: 6)) }
  /// The length of the whole message, in octets, as its length fields claim it.
  public var byteCount: Int {
    fixedByteCount + senderHardwareAddressByteCount + senderProtocolAddressByteCount
      + targetHardwareAddressByteCount + targetProtocolAddressByteCount
  }
  /// Whether all four addresses were captured.
  public var isComplete: Bool { bytes.byteCount >= byteCount }

  /// The sender's hardware address, cut to what was captured.
  public var senderHardwareAddress: RawSpan {
    @_lifetime(copy self) get { address(at: 0, count: senderHardwareAddressByteCount) }
  }
  /// The sender's protocol address, cut to what was captured.
  public var senderProtocolAddress: RawSpan {
    @_lifetime(copy self) get {
      address(at: senderHardwareAddressByteCount, count: senderProtocolAddressByteCount)
    }
  }
  /// The target's hardware address, cut to what was captured.
  public var targetHardwareAddress: RawSpan {
    @_lifetime(copy self) get {
      address(
        at: senderHardwareAddressByteCount + senderProtocolAddressByteCount,
        count: targetHardwareAddressByteCount
      )
    }
  }
  /// The target's protocol address, cut to what was captured.
  public var targetProtocolAddress: RawSpan {
    @_lifetime(copy self) get {
      address(
        at: senderHardwareAddressByteCount + senderProtocolAddressByteCount
          + targetHardwareAddressByteCount,
        count: targetProtocolAddressByteCount
      )
    }
  }

  /// Whether the protocol addresses are IPv4 addresses.
  ///
  /// Some senders give trailer encapsulation's EtherType 0x1000 for IPv4 (RFC 1122 §2.3.1).
  public var isIPv4: Bool {
    (protocolType == .ipv4 || protocolType.rawValue == 0x1000)
      && senderProtocolAddressByteCount == 4 && targetProtocolAddressByteCount == 4
  }
  /// Whether the hardware addresses are MAC addresses.
  public var hasMACAddresses: Bool {
    hardwareType.usesMACAddresses && hardwareAddressByteCount == 6
  }
  /// The sender's IPv4 address, when it is one and was captured.
  public var senderIPv4Address: IPv4Address? { ipv4Address(senderProtocolAddress) }
  /// The target's IPv4 address, when it is one and was captured.
  public var targetIPv4Address: IPv4Address? { ipv4Address(targetProtocolAddress) }
  /// The sender's MAC address, when it is one and was captured.
  public var senderMACAddress: MACAddress? { macAddress(senderHardwareAddress) }
  /// The target's MAC address, when it is one and was captured.
  public var targetMACAddress: MACAddress? { macAddress(targetHardwareAddress) }

  @_lifetime(copy self)
  private func address(at offset: Int, count: Int) -> RawSpan {
    bytes.captured(fixedByteCount + offset, upTo: fixedByteCount + offset + count)
  }

  private func ipv4Address(_ octets: RawSpan) -> IPv4Address? {
    isIPv4 && octets.byteCount == 4 ? octets.ipv4Address(at: 0) : nil
  }

  private func macAddress(_ octets: RawSpan) -> MACAddress? {
    hasMACAddresses && octets.byteCount == 6 ? octets.macAddress(at: 0) : nil
  }
}
