/// One chunk of an SCTP packet (RFC 9260 §3.2).
public struct SCTPChunk: ~Escapable {
  /// The length of the fields that every chunk begins with, in octets.
  public static let headerByteCount = 4
  /// The chunk, cut to what was captured, without the padding behind it.
  public let bytes: RawSpan

  /// Reads the chunk at the start of `bytes`, or `nil` when its fixed fields are not there.
  @_lifetime(copy bytes)
  public init?(_ bytes: RawSpan) {
    guard bytes.byteCount >= Self.headerByteCount else { return nil }
    self.bytes = bytes.captured(0, upTo: max(Int(bytes.bigEndian(at: 2, as: UInt16.self)), 4))
  }

  /// The type.
  public var type: SCTPChunkType { SCTPChunkType(rawValue: bytes.octet(at: 0)) }
  /// The flags, which the type defines.
  public var flags: UInt8 { bytes.octet(at: 1) }
  /// The length of the chunk with its fixed fields and without padding, in octets.
  public var length: UInt16 { bytes.bigEndian(at: 2) }
  /// Whether the whole chunk was captured.
  public var isComplete: Bool { bytes.byteCount >= Int(length) }
  /// What stands behind the fixed fields, cut to what was captured.
  public var value: RawSpan { @_lifetime(copy self) get { bytes.from(Self.headerByteCount) } }
}

/// The chunks of an SCTP packet, read one by one.
///
/// A chunk whose length is below that of its fixed fields is the last: nothing tells where the next
/// one begins. So each takes four octets at least, and the sequence ends.
public struct SCTPChunks: ~Escapable {
  private var rest: RawSpan

  /// The chunks in `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { rest = octets }

  /// The next chunk, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> SCTPChunk? {
    guard let chunk = SCTPChunk(rest) else { return nil }
    let length = Int(chunk.length)
    // Chunks begin on multiples of four octets.
    rest = rest.from(length < SCTPChunk.headerByteCount ? rest.byteCount : (length &+ 3) & ~3)
    return chunk
  }
}
