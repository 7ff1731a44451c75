internal import NetCore

// The fields of the ICMP messages for IPv4 that are not echoes or errors.
extension LineBuffer {
  /// Writes the fields that the type of `message` defines, as far as they were captured.
  mutating func appendFields(of message: borrowing ICMPv4Message) {
    try? appendCaptured(message.bytes, message.type, message)
  }

  private mutating func appendCaptured(
    _ bytes: RawSpan,
    _ type: ICMPv4Type,
    _ message: borrowing ICMPv4Message
  ) throws(Truncation) {
    switch type {
    case .timestampRequest, .timestampReply:
      member("identifier", message.identifier)
      member("sequence_number", message.sequenceNumber)
      member("originate_timestamp", try bytes.longWord(8, of: "icmp"))
      member("receive_timestamp", try bytes.longWord(12, of: "icmp"))
      member("transmit_timestamp", try bytes.longWord(16, of: "icmp"))
    case .addressMaskRequest, .addressMaskReply:
      member("identifier", message.identifier)
      member("sequence_number", message.sequenceNumber)
      member("address_mask", try bytes.ipv4Address(8, of: "icmp"))
    case .routerAdvertisement:
      let count = Int(bytes.octet(at: 4))
      let entryByteCount = Int(bytes.octet(at: 5)) * 4
      member("lifetime", message.nextHopMTU)
      guard entryByteCount >= 8 else { return }
      beginArray("routers")
      for index in 0..<count {
        let offset = ICMPv4Message.headerByteCount + index * entryByteCount
        guard offset + 8 <= bytes.byteCount else { break }
        beginObject()
        member("address", IPv4Address(rawValue: bytes.bigEndian(at: offset)))
        member("preference", Int(bytes.bigEndian(at: offset + 4, as: Int32.self)))
        endObject()
      }
      endArray()
    case .extendedEchoRequest: appendExtendedEcho(bytes, isReply: false)
    case .extendedEchoReply: appendExtendedEcho(bytes, isReply: true)
    default: break
    }
  }

  /// Writes an extended echo of either version of IP (RFC 8335 §2, §3).
  mutating func appendExtendedEcho(_ bytes: RawSpan, isReply: Bool) {
    guard bytes.byteCount >= 8 else { return }
    member("identifier", bytes.bigEndian(at: 4, as: UInt16.self))
    member("sequence_number", bytes.octet(at: 6))
    let flags = bytes.octet(at: 7)
    guard isReply else { return member("local", flags & 1 != 0) }
    member("state", flags >> 5)
    member("active", flags & 4 != 0)
    member("ipv4", flags & 2 != 0)
    member("ipv6", flags & 1 != 0)
  }

  /// Writes an extension structure (RFC 4884 §7).
  mutating func append(_ extensions: borrowing ICMPExtensions) {
    beginObject("extensions")
    member("version", extensions.version)
    member("checksum", extensions.checksum)
    member(checksumValid: extensions.checksumVerdict)
    beginArray("objects")
    var objects = extensions.objects
    while let object = objects.next() { append(object) }
    endArray()
    endObject()
  }

  private mutating func append(_ object: borrowing ICMPExtensionObject) {
    beginObject()
    member("class", object.classNumber)
    member("class_type", object.classType)
    member("length", object.byteCount)
    if object.isLabelStack {
      beginArray("label_stack")
      for index in 0..<object.data.byteCount / 4 {
        let entry: UInt32 = object.data.bigEndian(at: 4 * index)
        beginObject()
        member("label", entry >> 12)
        member("traffic_class", UInt8(truncatingIfNeeded: entry >> 9 & 7))
        member("bottom_of_stack", entry & 0x100 != 0)
        member("time_to_live", UInt8(truncatingIfNeeded: entry))
        endObject()
      }
      endArray()
    } else if let information = ICMPInterfaceInformation(object) {
      append(information)
    } else {
      member("data", hexadecimal: object.data)
    }
    endObject()
  }

  /// Writes interface information (RFC 5837 §4).
  private mutating func append(_ information: borrowing ICMPInterfaceInformation) {
    beginObject("interface")
    switch information.role {
    case .incoming: member("role", literal: "incoming")
    case .incomingSubordinate: member("role", literal: "incoming_subordinate")
    case .outgoing: member("role", literal: "outgoing")
    case .nextHop: member("role", literal: "next_hop")
    }
    if let index = information.index { member("index", index) }
    if let address = information.address { member("address", address) }
    let name = information.name
    if !name.isEmpty { member("name", name) }
    if let mtu = information.mtu { member("mtu", mtu) }
    endObject()
  }
}
