internal import NetCore

// ICMP messages: the fields that every message has, and those that its type defines.
extension LineBuffer {
  mutating func append(
    _ message: borrowing ICMPv4Message,
    verdict: ChecksumVerdict,
    quoting: Bool
  ) {
    beginObject("icmpv4")
    member("type", message.type.rawValue)
    member("code", message.code)
    member("checksum", message.checksum)
    member(checksumValid: verdict)
    switch message.type {
    case .echoRequest, .echoReply, .informationRequest, .informationReply:
      member("identifier", message.identifier)
      member("sequence_number", message.sequenceNumber)
    case .destinationUnreachable where message.code == 4:
      member("next_hop_mtu", message.nextHopMTU)
    case .redirect: member("gateway", message.gateway)
    case .parameterProblem: member("pointer", message.pointer)
    default: appendFields(of: message)
    }
    if quoting, message.type.isError {
      let packet = message.quotedPacket
      append(quoted: Dissection(packet, as: .ip, wireByteCount: packet.byteCount))
    }
    if let extensions = message.extensions { append(extensions) }
    endObject()
  }

  mutating func append(
    _ message: borrowing ICMPv6Message,
    of dissection: borrowing Dissection,
    quoting: Bool
  ) {
    beginObject("icmpv6")
    member("type", message.type.rawValue)
    member("code", message.code)
    member("checksum", message.checksum)
    member(checksumValid: dissection.checksumVerdict(of: message))
    switch message.type {
    case .echoRequest, .echoReply:
      if let identifier = message.identifier { member("identifier", identifier) }
      if let sequenceNumber = message.sequenceNumber { member("sequence_number", sequenceNumber) }
    case .packetTooBig:
      if let mtu = message.typeSpecific { member("mtu", mtu) }
    case .parameterProblem:
      if let pointer = message.typeSpecific { member("pointer", pointer) }
    case .neighborSolicitation, .neighborAdvertisement:
      appendFields(of: message)
      member(kindOf: NeighborMessage(message, in: dissection))
    default: appendFields(of: message)
    }
    // RFC 4443 §2.1: the types below 128 are the error messages, and each quotes a packet.
    if quoting, message.type.rawValue < 128 {
      let packet = message.quotedPacket
      append(quoted: Dissection(packet, as: .ip, wireByteCount: packet.byteCount))
    }
    if let extensions = message.extensions { append(extensions) }
    endObject()
  }

  /// Writes the layers of a packet that an error message quotes.
  ///
  /// Little of a quoted packet is there as a rule: what it carries is not read.
  private mutating func append(quoted dissection: borrowing Dissection) {
    var dissection = copy dissection
    dissection.readsApplications = false
    beginObject("quoted")
    appendLayers(of: dissection, quoting: false)
    endObject()
  }
}
