internal import NetCore

// DHCP and BOOTP.
extension LineBuffer {
  mutating func append(_ message: borrowing DHCPMessage) {
    beginObject("dhcp")
    member("operation", message.operation)
    append(typeOf: message.options)
    member("hardware_type", message.hardwareType.rawValue)
    member("hardware_address_length", message.hardwareAddressByteCount)
    member("hops", message.hops)
    member("transaction_identifier", message.transactionIdentifier)
    member("seconds", message.seconds)
    member("broadcast", message.isBroadcast)
    member("client_address", message.clientAddress)
    member("your_address", message.yourAddress)
    member("server_address", message.serverAddress)
    member("relay_address", message.relayAddress)
    if let address = message.clientMACAddress {
      member("client_hardware_address", address)
    } else {
      member("client_hardware_address", hexadecimal: message.clientHardwareAddress)
    }
    append(message.options)
    endObject()
  }

  /// Writes `message_type`, `null` in BOOTP, which has none.
  private mutating func append(typeOf options: borrowing DHCPOptions) {
    var options = copy options
    while let option = options.next() {
      guard option.code == 53, option.data.byteCount == 1 else { continue }
      let type = DHCPMessageType(rawValue: option.data.octet(at: 0))
      member("message_type", type.rawValue)
      if let name = type.name {
        member("message_type_name", literal: name)
      } else {
        memberNull("message_type_name")
      }
      return
    }
    memberNull("message_type")
    memberNull("message_type_name")
  }

  /// Writes the options that most messages have by name, each where it comes first, and the codes
  /// of all.
  private mutating func append(_ options: borrowing DHCPOptions) {
    var named = copy options
    var seen: UInt64 = 0
    while let option = named.next() {
      guard option.code < 64, seen & 1 << UInt64(option.code) == 0 else { continue }
      seen |= 1 << UInt64(option.code)
      appendNamed(option)
    }
    var all = copy options
    beginArray("option_codes")
    while let option = all.next() { element(option.code) }
    endArray()
  }

  private mutating func appendNamed(_ option: borrowing DHCPOption) {
    let data = option.data
    switch (option.code, data.byteCount) {
    case (1, 4): member("subnet_mask", IPv4Address(rawValue: data.bigEndian(at: 0)))
    case (3, _): member("routers", addresses: data)
    case (6, _): member("domain_name_servers", addresses: data)
    case (12, _): member("hostname", data)
    case (15, _): member("domain_name", data)
    case (50, 4): member("requested_address", IPv4Address(rawValue: data.bigEndian(at: 0)))
    case (51, 4): member("lease_time", data.bigEndian(at: 0, as: UInt32.self))
    case (54, 4): member("server_identifier", IPv4Address(rawValue: data.bigEndian(at: 0)))
    case (56, _): member("message", data)
    case (60, _): member("vendor_class_identifier", data)
    case (61, _): member("client_identifier", hexadecimal: data)
    default: break
    }
  }

  private mutating func member(_ key: StaticString, addresses octets: RawSpan) {
    beginArray(key)
    for index in 0..<octets.byteCount / 4 {
      element(.ipv4(IPv4Address(rawValue: octets.bigEndian(at: 4 * index))))
    }
    endArray()
  }
}
