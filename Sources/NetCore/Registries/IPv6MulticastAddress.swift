/// The parts of an IPv6 multicast address: `ff`, four flags, four bits of scope and the group
/// (RFC 4291 §2.7, RFC 3306, RFC 3956).
public struct IPv6MulticastAddress: Hashable, Sendable {
  /// The whole address, in ff00::/8.
  public let address: IPv6Address

  /// The parts of `address`, or `nil` when it is not in ff00::/8.
  public init?(_ address: IPv6Address) {
    guard address.isMulticast else { return nil }
    self.address = address
  }

  /// The four flag bits, X R P T from the most significant.
  public var flagBits: UInt8 { UInt8(truncatingIfNeeded: address.high >> 52 & 0xf) }

  /// T: the group is transient rather than assigned by IANA (RFC 4291 §2.7).
  public var isTransient: Bool { flagBits & 0b0001 != 0 }

  /// P: the group holds a unicast prefix (RFC 3306 §4); T must be set with it.
  public var isPrefixBased: Bool { flagBits & 0b0010 != 0 }

  /// R: the group holds the address of its rendezvous point (RFC 3956 §3); P and T must be set with
  /// it.
  public var embedsRendezvousPoint: Bool { flagBits & 0b0100 != 0 }

  /// Whether the combination of flags is one that a document defines.
  public var hasDefinedFlags: Bool {
    switch flagBits {
    case 0b0000, 0b0001, 0b0011, 0b0111: true
    default: false
    }
  }

  /// How far packets to the group may travel.
  public var scope: IPv6MulticastScope {
    IPv6MulticastScope(rawValue: UInt8(truncatingIfNeeded: address.high >> 48))
  }

  /// Whether the group is source-specific: ff3x::/32 (RFC 4607 §1).
  public var isSourceSpecific: Bool { flagBits == 0b0011 && address.group(1) == 0 }

  /// Whether the group is a solicited-node address: ff02::1:ff00:0/104 (RFC 4291 §2.7.1).
  public var isSolicitedNode: Bool {
    address.high == 0xff02_0000_0000_0000 && address.low >> 24 == 0x1_ff
  }

  /// The MAC address that frames to the group carry: 33:33 and the low 32 bits (RFC 2464 §7).
  public var mac: MACAddress {
    MACAddress(rawValue: 0x3333_0000_0000 | address.low & 0xffff_ffff)
  }

  /// The name of a group that every node or every router listens to (RFC 4291 §2.7.1), or `nil`.
  public var wellKnownName: StaticString? {
    if isSolicitedNode { return "Solicited-Node" }
    switch (address.high, address.low) {
    case (0xff01_0000_0000_0000, 1), (0xff02_0000_0000_0000, 1): return "All Nodes"
    case (0xff01_0000_0000_0000, 2), (0xff02_0000_0000_0000, 2), (0xff05_0000_0000_0000, 2):
      return "All Routers"
    default: return nil
    }
  }
}
