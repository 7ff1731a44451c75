/// A logical link control header (IEEE Std 802.2 clause 3).
public struct LLCHeader: ~Escapable {
  /// The length of the shortest header, in octets.
  public static let minimumByteCount = 3
  /// The header and what was captured behind it.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  ///
  /// The control field of information and supervisory frames has a second octet.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.minimumByteCount, of: bytes, for: .llc)
    if bytes.octet(at: 2) & 3 != 3 {
      try WireError.require(Self.minimumByteCount + 1, of: bytes, for: .llc)
    }
    self.bytes = bytes
  }

  /// The destination service access point with its group bit.
  public var destinationServiceAccessPoint: UInt8 { bytes.octet(at: 0) }
  /// The source service access point with its response bit.
  public var sourceServiceAccessPoint: UInt8 { bytes.octet(at: 1) }
  /// Whether the control field is one octet long: an unnumbered frame.
  public var isUnnumbered: Bool { bytes.octet(at: 2) & 3 == 3 }
  /// The control field: one octet of an unnumbered frame, else two, of which the lower is sent
  /// first.
  public var control: UInt16 {
    isUnnumbered ? UInt16(bytes.octet(at: 2)) : bytes.littleEndian(at: 2)
  }
  /// The length of the header, in octets.
  public var headerByteCount: Int { isUnnumbered ? 3 : 4 }
  /// Whether a subnetwork access protocol header follows: SAP 0xaa, unnumbered information.
  public var isFollowedBySNAP: Bool { isUnnumberedInformation(between: 0xaa) }
  /// Whether this is unnumbered information whose service access points are both `point`, whatever
  /// their lowest bits say.
  public func isUnnumberedInformation(between point: UInt8) -> Bool {
    destinationServiceAccessPoint & 0xfe == point && sourceServiceAccessPoint & 0xfe == point
      && control == 3
  }
  /// The octets behind the header.
  public var payload: RawSpan { @_lifetime(copy self) get { bytes.from(headerByteCount) } }
}
