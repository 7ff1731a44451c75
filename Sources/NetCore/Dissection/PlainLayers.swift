/// The layers around the data of nearly every packet: Ethernet, IP, and TCP or UDP.
///
/// ``Dissection/nextPlain()`` reads them at once; the IP header is ``Dissection/network``.
public struct PlainLayers: ~Escapable {
  /// A header that IP carries.
  public enum Transport: ~Escapable {
    /// TCP.
    case tcp(TCPHeader)
    /// UDP.
    case udp(UDPHeader)
  }

  /// The outermost header.
  public let ethernet: EthernetHeader
  /// The innermost header.
  public let transport: Transport

  @inline(__always)
  @_lifetime(copy ethernet, copy transport)
  init(_ ethernet: EthernetHeader, _ transport: consuming Transport) {
    self.ethernet = ethernet
    self.transport = transport
  }
}
