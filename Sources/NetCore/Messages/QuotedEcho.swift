/// What an ICMP error tells of the echo request that it quotes.
///
/// The quotation is foreign: every length is checked, and the walk is bounded.
public struct QuotedEcho: Hashable, Sendable {
  /// Where the request was going.
  public let destination: IPAddress
  /// The identifier of the request.
  public let identifier: UInt16
  /// The sequence number of the request.
  public let sequenceNumber: UInt16
  /// The first octets of the request's data, as many as were quoted of the first eight, in network
  /// byte order and behind them zeros.
  public let cookiePrefix: UInt64
  /// How many octets of ``cookiePrefix`` were quoted: 0 to 8.
  public let cookieByteCount: Int

  /// The IPv6 extension headers that are passed over at most; no packet of ours has any, but a
  /// router on the way may have added some.
  private static let maximumExtensionHeaderCount = 8

  /// The request that `message`, the beginning of a quoted ICMP message to `destination`, is;
  /// `nil` when it is something else or its header was not quoted.
  public init?(_ message: RawSpan, _ version: ICMPVersion, destination: IPAddress) {
    guard message.byteCount >= EchoRequest.headerByteCount,
      message.octet(at: 0) == version.echoRequestType, message.octet(at: 1) == 0
    else { return nil }
    self.destination = destination
    identifier = message.bigEndian(at: 4)
    sequenceNumber = message.bigEndian(at: 6)
    let data = message.extracting(droppingFirst: EchoRequest.headerByteCount)
    cookieByteCount = min(EchoCookie.byteCount, data.byteCount)
    var prefix: UInt64 = 0
    for index in 0..<EchoCookie.byteCount {
      prefix = prefix << 8 | (index < data.byteCount ? UInt64(data.octet(at: index)) : 0)
    }
    cookiePrefix = prefix
  }

  /// The request in a quoted IPv4 packet.
  init?(inIPv4Packet packet: RawSpan) {
    guard let header = try? IPv4Header(parsing: packet),
      header.headerByteCount >= IPv4Header.minimumByteCount, header.isComplete,
      header.protocol == .icmpv4, header.fragmentOffset == 0
    else { return nil }
    // The total length is not looked at: some routers quote it changed.
    self.init(
      packet.extracting(droppingFirst: header.headerByteCount),
      .icmpv4,
      destination: .ipv4(header.destination)
    )
  }

  /// The request in a quoted IPv6 packet.
  init?(inIPv6Packet packet: RawSpan) {
    guard let header = try? IPv6Header(parsing: packet) else { return nil }
    var next = header.nextHeader
    var offset = IPv6Header.byteCount
    for _ in 0...Self.maximumExtensionHeaderCount {
      let rest = packet.extracting(droppingFirst: offset)
      switch next {
      case .icmpv6:
        self.init(rest, .icmpv6, destination: .ipv6(header.destination))
        return
      case .hopByHopOptions, .destinationOptions, .ipv6Routing:
        // All three begin with the next header and their length in eights beyond the first.
        guard rest.byteCount >= 2 else { return nil }
        next = IPProtocol(rawValue: rest.octet(at: 0))
        offset += (Int(rest.octet(at: 1)) + 1) * 8
      case .ipv6Fragment:
        guard let fragment = try? IPv6FragmentHeader(parsing: rest), fragment.fragmentOffset == 0
        else { return nil }
        next = fragment.nextHeader
        offset += IPv6FragmentHeader.byteCount
      default: return nil
      }
      guard offset <= packet.byteCount else { return nil }
    }
    return nil
  }

  /// Whether nothing that was quoted speaks against `cookie`, of a request with `dataByteCount`
  /// octets of data.
  public func agrees(with cookie: EchoCookie, dataByteCount: Int) -> Bool {
    let count = min(cookieByteCount, dataByteCount)
    guard count > 0 else { return true }
    return (cookiePrefix ^ cookie.rawValue) >> UInt64(64 - 8 * count) == 0
  }
}
