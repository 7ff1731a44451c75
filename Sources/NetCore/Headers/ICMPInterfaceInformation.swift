/// What an ICMP extension object tells of an interface (RFC 5837 §4).
public struct ICMPInterfaceInformation: ~Escapable {
  /// The part that the interface had (RFC 5837 §4.1).
  public enum Role: UInt8, Sendable {
    /// The interface that the packet arrived at.
    case incoming
    /// The subordinate of it that the packet arrived at.
    case incomingSubordinate
    /// The interface that the packet would have left by.
    case outgoing
    /// The next hop that the packet would have gone to.
    case nextHop
  }

  /// The part that the interface had.
  public let role: Role
  /// The index of the interface in the router.
  public let index: UInt32?
  /// The address of the interface.
  public let address: IPAddress?
  /// The octets of the interface's name; none when the object does not tell it.
  public let name: RawSpan
  /// The MTU of the interface, in octets.
  public let mtu: UInt32?

  /// Reads the parts that `object` announces; `nil` when they do not fill it exactly.
  @_lifetime(copy object)
  public init?(_ object: borrowing ICMPExtensionObject) {
    guard object.classNumber == ICMPExtensionObject.interfaceInformation else { return nil }
    let data = object.data
    let type = object.classType
    var offset = 0
    var index: UInt32?
    var address: IPAddress?
    var mtu: UInt32?
    var nameRange = 0..<0
    if type & 0x08 != 0 {
      guard offset &+ 4 <= data.byteCount else { return nil }
      index = data.bigEndian(at: offset)
      offset &+= 4
    }
    if type & 0x04 != 0 {
      // RFC 5837 §4.2: an address family number, two reserved octets, the address.
      guard offset &+ 8 <= data.byteCount else { return nil }
      switch data.bigEndian(at: offset, as: UInt16.self) {
      case 1:
        address = .ipv4(data.ipv4Address(at: offset &+ 4))
        offset &+= 8
      case 2:
        guard offset &+ 20 <= data.byteCount else { return nil }
        address = .ipv6(data.ipv6Address(at: offset &+ 4))
        offset &+= 20
      default: return nil
      }
    }
    if type & 0x02 != 0 {
      // RFC 5837 §4.3: the length counts its own octet; zeros pad the name.
      guard offset < data.byteCount else { return nil }
      let end = offset &+ Int(data.octet(at: offset))
      guard end > offset, end <= data.byteCount else { return nil }
      nameRange = offset &+ 1..<end
      while !nameRange.isEmpty, data.octet(at: nameRange.upperBound &- 1) == 0 {
        nameRange = nameRange.lowerBound..<nameRange.upperBound &- 1
      }
      offset = end
    }
    if type & 0x01 != 0 {
      guard offset &+ 4 <= data.byteCount else { return nil }
      mtu = data.bigEndian(at: offset)
      offset &+= 4
    }
    guard offset == data.byteCount else { return nil }
    role = Role(rawValue: type >> 6) ?? .incoming
    self.index = index
    self.address = address
    self.mtu = mtu
    name = data.extracting(nameRange)
  }
}
