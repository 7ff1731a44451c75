internal import NetCore

extension Subject {
  /// The longest text that is looked at, in octets: any address, prefix, port or service name is
  /// shorter.
  package static let maximumByteCount = 255

  /// Reads an input: an address, a prefix, a port, an address with a port, or a service name.
  ///
  /// A text that can be read in more than one way is refused rather than guessed at.
  package init(text: Span<UInt8>) throws(InvalidInput) {
    guard text.count > 0 else { throw InvalidInput("it is empty") }
    guard text.count <= Self.maximumByteCount else {
      throw InvalidInput("\(text.count) octets are too long for an address, a prefix or a port")
    }
    if text[0] == UInt8(ascii: "[") {
      self = try Self.bracketed(text)
    } else if let slash = text.firstOffset(of: UInt8(ascii: "/")) {
      self = try Self.divided(
        text.extracting(0..<slash),
        text.extracting(slash + 1..<text.count),
        whole: text
      )
    } else {
      self = try Self.undivided(text)
    }
  }

  /// Reads an input.
  package init(_ text: String) throws(InvalidInput) {
    try self.init(text: text.utf8Span.span)
  }

  /// `[address]` and `[address]:port`, as in a URL (RFC 3986 §3.2.2).
  private static func bracketed(_ text: Span<UInt8>) throws(InvalidInput) -> Self {
    guard let end = text.firstOffset(of: UInt8(ascii: "]")) else {
      throw InvalidInput("']' is missing")
    }
    let inner = text.extracting(1..<end)
    guard inner.firstOffset(of: UInt8(ascii: ":")) != nil else {
      throw InvalidInput("brackets hold an IPv6 address, which this is not")
    }
    let (address, zone) = try zonedAddress(inner)
    guard end + 1 < text.count else { return .address(address, zone: zone) }
    guard text[end + 1] == UInt8(ascii: ":") else {
      throw InvalidInput("only ':' and a port may follow ']'")
    }
    return .endpoint(address, zone: zone, try port(text.extracting(end + 2..<text.count)))
  }

  private static func undivided(_ text: Span<UInt8>) throws(InvalidInput) -> Self {
    if text.isDecimal { return .port(try port(text), transport: nil) }
    guard let colon = text.firstOffset(of: UInt8(ascii: ":")) else {
      guard text.looksLikeIPv4 else { return .service(try serviceName(text), transport: nil) }
      return .address(.ipv4(try ipv4(text)), zone: nil)
    }
    let behindColon = text.extracting(colon + 1..<text.count)
    guard behindColon.firstOffset(of: UInt8(ascii: ":")) == nil else {
      let (address, zone) = try zonedAddress(text)
      return .address(address, zone: zone)
    }
    // One colon alone is never an IPv6 address.
    guard colon > 0 else { return .port(try port(behindColon), transport: nil) }
    let host = text.extracting(0..<colon)
    guard host.looksLikeIPv4 else {
      throw InvalidInput(
        "what stands before ':' is no IPv4 address; host names are not looked up, and an IPv6 "
          + "address with a port is written [address]:port"
      )
    }
    return .endpoint(.ipv4(try ipv4(host)), zone: nil, try port(behindColon))
  }

  /// `address/length`, `address/mask`, `port/transport`, `transport/port`, `service/transport`.
  private static func divided(
    _ left: Span<UInt8>,
    _ right: Span<UInt8>,
    whole: Span<UInt8>
  ) throws(InvalidInput) -> Self {
    guard left.count > 0 else { throw InvalidInput("nothing stands before '/'") }
    guard right.count > 0 else { throw InvalidInput("the length or mask behind '/' is missing") }
    guard right.firstOffset(of: UInt8(ascii: "/")) == nil else {
      throw InvalidInput("'/' is given twice")
    }
    if left.isDecimal, right[0].isASCIILetter {
      return .port(try port(left), transport: try transport(right))
    }
    if right.isDecimal, left.isTransport {
      return .port(try port(right), transport: try transport(left))
    }
    if left.isServiceName, right.isTransport {
      return .service(try serviceName(left), transport: try transport(right))
    }
    guard left.firstOffset(of: UInt8(ascii: ":")) == nil else {
      let (address, zone) = try zonedAddress(left)
      let length = try PrefixLength(text: right, of: address)
      return try prefix(address, zone: zone, length: length)
    }
    let address = IPAddress.ipv4(try ipv4Network(left, right))
    return try prefix(address, zone: nil, length: PrefixLength(text: right, of: address))
  }

  private static func prefix(
    _ address: IPAddress,
    zone: String?,
    length: PrefixLength
  ) throws(InvalidInput) -> Self {
    guard let prefix = IPPrefix(containing: address, length: length.bitCount) else {
      throw InvalidInput("a prefix of this version has at most \(address.bitWidth) bits")
    }
    return .prefix(prefix, address: address, zone: zone)
  }
}
