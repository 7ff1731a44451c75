/// What a message tells of one of several spanning trees (IEEE Std 802.1Q-2018 clause 14.4.1).
public struct SpanningTreeInstance: ~Escapable {
  let bytes: RawSpan

  @_lifetime(copy bytes)
  init(bytes: RawSpan) { self.bytes = bytes }

  /// The flags.
  public var flags: SpanningTreeFlags { SpanningTreeFlags(rawValue: bytes.octet(at: 0)) }
  /// The root of the instance in this region; its extension is the number of the instance.
  public var regionalRootIdentifier: BridgeIdentifier { BridgeIdentifier(bytes, at: 1) }
  /// The cost of the path to that root.
  public var rootPathCost: UInt32 { bytes.bigEndian(at: 9) }
  /// The sender's priority, in its upper four bits.
  public var bridgePriority: UInt8 { bytes.octet(at: 13) }
  /// The port's priority, in its upper four bits.
  public var portPriority: UInt8 { bytes.octet(at: 14) }
  /// How many bridges of the region the message may still pass.
  public var remainingHops: UInt8 { bytes.octet(at: 15) }
}
