internal import NetCore

// Layers below IP, each as one member, or as one element of an array for tags.
extension LineBuffer {
  mutating func append(_ header: borrowing EthernetHeader) {
    beginObject("ethernet")
    member("destination", header.destination)
    member("source", header.source)
    member(lengthOrType: header.lengthOrType)
    endObject()
  }

  mutating func append(_ tag: borrowing VLANTag) {
    beginObject()
    member("priority", tag.priority)
    member("drop_eligible", tag.isDropEligible)
    member("id", tag.identifier)
    member(lengthOrType: tag.lengthOrType)
    endObject()
  }

  /// Writes a length/type field as what it is: `ethertype`, or `length` in IEEE 802.3.
  private mutating func member(lengthOrType: UInt16) {
    if lengthOrType > EtherType.largestLength {
      member("ethertype", lengthOrType)
    } else {
      member("length", lengthOrType)
    }
  }

  mutating func append(_ header: borrowing LLCHeader) {
    beginObject("llc")
    member("destination_service_access_point", header.destinationServiceAccessPoint)
    member("source_service_access_point", header.sourceServiceAccessPoint)
    member("control", header.control)
    endObject()
  }

  mutating func append(_ header: borrowing SNAPHeader) {
    beginObject("snap")
    member("organization", header.organization)
    member("protocol_identifier", header.protocolIdentifier)
    endObject()
  }

  mutating func append(_ header: borrowing LinuxSLLHeader) {
    beginObject("linux_sll")
    member("packet_type", header.packetType.rawValue)
    member(nameOf: header.packetType)
    member("device_type", header.deviceType)
    member("address_length", header.addressByteCount)
    member(linkAddress: header.address, header.macAddress)
    member("protocol_type", header.protocolType)
    endObject()
  }

  mutating func append(_ header: borrowing LinuxSLL2Header) {
    beginObject("linux_sll2")
    member("protocol_type", header.protocolType)
    member("interface_index", header.interfaceIndex)
    member("device_type", header.deviceType)
    member("packet_type", header.packetType.rawValue)
    member(nameOf: header.packetType)
    member("address_length", header.addressByteCount)
    member(linkAddress: header.address, header.macAddress)
    endObject()
  }

  /// Writes `packet_type_name`: the way that a packet went, as packet(7) calls it.
  private mutating func member(nameOf type: LinuxPacketType) {
    let name: StaticString? =
      switch type {
      case .host: "host"
      case .broadcast: "broadcast"
      case .multicast: "multicast"
      case .otherHost: "other_host"
      case .outgoing: "outgoing"
      default: nil
      }
    if let name {
      member("packet_type_name", literal: name)
    } else {
      memberNull("packet_type_name")
    }
  }

  private mutating func member(linkAddress octets: RawSpan, _ address: MACAddress?) {
    if let address {
      member("address", address)
    } else {
      member("address", hexadecimal: octets)
    }
  }

  mutating func append(_ header: borrowing NullHeader) {
    beginObject("null")
    member("family", header.family)
    endObject()
  }

  mutating func append(_ header: borrowing ARPHeader) {
    beginObject("arp")
    member("hardware_type", header.hardwareType.rawValue)
    member("protocol_type", header.protocolType.rawValue)
    member("operation", header.operation.rawValue)
    if let name = header.operation.name {
      member("operation_name", literal: name)
    } else {
      memberNull("operation_name")
    }
    member(kindOf: NeighborMessage(header))
    member(
      "sender_hardware_address",
      header.senderHardwareAddress,
      of: header.senderHardwareAddressByteCount,
      header.senderMACAddress
    )
    member(
      "sender_protocol_address",
      header.senderProtocolAddress,
      of: header.senderProtocolAddressByteCount,
      header.senderIPv4Address
    )
    member(
      "target_hardware_address",
      header.targetHardwareAddress,
      of: header.targetHardwareAddressByteCount,
      header.targetMACAddress
    )
    member(
      "target_protocol_address",
      header.targetProtocolAddress,
      of: header.targetProtocolAddressByteCount,
      header.targetIPv4Address
    )
    endObject()
  }

  /// Writes `kind`: what a message is there for, or `null`.
  mutating func member(kindOf message: NeighborMessage?) {
    if let message {
      member("kind", literal: message.kind.name)
    } else {
      memberNull("kind")
    }
  }

  /// Writes a hardware address of any kind; `null` when it was not captured whole.
  private mutating func member(
    _ key: StaticString,
    _ octets: RawSpan,
    of byteCount: Int,
    _ address: MACAddress?
  ) {
    if let address { member(key, address) } else { member(key, octets, of: byteCount) }
  }

  /// Writes a protocol address of any kind; `null` when it was not captured whole.
  private mutating func member(
    _ key: StaticString,
    _ octets: RawSpan,
    of byteCount: Int,
    _ address: IPv4Address?
  ) {
    if let address { member(key, address) } else { member(key, octets, of: byteCount) }
  }

  /// Writes octets of which there should be `byteCount`; `null` when they were not all captured.
  private mutating func member(_ key: StaticString, _ octets: RawSpan, of byteCount: Int) {
    guard octets.byteCount == byteCount else { return memberNull(key) }
    member(key, hexadecimal: octets)
  }
}

extension ARPOperation {
  /// The operation's name in JSON, or `nil` when it has none.
  fileprivate var name: StaticString? {
    switch self {
    case .request: "request"
    case .reply: "reply"
    case .reverseRequest: "reverse_request"
    case .reverseReply: "reverse_reply"
    case .inverseRequest: "inverse_request"
    case .inverseReply: "inverse_reply"
    case .negativeReply: "negative_reply"
    default: nil
    }
  }
}
