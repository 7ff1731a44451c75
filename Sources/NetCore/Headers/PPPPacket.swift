/// A packet behind a PPP header whose protocol is no layer of its own, such as one of LCP.
public struct PPPPacket: ~Escapable {
  /// The protocol.
  public let type: PPPProtocol
  /// The octets from the header on.
  public let bytes: RawSpan
  /// Where the packet begins in ``bytes``, in octets.
  public let start: Int
  /// The length of the packet on the wire, in octets.
  public let wireByteCount: Int
  /// Whether the frame is of link type PPP in HDLC-like framing.
  public let isFramed: Bool

  /// The packet `start` octets behind the start of `bytes`.
  @_lifetime(copy bytes)
  public init(
    type: PPPProtocol,
    bytes: RawSpan,
    start: Int,
    wireByteCount: Int,
    isFramed: Bool
  ) {
    self.type = type
    self.bytes = bytes
    self.start = start
    self.wireByteCount = wireByteCount
    self.isFramed = isFramed
  }

  /// The octets of the packet that were captured.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(start) } }

  /// The octets from `first` up to `end`, in octets from the start of the packet, cut to those
  /// there are; `first` may reach into the header.
  @_lifetime(copy self)
  public func octets(_ first: Int, upTo end: Int) -> RawSpan {
    bytes.captured(start &+ first, upTo: start &+ end)
  }

  /// The option `offset` octets behind the start of a control protocol's message.
  @_lifetime(copy self)
  public func option(at offset: Int) -> PPPOption {
    PPPOption(bytes: bytes.from(start &+ offset), isFramed: isFramed)
  }
}
