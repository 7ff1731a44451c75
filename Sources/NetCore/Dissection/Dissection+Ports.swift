// Which protocol a port number names.
extension Dissection {
  /// What a datagram with `header` holds.
  @inline(__always)
  func upcoming(in header: borrowing UDPHeader) -> Upcoming {
    let ports = (header.sourcePort.rawValue, header.destinationPort.rawValue)
    guard let layer = Self.tunnel(ports) ?? (readsApplications ? Self.datagram(ports) : nil) else {
      return .payload
    }
    return .message(layer)
  }

  /// What a segment with `header` holds.
  @inline(__always)
  func upcoming(in header: borrowing TCPHeader) -> Upcoming {
    guard readsApplications,
      let layer = Self.segment((header.sourcePort.rawValue, header.destinationPort.rawValue))
    else { return .payload }
    return .message(layer)
  }

  /// The tunnel that runs over one of two UDP ports (RFC 7348 §5, RFC 8926 §3.3).
  @inline(__always)
  private static func tunnel(_ ports: (UInt16, UInt16)) -> Layer? {
    if ports.0 == 4789 || ports.1 == 4789 { return .vxlan }
    return ports.0 == 6081 || ports.1 == 6081 ? .geneve : nil
  }

  /// The application protocol of one of two UDP ports.
  private static func datagram(_ ports: (UInt16, UInt16)) -> Layer? {
    nil
  }

  /// The application protocol of one of two TCP ports.
  private static func segment(_ ports: (UInt16, UInt16)) -> Layer? {
    nil
  }
}
