/// A bridge protocol data unit of the spanning tree protocols (IEEE Std 802.1D-2004 clause 9, IEEE
/// Std 802.1Q-2018 clause 14).
public struct SpanningTreeMessage: ~Escapable {
  /// The length of the shortest message, a notification of a change, in octets.
  public static let minimumByteCount = 4
  /// The length of a configuration message, in octets.
  public static let configurationByteCount = 35
  /// The length of a rapid spanning tree message, in octets.
  public static let rapidByteCount = 36
  /// The length of a multiple spanning tree message without instances, in octets.
  public static let multipleByteCount = 102
  /// The message and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the message at the start of `bytes`; only the fields that every type has must be there.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .spanningTree)
    self.bytes = bytes
  }

  /// The protocol, 0.
  public var protocolIdentifier: UInt16 { bytes.bigEndian(at: 0) }
  /// The version: 0 is IEEE 802.1D, 2 rapid, 3 multiple spanning trees, 4 shortest path bridging.
  public var version: UInt8 { bytes.octet(at: 2) }
  /// The type: 0 a configuration, 2 rapid or multiple spanning trees, 0x80 a topology change.
  public var type: UInt8 { bytes.octet(at: 3) }
  /// Whether the fields of a configuration follow the type.
  public var holdsConfiguration: Bool { protocolIdentifier == 0 && (type == 0 || type == 2) }
  /// Whether the fields of multiple spanning trees follow those of the configuration.
  public var holdsRegion: Bool { holdsConfiguration && type == 2 && (version == 3 || version == 4) }
  /// The length of the message, in octets, as its type and its own length field say it.
  public var byteCount: Int {
    guard holdsConfiguration else { return Self.minimumByteCount }
    guard type == 2 else { return Self.configurationByteCount }
    guard holdsRegion else { return Self.rapidByteCount }
    return max(Self.multipleByteCount, 38 + (versionThreeByteCount ?? 0))
  }
  /// Whether the message was captured as far as ``byteCount`` says.
  public var isComplete: Bool { bytes.byteCount >= byteCount }

  /// The fields of the common spanning tree, when they are there and were captured.
  public var configuration: SpanningTreeConfiguration? {
    @_lifetime(copy self) get {
      guard holdsConfiguration, bytes.byteCount >= Self.configurationByteCount else { return nil }
      return SpanningTreeConfiguration(bytes: bytes)
    }
  }
  /// The length of what only multiple spanning trees have, behind this field, in octets.
  public var versionThreeByteCount: Int? {
    guard holdsRegion, bytes.byteCount >= 38 else { return nil }
    return Int(bytes.bigEndian(at: 36, as: UInt16.self))
  }
  /// The fields of the region, when they are there and were captured.
  public var region: SpanningTreeRegion? {
    @_lifetime(copy self) get {
      guard holdsRegion, bytes.byteCount >= Self.multipleByteCount else { return nil }
      return SpanningTreeRegion(bytes: bytes)
    }
  }
}
