/// Which of the two control message protocols a message belongs to.
public enum ICMPVersion: Hashable, Sendable {
  /// ICMP for IPv4 (RFC 792).
  case icmpv4
  /// ICMP for IPv6 (RFC 4443).
  case icmpv6

  /// The version that reports on packets to `address`.
  public init(for address: IPAddress) {
    switch address {
    case .ipv4: self = .icmpv4
    case .ipv6: self = .icmpv6
    }
  }

  /// The type of an echo request.
  public var echoRequestType: UInt8 {
    switch self {
    case .icmpv4: ICMPv4Type.echoRequest.rawValue
    case .icmpv6: ICMPv6Type.echoRequest.rawValue
    }
  }

  /// The type of an echo reply.
  public var echoReplyType: UInt8 {
    switch self {
    case .icmpv4: ICMPv4Type.echoReply.rawValue
    case .icmpv6: ICMPv6Type.echoReply.rawValue
    }
  }

  /// The largest number of octets of data that an echo message can carry.
  ///
  /// The 16-bit length fields count the IPv4 header and leave out the IPv6 header.
  public var maximumEchoDataByteCount: Int {
    switch self {
    case .icmpv4: 65535 - IPv4Header.minimumByteCount - EchoRequest.headerByteCount
    case .icmpv6: 65535 - EchoRequest.headerByteCount
    }
  }
}
