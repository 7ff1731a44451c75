/// A PPP header (RFC 1661 §2), with the address and control fields of HDLC-like framing (RFC 1662
/// §3.1) where they were not compressed away.
public struct PPPHeader: ~Escapable {
  /// The address and control fields of every frame, as one number.
  public static let allStationsUnnumbered: UInt16 = 0xff03
  /// The header and what was captured behind it.
  public let bytes: RawSpan
  /// Whether the frame is of link type PPP in HDLC-like framing: the address is always there, and
  /// the protocol field is never compressed.
  public let isFramed: Bool

  /// Reads the header at the start of `bytes`, whose fields may be compressed (RFC 1661 §6.5, §6.6).
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(2, of: bytes, for: .ppp)
    self.bytes = bytes
    isFramed = false
    let needed = Self.addressByteCount(of: bytes) + 1
    try WireError.require(needed, of: bytes, for: .ppp)
    try WireError.require(headerByteCount, of: bytes, for: .ppp)
  }

  /// Reads the header of a frame whose address, control and protocol fields are always whole.
  @_lifetime(copy bytes)
  public init(parsingFramed bytes: RawSpan) throws(WireError) {
    try WireError.require(4, of: bytes, for: .ppp)
    self.bytes = bytes
    isFramed = true
  }

  /// The length of the address and control fields, in octets: 0 when they were left out.
  public var addressByteCount: Int { isFramed ? 2 : Self.addressByteCount(of: bytes) }
  /// The address; some systems write there whether a frame was received, 0, or sent, 1.
  public var address: UInt8? { addressByteCount > 0 ? bytes.octet(at: 0) : nil }
  /// The control field.
  public var control: UInt8? { addressByteCount > 0 ? bytes.octet(at: 1) : nil }
  /// The length of the header, in octets.
  public var headerByteCount: Int {
    let start = addressByteCount
    return !isFramed && bytes.octet(at: start) & 1 != 0 ? start + 1 : start + 2
  }
  /// The protocol; `nil` behind an address that PPP does not have.
  public var protocolType: PPPProtocol? {
    let start = addressByteCount
    if isFramed, bytes.octet(at: 0) != 0xff { return nil }
    guard headerByteCount - start == 1 else {
      return PPPProtocol(rawValue: bytes.bigEndian(at: start))
    }
    return PPPProtocol(rawValue: UInt16(bytes.octet(at: start)))
  }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(headerByteCount) } }

  private static func addressByteCount(of bytes: RawSpan) -> Int {
    switch bytes.bigEndian(at: 0, as: UInt16.self) {
    // The first two are pppd's, which tells the direction in place of the address.
    case 0x0003, 0x0103, allStationsUnnumbered: 2
    default: 0
    }
  }
}
