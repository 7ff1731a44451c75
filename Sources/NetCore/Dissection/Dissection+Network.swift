// IP and its extension headers.
extension Dissection {
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readIPv4() throws(WireError) -> DissectedLayer? {
    let available = rest.byteCount
    let offset = restOffset
    var header = try IPv4Header(parsing: rest)
    network = .ipv4(header)
    finalDestination = header.finalDestination.map { .ipv4($0) }
    isFragment = header.isFragment && (header.moreFragments || header.fragmentOffset > 0)
    let headerByteCount = header.headerByteCount
    let totalLength = Int(header.totalLength)
    guard headerByteCount >= IPv4Header.minimumByteCount else {
      let needed = IPv4Header.minimumByteCount
      end(.badHeaderLength, in: .ipv4, needed: needed, available: headerByteCount, at: offset)
      return .ipv4(header)
    }
    if totalLength > 0 {
      guard totalLength >= headerByteCount else {
        end(.badLength, in: .ipv4, needed: headerByteCount, available: totalLength, at: offset)
        return .ipv4(header)
      }
      // What lies behind the total length is padding of the link layer.
      limit(to: totalLength)
      header = IPv4Header(checked: rest)
    }
    let type = header.protocol
    let isLater = header.fragmentOffset > 0
    advance(past: headerByteCount, to: isLater ? .laterFragment(type) : .ipProtocol(type))
    if available < headerByteCount {
      end(.truncated, in: .ipv4, needed: headerByteCount, available: available, at: offset)
    }
    return .ipv4(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readIPv6() throws(WireError) -> DissectedLayer? {
    let header = try IPv6Header(parsing: rest)
    network = .ipv6(header)
    finalDestination = nil
    isFragment = false
    let next = header.nextHeader
    if header.payloadLength > 0 {
      limit(to: IPv6Header.byteCount &+ Int(header.payloadLength))
    } else if next != .hopByHopOptions {
      // Only a hop-by-hop option can say how long a jumbogram is (RFC 2675 §2): no payload here.
      limit(to: IPv6Header.byteCount)
    }
    advance(past: IPv6Header.byteCount, to: .ipProtocol(next))
    return .ipv6(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readHopByHopOptions() throws(WireError) -> DissectedLayer? {
    let offset = restOffset
    let header = try IPv6OptionsHeader(parsing: rest, as: .hopByHopOptions)
    if case .ipv6(let ip) = network, ip.payloadLength == 0, header.isComplete {
      guard let length = header.options.jumboPayloadLength, length > 0xffff else {
        end(
          .badLength,
          in: .hopByHopOptions,
          needed: header.headerByteCount,
          available: 0,
          at: offset
        )
        return .hopByHopOptions(header)
      }
      limit(to: Int(length))
    }
    extend(header.headerByteCount, of: .hopByHopOptions, to: .payload)
    if stop == nil { upcoming = .ipProtocol(header.nextHeader) }
    return .hopByHopOptions(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readDestinationOptions() throws(WireError) -> DissectedLayer? {
    let header = try IPv6OptionsHeader(parsing: rest, as: .destinationOptions)
    extend(header.headerByteCount, of: .destinationOptions, to: .payload)
    if stop == nil { upcoming = .ipProtocol(header.nextHeader) }
    return .destinationOptions(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readRouting() throws(WireError) -> DissectedLayer? {
    let header = try IPv6RoutingHeader(parsing: rest)
    if finalDestination == nil { finalDestination = header.finalDestination.map { .ipv6($0) } }
    extend(header.headerByteCount, of: .routing, to: .payload)
    if stop == nil { upcoming = .ipProtocol(header.nextHeader) }
    return .routing(header)
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  mutating func readFragment() throws(WireError) -> DissectedLayer? {
    let header = try IPv6FragmentHeader(parsing: rest)
    let next = header.nextHeader
    let isLater = header.fragmentOffset > 0
    isFragment = isLater || header.moreFragments
    advance(
      past: IPv6FragmentHeader.byteCount,
      to: isLater ? .laterFragment(next) : .ipProtocol(next)
    )
    return .fragment(header)
  }
}
