/// The fields of a configuration or rapid spanning tree message (IEEE Std 802.1D-2004 clause 9.3).
public struct SpanningTreeConfiguration: ~Escapable {
  let bytes: RawSpan

  @_lifetime(copy bytes)
  init(bytes: RawSpan) { self.bytes = bytes }

  /// The flags.
  public var flags: SpanningTreeFlags { SpanningTreeFlags(rawValue: bytes.octet(at: 4)) }
  /// The root.
  public var rootIdentifier: BridgeIdentifier { BridgeIdentifier(bytes, at: 5) }
  /// The cost of the path to the root.
  public var rootPathCost: UInt32 { bytes.bigEndian(at: 13) }
  /// The sender; of multiple spanning trees, the root of its region.
  public var bridgeIdentifier: BridgeIdentifier { BridgeIdentifier(bytes, at: 17) }
  /// The sender's port with its priority.
  public var portIdentifier: UInt16 { bytes.bigEndian(at: 25) }
  /// How old the message is, in 1/256 seconds.
  public var messageAge: UInt16 { bytes.bigEndian(at: 27) }
  /// When the message is to be forgotten, in 1/256 seconds.
  public var maximumAge: UInt16 { bytes.bigEndian(at: 29) }
  /// The time between two messages, in 1/256 seconds.
  public var helloTime: UInt16 { bytes.bigEndian(at: 31) }
  /// How long a port listens and learns, each, in 1/256 seconds.
  public var forwardDelay: UInt16 { bytes.bigEndian(at: 33) }
}
