/// What the octets behind the newest layer of a ``Dissection`` are said to be.
public enum Upcoming: Hashable, Sendable {
  /// The outermost header.
  case linkType(LinkType)
  /// What an EtherType names.
  case etherType(EtherType)
  /// A logical link control header.
  case logicalLinkControl
  /// A subnetwork access protocol header.
  case subnetworkAccessProtocol
  /// An IP header whose version the first four bits tell.
  case ip
  /// What the protocol or next header field of an IP header names.
  case ipProtocol(IPProtocol)
  /// A message of the protocol that a port number of UDP names.
  case message(Layer)
  /// The data of a TCP segment, in which a message of the protocol that a port number names may
  /// begin, go on or end.
  case segment(Layer)
  /// A part of a datagram that began in another packet.
  case laterFragment(IPProtocol)
  /// The data of the newest layer, in which this module looks for no further layer.
  case payload
}
