internal import Glibc
public import NetCore

/// Where a datagram was sent to (`IP_PKTINFO`, ip(7); `IPV6_PKTINFO`, ipv6(7)).
public struct PacketInfo: Hashable, Sendable {
  /// The address of this machine that an answer is to come from.
  public let localAddress: IPAddress
  /// The index of the interface that the datagram came in by.
  public let interfaceIndex: UInt32
}

extension ControlMessage {
  /// Where the datagram was sent to.
  public var packetInfo: PacketInfo? {
    // struct in_pktinfo: the interface's index, the local address, the header's destination, which
    // may be a broadcast address.
    if level == Int32(IPPROTO_IP), type == IP_PKTINFO, data.byteCount >= 12 {
      return PacketInfo(
        localAddress: .ipv4(IPv4Address(rawValue: data.bigEndian(at: 4))),
        interfaceIndex: UInt32(hostOrder: data, at: 0)
      )
    }
    // struct in6_pktinfo: the destination and the interface's index.
    if level == Int32(IPPROTO_IPV6), type == IPV6_PKTINFO, data.byteCount >= 20 {
      return PacketInfo(
        localAddress: .ipv6(IPv6Address(high: data.bigEndian(at: 0), low: data.bigEndian(at: 8))),
        interfaceIndex: UInt32(hostOrder: data, at: 16)
      )
    }
    return nil
  }
}

extension SocketOption {
  /// `IP_PKTINFO`: report where a datagram was sent to.
  public static var ipv4PacketInfo: Self { Self(level: Int32(IPPROTO_IP), name: IP_PKTINFO) }
  /// `IPV6_RECVPKTINFO`: report where a datagram was sent to.
  public static var ipv6ReceivePacketInfo: Self {
    Self(level: Int32(IPPROTO_IPV6), name: IPV6_RECVPKTINFO)
  }
}

extension IPAddress {
  /// The control message that makes a datagram leave from this address, of the interface that
  /// routing chooses (cmsg(3)).
  var sendingControlOctets: [UInt8] {
    var data: [UInt8] = []
    let level: Int32
    let type: Int32
    switch self {
    case .ipv4(let address):
      (level, type) = (Int32(IPPROTO_IP), IP_PKTINFO)
      appendHostOrder(UInt32(0), appendTo: &data)
      appendHostOrder(address.rawValue.bigEndian, appendTo: &data)
      appendHostOrder(UInt32(0), appendTo: &data)
    case .ipv6(let address):
      (level, type) = (Int32(IPPROTO_IPV6), IPV6_PKTINFO)
      appendHostOrder(address.high.bigEndian, appendTo: &data)
      appendHostOrder(address.low.bigEndian, appendTo: &data)
      appendHostOrder(UInt32(0), appendTo: &data)
    }
    var octets: [UInt8] = []
    appendHostOrder(UInt(MemoryLayout<UInt>.size + 8 + data.count), appendTo: &octets)
    appendHostOrder(level, appendTo: &octets)
    appendHostOrder(type, appendTo: &octets)
    octets += data
    while octets.count % MemoryLayout<UInt>.size != 0 { octets.append(0) }
    return octets
  }
}
