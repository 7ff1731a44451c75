/// What an ICMP error says, apart from the packet it speaks of.
public struct ICMPErrorReason: Hashable, Sendable {
  /// The protocol that the type and code belong to.
  public let version: ICMPVersion
  /// The type.
  public let type: UInt8
  /// The code.
  public let code: UInt8
  /// What else the message tells, by its type: an MTU in octets, the offset of the octet complained
  /// about, or the address of a gateway; otherwise without meaning.
  public let information: UInt32

  /// A reason.
  public init(_ version: ICMPVersion, type: UInt8, code: UInt8, information: UInt32 = 0) {
    self.version = version
    self.type = type
    self.code = code
    self.information = information
  }

  /// Whether the packet spoken of went on its way all the same: a redirect, or a source quench.
  public var isNotice: Bool {
    guard version == .icmpv4 else { return false }
    let type = ICMPv4Type(rawValue: type)
    return type == .redirect || type == .sourceQuench
  }
}
