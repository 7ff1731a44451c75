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
    case .echoRequest, .echoReply, .timestampRequest, .timestampReply, .informationRequest,
      .informationReply, .addressMaskRequest, .addressMaskReply:
      member("identifier", message.identifier)
      member("sequence_number", message.sequenceNumber)
    case .destinationUnreachable where message.code == 4:
      member("next_hop_mtu", message.nextHopMTU)
    case .redirect: member("gateway", message.gateway)
    case .parameterProblem: member("pointer", message.pointer)
    default: break
    }
    if quoting, message.type.isError {
      append(quoted: Dissection(message.body, as: .ip, wireByteCount: message.body.byteCount))
    }
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
    case .neighborSolicitation, .neighborAdvertisement, .redirect:
      if let target = message.targetAddress { member("target_address", target) }
      if message.type != .redirect {
        member(kindOf: NeighborMessage(message, in: dissection))
      }
    default: break
    }
    // RFC 4443 §2.1: the types below 128 are the error messages, and each quotes a packet.
    if quoting, message.type.rawValue < 128 {
      append(quoted: Dissection(message.body, as: .ip, wireByteCount: message.body.byteCount))
    }
    endObject()
  }

  /// Writes the layers of a packet that an error message quotes.
  private mutating func append(quoted dissection: borrowing Dissection) {
    beginObject("quoted")
    appendLayers(of: dissection, quoting: false)
    endObject()
  }
}
