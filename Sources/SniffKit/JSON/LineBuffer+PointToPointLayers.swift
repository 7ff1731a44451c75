internal import NetCore

// PPP and what carries it, Cisco's HDLC framing, and MPLS.
extension LineBuffer {
  mutating func append(_ header: borrowing PPPHeader) {
    beginObject("ppp")
    // The two fields are there or left out together.
    if let address = header.address, let control = header.control {
      member("address", address)
      member("control", control)
    }
    if let type = header.protocolType {
      member("protocol", type.rawValue)
    } else {
      memberNull("protocol")
    }
    endObject()
  }

  mutating func append(_ header: borrowing CiscoHDLCHeader) {
    beginObject("cisco_hdlc")
    member("address", header.address)
    member("control", header.control)
    member("ethertype", header.etherType.rawValue)
    endObject()
  }

  mutating func append(_ message: borrowing SLARPMessage) {
    beginObject("slarp")
    member("code", message.code)
    switch message.code {
    case 1:
      member("address", message.address)
      member("mask", message.mask)
    case 2:
      member("own_sequence_number", message.ownSequenceNumber)
      member("seen_sequence_number", message.seenSequenceNumber)
      member("reliability", message.reliability)
      if let uptime = message.uptime { member("uptime_ms", uptime) }
    default: break
    }
    endObject()
  }

  mutating func append(_ header: borrowing PPPoEHeader, payloadByteCount: Int) {
    beginObject("pppoe")
    member("version", header.version)
    member("type", header.type)
    member("code", header.code)
    member("session_identifier", header.sessionIdentifier)
    member("payload_length", header.payloadByteCount)
    if !header.isSession {
      beginArray("tags")
      var tags = header.tags(in: min(header.payloadByteCount, payloadByteCount))
      while let tag = tags.next() {
        beginObject()
        member("type", tag.type)
        if tag.isText { member("text", tag.value) } else { member("data", hexadecimal: tag.value) }
        endObject()
      }
      endArray()
    }
    endObject()
  }

  mutating func append(_ entry: borrowing MPLSLabelStackEntry) {
    beginObject()
    member("label", entry.label)
    member("traffic_class", entry.trafficClass)
    member("bottom_of_stack", entry.isBottomOfStack)
    member("time_to_live", entry.timeToLive)
    endObject()
  }
}
