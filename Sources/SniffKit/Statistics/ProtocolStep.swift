internal import NetCore

/// What follows in a packet: a layer that was read, or what the layer before announced.
enum ProtocolStep: Hashable, Sendable {
  /// A layer.
  case layer(Layer)
  /// A link type that is not read.
  case linkType(LinkType)
  /// An EtherType that is not read.
  case etherType(EtherType)
  /// An IP protocol that is not read.
  case ipProtocol(IPProtocol)
  /// A part of a datagram whose beginning, with its headers, is in another packet.
  case laterFragment
  /// What comes behind the first few numbers that are not read.
  case other

  /// What the octets behind the last layer are said to be; `nil` when they are data, or nothing.
  init?(unread upcoming: Upcoming) {
    switch upcoming {
    case .linkType(let type): self = .linkType(type)
    case .etherType(let type): self = .etherType(type)
    case .ipProtocol(.noNextHeader): return nil
    case .ipProtocol(let type): self = .ipProtocol(type)
    case .laterFragment: self = .laterFragment
    default: return nil
    }
  }

  /// Whether it is the number of a protocol that is not read.
  var isUnread: Bool {
    switch self {
    case .layer, .laterFragment, .other: false
    case .linkType, .etherType, .ipProtocol: true
    }
  }

  /// Appends the name of the layer as in JSON, or the number that announced it.
  func append(to buffer: inout LineBuffer) {
    switch self {
    case .layer(let layer): buffer.append(layer.name)
    case .linkType(let type):
      buffer.append("link_type_")
      buffer.append(decimal: type.rawValue)
    case .etherType(let type):
      buffer.append("ethertype_0x")
      buffer.append(hexadecimal: UInt64(type.rawValue), digits: 4)
    case .ipProtocol(let type):
      buffer.append("protocol_")
      buffer.append(decimal: type.rawValue)
    case .laterFragment: buffer.append("later_fragment")
    case .other: buffer.append("other")
    }
  }
}
