internal import NetCore

/// The transport of an association: the fifth part of its five-tuple.
package enum TransportProtocol: Hashable, Sendable {
  /// The Transmission Control Protocol (RFC 9293).
  case tcp
  /// The User Datagram Protocol (RFC 768).
  case udp

  /// The name in reports.
  var name: StaticString {
    switch self {
    case .tcp: "tcp"
    case .udp: "udp"
    }
  }
}
