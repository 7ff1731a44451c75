/// A message that tells about a packet and quotes its beginning (RFC 792, RFC 4443 §3).
public struct ICMPErrorMessage: ~Escapable {
  /// The length of what stands in front of the quoted packet, in octets.
  public static let headerByteCount = 8
  /// The whole message.
  public let bytes: RawSpan
  private let version: ICMPVersion

  /// Reads the message that is `bytes`; `nil` when it quotes nothing or is too short.
  @_lifetime(copy bytes)
  public init?(parsing bytes: RawSpan, _ version: ICMPVersion) {
    guard bytes.byteCount >= Self.headerByteCount else { return nil }
    let type = bytes.octet(at: 0)
    switch version {
    case .icmpv4: guard ICMPv4Type(rawValue: type).isError else { return nil }
    case .icmpv6: guard ICMPv6Type(rawValue: type).isError else { return nil }
    }
    self.bytes = bytes
    self.version = version
  }

  /// What the message says.
  public var reason: ICMPErrorReason {
    let rest: UInt32 = bytes.bigEndian(at: 4)
    let type = bytes.octet(at: 0)
    let information =
      switch (version, ICMPv4Type(rawValue: type)) {
      // RFC 1191 §4: the MTU of the next hop lies in the last two octets.
      case (.icmpv4, .destinationUnreachable): rest & 0xffff
      // RFC 792: the pointer is one octet.
      case (.icmpv4, .parameterProblem): rest >> 24
      default: rest
      }
    return ICMPErrorReason(
      version,
      type: type,
      code: bytes.octet(at: 1),
      information: information
    )
  }

  /// Where the quoted packet was going when it is an ICMP message whose header was not quoted whole:
  /// it may be an echo request, and does not tell which.
  public var destinationOfCutMessage: IPAddress? {
    let packet = bytes.extracting(droppingFirst: Self.headerByteCount)
    switch version {
    case .icmpv4:
      guard let header = try? IPv4Header(parsing: packet), header.protocol == .icmpv4,
        header.fragmentOffset == 0,
        packet.byteCount - header.headerByteCount < EchoRequest.headerByteCount
      else { return nil }
      return .ipv4(header.destination)
    case .icmpv6:
      guard let header = try? IPv6Header(parsing: packet), header.nextHeader == .icmpv6,
        packet.byteCount - IPv6Header.byteCount < EchoRequest.headerByteCount
      else { return nil }
      return .ipv6(header.destination)
    }
  }

  /// The echo request that is quoted; `nil` when it is none, or not enough of it is there.
  public var quotedEcho: QuotedEcho? {
    let packet = bytes.extracting(droppingFirst: Self.headerByteCount)
    switch version {
    case .icmpv4: return QuotedEcho(inIPv4Packet: packet)
    case .icmpv6: return QuotedEcho(inIPv6Packet: packet)
    }
  }
}
