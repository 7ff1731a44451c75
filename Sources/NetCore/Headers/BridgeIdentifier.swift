/// The identifier of a bridge (IEEE Std 802.1D-2004 clause 9.2.5): a priority before an address.
public struct BridgeIdentifier: Hashable, Sendable {
  /// The first two octets: the priority, and the system identifier extension in the lower 12 bits.
  public var priorityAndExtension: UInt16
  /// The address.
  public var address: MACAddress

  /// Reads the identifier at `offset`; traps when it does not lie within the span.
  init(_ bytes: borrowing RawSpan, at offset: Int) {
    priorityAndExtension = bytes.bigEndian(at: offset)
    address = bytes.macAddress(at: offset &+ 2)
  }

  /// The priority, a multiple of 4096.
  public var priority: UInt16 { priorityAndExtension & 0xf000 }
  /// The VLAN or the instance that the identifier holds for.
  public var systemIdentifierExtension: UInt16 { priorityAndExtension & 0x0fff }
}
