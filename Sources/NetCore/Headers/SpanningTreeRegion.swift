/// The fields of a region of multiple spanning trees (IEEE Std 802.1Q-2018 clause 14.4).
public struct SpanningTreeRegion: ~Escapable {
  let bytes: RawSpan

  @_lifetime(copy bytes)
  init(bytes: RawSpan) { self.bytes = bytes }

  /// The name of the region, 32 octets of which those behind the text are zero.
  public var name: RawSpan {
    @_lifetime(copy self) get {
      var end = 39
      while end < 71, bytes.octet(at: end) != 0 { end &+= 1 }
      return bytes.captured(39, upTo: end)
    }
  }
  /// The revision of the region's configuration.
  public var revision: UInt16 { bytes.bigEndian(at: 71) }
  /// The digest of which VLAN belongs to which instance.
  public var digest: RawSpan { @_lifetime(copy self) get { bytes.captured(73, upTo: 89) } }
  /// The cost of the path to the root of the region.
  public var internalRootPathCost: UInt32 { bytes.bigEndian(at: 89) }
  /// The sender.
  public var bridgeIdentifier: BridgeIdentifier { BridgeIdentifier(bytes, at: 93) }
  /// How many bridges of the region the message may still pass.
  public var remainingHops: UInt8 { bytes.octet(at: 101) }
  /// The number of instances that the length field claims and that were captured.
  public var instanceCount: Int {
    let claimed = Int(bytes.bigEndian(at: 36, as: UInt16.self)) - 64
    return max(0, min(claimed, bytes.byteCount - SpanningTreeMessage.multipleByteCount) / 16)
  }
  /// The instance at `index`, below ``instanceCount``.
  @_lifetime(copy self)
  public func instance(at index: Int) -> SpanningTreeInstance {
    SpanningTreeInstance(bytes: bytes.from(SpanningTreeMessage.multipleByteCount &+ 16 &* index))
  }
}
