internal import NetCore

/// What ends the octets in which the reading of a packet stopped.
enum OctetsEnd {
  /// The packet itself.
  case packet
  /// The capture, which did not keep the whole packet.
  case capture
  /// A length field of a header around them.
  case length
  /// The message that quotes the packet.
  case quotation
}

extension LineBuffer {
  /// Appends why the reading of a packet stopped at octet `offset`, as a sentence.
  mutating func append(reasonOf stop: WireError, at offset: Int, _ end: OctetsEnd) {
    append("Stopped in the layer ")
    append(stop.layer.name)
    append(" at 0x")
    append(hexadecimal: UInt64(offset), digits: 4)
    append(": ")
    switch stop.reason {
    case .truncated:
      append("it needs ")
      append(decimal: stop.needed)
      append(stop.needed == 1 ? " octet and " : " octets and ")
      append(decimal: stop.available)
      append(stop.available == 1 ? " is there; " : " are there; ")
      switch end {
      case .packet: append("the packet ends before.")
      case .capture: append("the rest was not captured.")
      case .length: append("by the length in a header around it, it ends before.")
      case .quotation: append("the rest is not quoted.")
      }
    case .badVersion: append("its version is not that of the protocol.")
    case .badHeaderLength:
      append("its header length says ")
      append(decimal: stop.available)
      append(" octets, and the smallest header has ")
      append(decimal: stop.needed)
      append(".")
    case .badLength:
      append("a length field contradicts the header or what holds it: ")
      append(decimal: stop.needed)
      append(" octets are needed and ")
      append(decimal: stop.available)
      append(" claimed.")
    case .tooDeep: append("there are too many headers in one another.")
    }
  }

  /// Appends why no layer was looked for behind the newest, as a sentence; nothing when the newest
  /// holds plain data.
  mutating func append(unreadReasonOf upcoming: Upcoming) {
    switch upcoming {
    case .payload: break
    case .linkType(let type):
      append("The link type ")
      append(decimal: type.rawValue)
      append(" is not read.")
    case .etherType(let type):
      append("What EtherType 0x")
      append(hexadecimal: UInt64(type.rawValue), digits: 4)
      append(" names is not read.")
    case .ipProtocol(.noNextHeader): append("No header follows.")
    case .ipProtocol(let type):
      append("What protocol number ")
      append(decimal: type.rawValue)
      append(" names is not read.")
    case .laterFragment(let type):
      append("A later part of a datagram: the header of protocol ")
      append(decimal: type.rawValue)
      append(" is in the first fragment.")
    case .message(let layer), .segment(let layer):
      append("The message of ")
      append(layer.name)
      append(" is not read.")
    case .logicalLinkControl, .subnetworkAccessProtocol, .ip: append("What follows is not read.")
    }
  }
}
