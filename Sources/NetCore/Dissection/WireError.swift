/// Why the octets of a layer could not be read, or not all of them.
public struct WireError: Error, Hashable, Sendable {
  /// The kinds of reasons.
  public enum Reason: UInt8, Hashable, Sendable {
    /// The capture, or what an enclosing header left of it, ends inside the header.
    case truncated
    /// The version field is not the one of this layer.
    case badVersion
    /// The header's length field is below the smallest header.
    case badHeaderLength
    /// A length field of the layer contradicts the header or the enclosing layer.
    case badLength
    /// More layers than ``Dissection/maximumDepth``.
    case tooDeep

    /// The name of the reason in JSON.
    public var name: StaticString {
      switch self {
      case .truncated: "truncated"
      case .badVersion: "bad_version"
      case .badHeaderLength: "bad_header_length"
      case .badLength: "bad_length"
      case .tooDeep: "too_deep"
      }
    }
  }

  /// The layer that could not be read.
  public var layer: Layer
  /// Why.
  public var reason: Reason
  /// The octets that the layer's header needs.
  public var needed: Int
  /// The octets there were.
  public var available: Int
  /// Where the layer begins, in octets from the start of what is parsed: the view in the error of
  /// an `init(parsing:)`, the packet in ``Dissection/stop``.
  public var offset: Int

  /// An error of `layer`.
  public init(
    _ reason: Reason,
    in layer: Layer,
    needed: Int,
    available: Int,
    offset: Int = 0
  ) {
    self.layer = layer
    self.reason = reason
    self.needed = needed
    self.available = available
    self.offset = offset
  }

  /// Throws when `bytes` holds fewer than `needed` octets of `layer`.
  @inline(__always)
  static func require(_ needed: Int, of bytes: RawSpan, for layer: Layer) throws(Self) {
    guard bytes.byteCount >= needed else {
      throw Self(.truncated, in: layer, needed: needed, available: bytes.byteCount)
    }
  }
}
