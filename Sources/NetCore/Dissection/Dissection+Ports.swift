// Which protocol a port number names.
extension Dissection {
  /// What a datagram with `header` holds.
  ///
  /// It is static, as is the next: a method would have all of the dissection copied for it.
  @inline(__always)
  static func upcoming(
    in header: borrowing UDPHeader,
    readsApplications: Bool
  ) -> Upcoming {
    let ports = (header.sourcePort.rawValue, header.destinationPort.rawValue)
    guard let layer = tunnel(ports) ?? (readsApplications ? datagram(ports) : nil) else {
      return .payload
    }
    return .message(layer)
  }

  /// What a segment with `header` holds.
  @inline(__always)
  static func upcoming(
    in header: borrowing TCPHeader,
    readsApplications: Bool
  ) -> Upcoming {
    guard readsApplications,
      let layer = segment((header.sourcePort.rawValue, header.destinationPort.rawValue))
    else { return .payload }
    return .segment(layer)
  }

  /// The tunnel that runs over one of two UDP ports (RFC 7348 §5, RFC 8926 §3.3).
  @inline(__always)
  private static func tunnel(_ ports: (UInt16, UInt16)) -> Layer? {
    if ports.0 == 4789 || ports.1 == 4789 { return .vxlan }
    return ports.0 == 6081 || ports.1 == 6081 ? .geneve : nil
  }

  /// The application protocol of one of two UDP ports; of two protocols, the one that ``Layer``
  /// names first.
  @inline(__always)
  private static func datagram(_ ports: (UInt16, UInt16)) -> Layer? {
    guard let first = application(overUDP: ports.0) else { return application(overUDP: ports.1) }
    guard let second = application(overUDP: ports.1) else { return first }
    return first.rawValue < second.rawValue ? first : second
  }

  @inline(__always)
  private static func application(overUDP port: UInt16) -> Layer? {
    switch port {
    case 53, 5353, 5355: .dns
    case 67, 68: .dhcp
    case 123: .ntp
    default: nil
    }
  }

  /// The application protocol of one of two TCP ports.
  @inline(__always)
  private static func segment(_ ports: (UInt16, UInt16)) -> Layer? {
    application(overTCP: ports.0) ?? application(overTCP: ports.1)
  }

  /// The protocol behind a port that is well known for it (IANA "Service Name and Transport
  /// Protocol Port Number Registry"), and the two that web servers use beside theirs.
  @inline(__always)
  private static func application(overTCP port: UInt16) -> Layer? {
    switch port {
    case 53: .dns
    case 80, 8080: .http
    case 443, 465, 563, 636, 853, 989, 990, 992...995, 5061, 8443, 8883: .tls
    default: nil
    }
  }
}
