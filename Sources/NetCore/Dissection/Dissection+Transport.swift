// What IP carries.
extension Dissection {
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readICMPv4() throws(WireError) -> DissectedLayer? {
    let message = try ICMPv4Message(parsing: rest)
    advance(past: ICMPv4Message.headerByteCount, to: .payload)
    return .icmpv4(message)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readICMPv6() throws(WireError) -> DissectedLayer? {
    let message = try ICMPv6Message(parsing: rest)
    advance(past: ICMPv6Message.headerByteCount, to: .payload)
    return .icmpv6(message)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readIGMP() throws(WireError) -> DissectedLayer? {
    let message = try IGMPMessage(parsing: rest)
    advance(past: IGMPMessage.headerByteCount, to: .payload)
    return .igmp(message)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readUDP() throws(WireError) -> DissectedLayer? {
    let offset = restOffset
    let header = try UDPHeader(parsing: rest)
    var length = Int(header.length)
    // RFC 2675 §4: 0 stands for a length that 16 bits cannot hold.
    if length == 0, restWireByteCount > 0xffff { length = restWireByteCount }
    if length < UDPHeader.byteCount {
      end(.badLength, in: .udp, needed: UDPHeader.byteCount, available: length, at: offset)
    } else if length < restWireByteCount {
      limit(to: length)
    }
    advance(
      past: UDPHeader.byteCount,
      to: Self.upcoming(in: header, readsApplications: readsApplications)
    )
    return .udp(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readTCP() throws(WireError) -> DissectedLayer? {
    let offset = restOffset
    let available = rest.byteCount
    let claimed = restWireByteCount
    let header = try TCPHeader(parsing: rest)
    let headerByteCount = header.headerByteCount
    advance(
      past: max(headerByteCount, TCPHeader.minimumByteCount),
      to: Self.upcoming(in: header, readsApplications: readsApplications)
    )
    if headerByteCount < TCPHeader.minimumByteCount {
      let needed = TCPHeader.minimumByteCount
      end(.badHeaderLength, in: .tcp, needed: needed, available: headerByteCount, at: offset)
    } else if headerByteCount > claimed {
      end(.badLength, in: .tcp, needed: headerByteCount, available: claimed, at: offset)
    } else if headerByteCount > available {
      end(.truncated, in: .tcp, needed: headerByteCount, available: available, at: offset)
    }
    return .tcp(header)
  }
}
