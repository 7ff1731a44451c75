internal import Glibc
internal import NetCore

/// An error that the kernel queued about a sent packet (`struct sock_extended_err`, ip(7)).
public struct ExtendedError: Hashable, Sendable {
  /// Where the error came from.
  public enum Origin: UInt8, Sendable {
    /// This host.
    case local = 1
    /// An ICMP message.
    case icmp = 2
    /// An ICMPv6 message.
    case icmp6 = 3
    /// A send time stamp, not an error.
    case timestamping = 4
  }

  /// The error number.
  public let errno: UInt32
  /// Where the error came from; `nil` for an origin this module does not know.
  public let origin: Origin?
  /// The ICMP type.
  public let type: UInt8
  /// The ICMP code.
  public let code: UInt8
  /// What else the error tells: the path MTU for EMSGSIZE.
  public let info: UInt32
  /// More data: the packet's own number for a time stamp.
  public let data: UInt32
  /// Who sent the ICMP message, with the interface where the address needs one.
  public let offender: SocketAddress?
}

extension ControlMessage {
  /// The queued error (`IP_RECVERR`, `IPV6_RECVERR`).
  public var extendedError: ExtendedError? {
    guard
      level == Int32(IPPROTO_IP) && type == IP_RECVERR
        || level == Int32(IPPROTO_IPV6) && type == IPV6_RECVERR, data.byteCount >= 16
    else { return nil }
    // Without an offender the kernel leaves an address of no family.
    let offender = SocketAddress(kernelOctets: data.extracting(droppingFirst: 16))
    return ExtendedError(
      errno: UInt32(hostOrder: data, at: 0),
      origin: ExtendedError.Origin(rawValue: data.octet(at: 4)),
      type: data.octet(at: 5),
      code: data.octet(at: 6),
      info: UInt32(hostOrder: data, at: 8),
      data: UInt32(hostOrder: data, at: 12),
      offender: offender?.address == nil ? nil : offender
    )
  }
}
