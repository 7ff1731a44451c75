// What UDP and TCP carry, where a port number names it.
extension Dissection {
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readDNS() throws(WireError) -> DissectedLayer? {
    let message = try DNSMessage(parsing: rest)
    advance(past: rest.byteCount, to: .payload)
    return .dns(message)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readDHCP() throws(WireError) -> DissectedLayer? {
    let message = try DHCPMessage(parsing: rest)
    advance(past: rest.byteCount, to: .payload)
    return .dhcp(message)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readNTP() throws(WireError) -> DissectedLayer? {
    let message = try NTPMessage(parsing: rest)
    advance(past: rest.byteCount, to: .payload)
    return .ntp(message)
  }

  /// Reads the message that begins with a segment's data; `nil` when none does, as in the middle
  /// of a stream.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readSegment(_ layer: Layer) throws(WireError) -> DissectedLayer? {
    upcoming = .payload
    let bytes = rest
    switch layer {
    case .dns:
      // RFC 1035 §4.2.2: two octets in front of the message tell its length.
      guard bytes.byteCount >= 2,
        Int(bytes.bigEndian(at: 0, as: UInt16.self)) == restWireByteCount &- 2
      else { return nil }
      advance(past: 2, to: .message(.dns))
      return try readDNS()
    case .tls:
      guard let hello = TLSClientHello(beginning: bytes) else { return nil }
      advance(past: bytes.byteCount, to: .payload)
      return .tls(hello)
    case .http:
      guard let line = HTTPStartLine(beginning: bytes) else { return nil }
      advance(past: bytes.byteCount, to: .payload)
      return .http(line)
    default: return nil
    }
  }
}
