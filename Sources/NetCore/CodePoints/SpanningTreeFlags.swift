/// The flags of a spanning tree message (IEEE Std 802.1D-2004 clause 9.3.3).
public struct SpanningTreeFlags: OptionSet, Hashable, Sendable {
  /// The octet.
  public var rawValue: UInt8

  /// The flags in `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The topology changes.
  public static let topologyChange = Self(rawValue: 0x01)
  /// The port wants to forward.
  public static let proposal = Self(rawValue: 0x02)
  /// The port learns addresses.
  public static let learning = Self(rawValue: 0x10)
  /// The port forwards frames.
  public static let forwarding = Self(rawValue: 0x20)
  /// The neighbour's proposal is agreed to.
  public static let agreement = Self(rawValue: 0x40)
  /// A change of topology was heard of.
  public static let topologyChangeAcknowledgment = Self(rawValue: 0x80)

  /// The role of the port: 0 unknown, 1 alternate or backup, 2 root, 3 designated.
  public var portRole: UInt8 { rawValue >> 2 & 3 }
}
