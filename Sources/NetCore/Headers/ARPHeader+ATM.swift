// ATM has two addresses for each end, a number and a subaddress, and lengths for all of them (RFC
// 2225 §8).
extension ARPHeader {
  /// The length of the fields before the addresses in a message of ATM, in octets.
  static let atmByteCount = 12

  /// Whether the addresses are those of ATM, and lie as RFC 2225 says.
  public var isATM: Bool { hardwareType == .atm }

  var fixedByteCount: Int { isATM ? Self.atmByteCount : Self.minimumByteCount }

  /// The length of the sender's ATM number, in octets; the subaddress follows it.
  public var senderNumberByteCount: Int { atmAddressByteCount(at: 4) }
  /// The length of the target's ATM number, in octets; the subaddress follows it.
  public var targetNumberByteCount: Int { isATM ? atmAddressByteCount(at: 9) : 0 }
  /// The length of the sender's hardware address, in octets.
  public var senderHardwareAddressByteCount: Int {
    isATM
      ? senderNumberByteCount + atmAddressByteCount(at: 5) : hardwareAddressByteCount
  }
  /// The length of the target's hardware address, in octets.
  public var targetHardwareAddressByteCount: Int {
    isATM
      ? targetNumberByteCount + atmAddressByteCount(at: 10) : hardwareAddressByteCount
  }
  /// The length of the sender's protocol address, in octets.
  public var senderProtocolAddressByteCount: Int {
    isATM ? Int(bytes.octet(at: 8)) : protocolAddressByteCount
  }
  /// The length of the target's protocol address, in octets.
  public var targetProtocolAddressByteCount: Int {
    isATM ? Int(bytes.octet(at: 11)) : protocolAddressByteCount
  }

  /// The length in a type/length field, whose upper bits tell the form of the address.
  private func atmAddressByteCount(at offset: Int) -> Int { Int(bytes.octet(at: offset) & 0x3f) }
}
