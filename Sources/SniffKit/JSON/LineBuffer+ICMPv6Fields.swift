internal import NetCore

// The fields of the ICMPv6 messages that are not echoes or errors.
extension LineBuffer {
  /// Writes the fields that the type of `message` defines, as far as they were captured.
  mutating func appendFields(of message: borrowing ICMPv6Message) {
    try? appendCaptured(message.bytes, message.type, message.code)
    if message.fixedByteCount != nil { append(message.options) }
  }

  private mutating func appendCaptured(
    _ bytes: RawSpan,
    _ type: ICMPv6Type,
    _ code: UInt8
  ) throws(Truncation) {
    switch type {
    case .multicastListenerQuery, .multicastListenerReport, .multicastListenerDone:
      try appendListener(bytes, isQuery: type == .multicastListenerQuery)
    case .multicastListenerReportV2: try appendListenerRecords(bytes)
    case .routerAdvertisement:
      let flags = try bytes.octet(5, of: "icmp6")
      member("current_hop_limit", bytes.octet(at: 4))
      member("managed_address_configuration", flags & 0x80 != 0)
      member("other_configuration", flags & 0x40 != 0)
      member("home_agent", flags & 0x20 != 0)
      member(preference: flags)
      member("router_lifetime", try bytes.word(6, of: "icmp6"))
      member("reachable_time", try bytes.longWord(8, of: "icmp6"))
      member("retransmission_timer", try bytes.longWord(12, of: "icmp6"))
    case .neighborSolicitation: member("target_address", try bytes.ipv6Address(8, of: "icmp6"))
    case .neighborAdvertisement:
      let flags = try bytes.octet(4, of: "icmp6")
      member("router", flags & 0x80 != 0)
      member("solicited", flags & 0x40 != 0)
      member("override", flags & 0x20 != 0)
      member("target_address", try bytes.ipv6Address(8, of: "icmp6"))
    case .redirect:
      member("target_address", try bytes.ipv6Address(8, of: "icmp6"))
      member("destination_address", try bytes.ipv6Address(24, of: "icmp6"))
    case .routerRenumbering:
      member("sequence_number", try bytes.longWord(4, of: "icmp6"))
      member("segment_number", try bytes.octet(8, of: "icmp6"))
      member("flags", try bytes.octet(9, of: "icmp6"))
      member("maximum_delay", try bytes.word(10, of: "icmp6"))
    case .nodeInformationQuery, .nodeInformationResponse:
      member("query_type", try bytes.word(4, of: "icmp6"))
      member("flags", try bytes.word(6, of: "icmp6"))
      guard bytes.byteCount >= 16 else { return }
      member("nonce", hexadecimal: bytes.extracting(8..<16))
      member("data", hexadecimal: bytes.extracting(droppingFirst: 16))
    case .homeAgentDiscoveryRequest, .mobilePrefixSolicitation:
      member("identifier", try bytes.word(4, of: "icmp6"))
    case .homeAgentDiscoveryReply:
      member("identifier", try bytes.word(4, of: "icmp6"))
      appendAddresses("home_agent_addresses", bytes, from: 8, count: .max)
    case .mobilePrefixAdvertisement:
      member("identifier", try bytes.word(4, of: "icmp6"))
      let flags = try bytes.octet(6, of: "icmp6")
      member("managed_address_configuration", flags & 0x80 != 0)
      member("other_configuration", flags & 0x40 != 0)
    case .certificationPathSolicitation:
      member("identifier", try bytes.word(4, of: "icmp6"))
      member("component", try bytes.word(6, of: "icmp6"))
    case .certificationPathAdvertisement:
      member("identifier", try bytes.word(4, of: "icmp6"))
      member("all_components", try bytes.word(6, of: "icmp6"))
      member("component", try bytes.word(8, of: "icmp6"))
    case .lowPowerRouting: try appendLowPowerRouting(bytes, code)
    case .extendedEchoRequest: appendExtendedEcho(bytes, isReply: false)
    case .extendedEchoReply: appendExtendedEcho(bytes, isReply: true)
    default: break
    }
  }

  /// Writes the router preference of flags (RFC 4191 §2.1).
  mutating func member(preference flags: UInt8) {
    switch flags >> 3 & 3 {
    case 0: member("preference", literal: "medium")
    case 1: member("preference", literal: "high")
    case 2: member("preference", literal: "reserved")
    default: member("preference", literal: "low")
    }
  }

  /// Writes a message of multicast listener discovery (RFC 2710 §3, RFC 3810 §5.1).
  private mutating func appendListener(_ bytes: RawSpan, isQuery: Bool) throws(Truncation) {
    member("maximum_response_code", try bytes.word(4, of: "icmp6"))
    member("multicast_address", try bytes.ipv6Address(8, of: "icmp6"))
    guard isQuery, bytes.byteCount >= 28 else { return }
    let flags = bytes.octet(at: 24)
    member("suppress_router_processing", flags & 8 != 0)
    member("robustness", flags & 7)
    member("query_interval_code", bytes.octet(at: 25))
    let count = Int(bytes.bigEndian(at: 26, as: UInt16.self))
    appendAddresses("sources", bytes, from: 28, count: count)
  }

  /// Writes the records of a report of version 2 (RFC 3810 §5.2.4).
  private mutating func appendListenerRecords(_ bytes: RawSpan) throws(Truncation) {
    let count = Int(try bytes.word(6, of: "icmp6"))
    beginArray("records")
    var offset = 8
    for _ in 0..<count {
      guard offset + 20 <= bytes.byteCount else { break }
      let sourceCount = Int(bytes.bigEndian(at: offset + 2, as: UInt16.self))
      let auxiliaryByteCount = Int(bytes.octet(at: offset + 1)) * 4
      let address = IPv6Address(
        high: bytes.bigEndian(at: offset + 4),
        low: bytes.bigEndian(at: offset + 12)
      )
      beginObject()
      member("type", bytes.octet(at: offset))
      member("auxiliary_data_length", auxiliaryByteCount)
      member("multicast_address", address)
      appendAddresses("sources", bytes, from: offset + 20, count: sourceCount)
      endObject()
      offset += 20 + 16 * sourceCount + auxiliaryByteCount
    }
    endArray()
  }

  /// Writes at most `count` addresses that lie one behind the other from `start` on.
  mutating func appendAddresses(
    _ key: StaticString,
    _ bytes: RawSpan,
    from start: Int,
    count: Int
  ) {
    beginArray(key)
    var offset = start
    var written = 0
    while written < count, offset + 16 <= bytes.byteCount {
      let high: UInt64 = bytes.bigEndian(at: offset)
      let low: UInt64 = bytes.bigEndian(at: offset + 8)
      element(IPAddress.ipv6(IPv6Address(high: high, low: low)))
      offset += 16
      written += 1
    }
    endArray()
  }

  /// Writes the fixed part of an RPL message (RFC 6550 §6.3.1, §6.4.1, §6.5.1).
  private mutating func appendLowPowerRouting(
    _ bytes: RawSpan,
    _ code: UInt8
  ) throws(Truncation) {
    guard (1...3).contains(code) else { return }
    let third = try bytes.octet(6, of: "icmp6")
    let fourth = try bytes.octet(7, of: "icmp6")
    member("instance_id", bytes.octet(at: 4))
    if code == 1 {
      member("version_number", bytes.octet(at: 5))
      member("rank", try bytes.word(6, of: "icmp6"))
      let flags = try bytes.octet(8, of: "icmp6")
      member("grounded", flags & 0x80 != 0)
      member("mode_of_operation", flags >> 3 & 7)
      member("dodag_preference", flags & 7)
      member("trigger_sequence_number", try bytes.octet(9, of: "icmp6"))
      return member("dodag_id", try bytes.ipv6Address(12, of: "icmp6"))
    }
    let flags = bytes.octet(at: 5)
    if code == 2 { member("acknowledgment_requested", flags & 0x80 != 0) }
    member("sequence_number", code == 2 ? fourth : third)
    if code == 3 { member("status", fourth) }
    let hasIdentifier = flags & (code == 2 ? 0x40 : 0x80) != 0
    if hasIdentifier { member("dodag_id", try bytes.ipv6Address(8, of: "icmp6")) }
  }
}
