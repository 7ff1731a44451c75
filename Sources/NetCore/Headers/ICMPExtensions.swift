/// The extension structure of an ICMP message (RFC 4884 §7).
public struct ICMPExtensions: ~Escapable {
  /// The length of the extension header, in octets.
  public static let headerByteCount = 4
  /// The length to which the quoted packet is padded where there are extensions, in octets.
  public static let minimumQuotedByteCount = 128
  /// The only version there is.
  public static let version: UInt8 = 2
  /// The structure, cut to what was captured.
  public let bytes: RawSpan

  /// The structure in `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan, of layer: Layer) throws(WireError) {
    try WireError.require(Self.headerByteCount, of: bytes, for: layer)
    self.bytes = bytes
  }

  /// The structure at `offset` of `octets`; `nil` when there is none of the only version.
  @_lifetime(copy octets)
  init?(at offset: Int, of octets: RawSpan, for layer: Layer) {
    guard let found = try? ICMPExtensions(parsing: octets.from(offset), of: layer),
      found.version == Self.version
    else { return nil }
    bytes = found.bytes
  }

  /// The structure behind a quoted packet of `length` octets, or, when the sender left the length
  /// out, behind the octets to which all pad it, if the checksum says that it is one
  /// (RFC 4884 §5.5).
  @_lifetime(copy octets)
  init?(behind length: Int, octetsOf octets: RawSpan, for layer: Layer) {
    let offset = length == 0 ? Self.minimumQuotedByteCount : length
    guard let found = ICMPExtensions(at: offset, of: octets, for: layer) else { return nil }
    if length == 0 {
      guard case .valid = found.checksumVerdict else { return nil }
    }
    bytes = found.bytes
  }

  /// The version.
  public var version: UInt8 { bytes.octet(at: 0) >> 4 }
  /// The checksum over the structure; 0 when the sender computed none.
  public var checksum: UInt16 { bytes.bigEndian(at: 2) }
  /// What verifying the checksum comes to, when the structure was captured whole.
  public var checksumVerdict: ChecksumVerdict {
    guard checksum != 0 else { return .absent }
    var sum = InternetChecksum()
    sum.add(bytes)
    if sum.isValid { return .valid }
    sum.add(~checksum)
    return .invalid(actual: checksum, expected: sum.checksum)
  }
  /// The objects.
  public var objects: ICMPExtensionObjects {
    @_lifetime(copy self) get { ICMPExtensionObjects(bytes.from(Self.headerByteCount)) }
  }
}

/// An object of an extension structure (RFC 4884 §7.1).
public struct ICMPExtensionObject: ~Escapable {
  /// The length of the object's header, in octets.
  public static let headerByteCount = 4
  /// An MPLS label stack (RFC 4950 §3).
  public static let labelStack: UInt8 = 1
  /// Interface information (RFC 5837 §4).
  public static let interfaceInformation: UInt8 = 2
  /// The whole object: header and data.
  public let bytes: RawSpan

  @_lifetime(copy bytes)
  init(_ bytes: RawSpan) { self.bytes = bytes }

  /// The length field: of the whole object, in octets.
  public var byteCount: Int { Int(bytes.bigEndian(at: 0, as: UInt16.self)) }
  /// The class.
  public var classNumber: UInt8 { bytes.octet(at: 2) }
  /// The subtype, whose meaning the class defines.
  public var classType: UInt8 { bytes.octet(at: 3) }
  /// The octets behind the header.
  public var data: RawSpan { @_lifetime(copy self) get { bytes.from(Self.headerByteCount) } }
  /// Whether the object is a label stack of whole entries.
  public var isLabelStack: Bool {
    classNumber == Self.labelStack && classType == 1 && data.byteCount % 4 == 0
  }
}

/// The objects of an extension structure, read one by one.
///
/// Each is at least four octets long, so the sequence ends however hostile the octets are.
public struct ICMPExtensionObjects: ~Escapable {
  private let octets: RawSpan
  private var offset = 0

  @_lifetime(copy octets)
  init(_ octets: RawSpan) { self.octets = octets }

  /// The next object, or `nil` behind the last and where the length of the next one lies.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> ICMPExtensionObject? {
    guard offset &+ ICMPExtensionObject.headerByteCount <= octets.byteCount else { return nil }
    let length = Int(octets.bigEndian(at: offset, as: UInt16.self))
    guard length >= ICMPExtensionObject.headerByteCount, offset &+ length <= octets.byteCount
    else { return nil }
    let start = offset
    offset &+= length
    return ICMPExtensionObject(octets.extracting(start..<offset))
  }
}
