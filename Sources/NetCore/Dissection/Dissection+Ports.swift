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

  /// The tunnel that runs over one of two UDP ports.
  private static func tunnel(_ ports: (UInt16, UInt16)) -> Layer? {
    nil
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
