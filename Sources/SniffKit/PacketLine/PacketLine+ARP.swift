internal import NetCore

extension PacketLine {
  mutating func append(
    _ header: borrowing ARPHeader,
    of dissection: inout Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard header.isComplete else { throw Truncation(name: "arp") }
    if !configuration.showsLinkHeader { out.append("ARP, ") }
    if header.isATM {
      return appendATM(header, dissection.layerWireByteCount, to: &out)
    }
    let isVerbose = configuration.verbosity > 0
    let isPlain = header.isIPv4 && header.hardwareAddressByteCount > 0
    if !isPlain || isVerbose {
      out.append(header.hardwareType.lineName) { out in
        out.append("Unknown Hardware (")
        out.append(decimal: UInt64(header.hardwareType.rawValue))
        out.append(")")
      }
      out.append(" (len ")
      out.append(decimal: header.hardwareAddressByteCount)
      out.append("), ")
      appendProtocol(of: header, to: &out)
      out.append(" (len ")
      out.append(decimal: header.protocolAddressByteCount)
      out.append(")")
      if isVerbose { out.append(", ") }
    }
    if isPlain || isVerbose {
      guard appendOperation(header, to: &out) else {
        return appendUnknownOctets(header.bytes, to: &out)
      }
    }
    out.append(", length ")
    out.append(decimal: dissection.layerWireByteCount)
  }

  /// Appends the operation and its addresses; returns whether it is known.
  private mutating func appendOperation(
    _ header: borrowing ARPHeader,
    to out: inout LineBuffer
  ) -> Bool {
    appendOperationName(of: header, to: &out)
    switch header.operation {
    case .request:
      out.append("who-has ")
      append(protocolAddress: header.targetProtocolAddress, header, to: &out)
      if header.targetHardwareAddress.holdsNonzero {
        out.append(" (")
        append(hardwareAddress: header.targetHardwareAddress, header, to: &out)
        out.append(")")
      }
      out.append(" tell ")
      append(protocolAddress: header.senderProtocolAddress, header, to: &out)
    case .reply:
      append(protocolAddress: header.senderProtocolAddress, header, to: &out)
      out.append(" is-at ")
      append(hardwareAddress: header.senderHardwareAddress, header, to: &out)
    case .reverseRequest, .inverseRequest:
      out.append("who-is ")
      append(hardwareAddress: header.targetHardwareAddress, header, to: &out)
      out.append(" tell ")
      append(hardwareAddress: header.senderHardwareAddress, header, to: &out)
    case .reverseReply:
      append(hardwareAddress: header.targetHardwareAddress, header, to: &out)
      out.append(" at ")
      append(protocolAddress: header.targetProtocolAddress, header, to: &out)
    case .inverseReply:
      append(hardwareAddress: header.senderHardwareAddress, header, to: &out)
      out.append(" at ")
      append(protocolAddress: header.senderProtocolAddress, header, to: &out)
    default: return false
    }
    return true
  }

  /// Appends a hardware address of any length in two-digit groups.
  private mutating func append(
    hardwareAddress octets: RawSpan,
    _ header: borrowing ARPHeader,
    to out: inout LineBuffer
  ) {
    guard octets.byteCount > 0 else { return out.append("<empty>") }
    if header.hardwareType == .frameRelay { return append(frameRelayAddress: octets, to: &out) }
    if octets.byteCount == 6 {
      let high = UInt64(octets.bigEndian(at: 0, as: UInt32.self))
      let low = UInt64(octets.bigEndian(at: 4, as: UInt16.self))
      return out.append(MACAddress(rawValue: high << 16 | low))
    }
    out.append(hexadecimalOctets: octets, separator: UInt8(ascii: ":"))
  }
}

extension PacketLine {
  /// Appends the number of a frame relay connection, which an address of two to four octets holds
  /// (ITU-T Q.922 §3.3); the lowest bit of the last octet is set.
  private mutating func append(frameRelayAddress octets: RawSpan, to out: inout LineBuffer) {
    var connection: UInt32 = 0
    for index in 0..<min(octets.byteCount, 4) {
      let octet = octets.octet(at: index)
      let isLast = octet & 1 != 0
      switch index {
      case 0: connection = UInt32(octet >> 2)
      case 1: connection = connection << 4 | UInt32(octet >> 4)
      default:
        connection =
          isLast
          ? connection << 6 | UInt32(octet >> 2)
          : connection << 7 | UInt32(octet >> 1)
      }
      guard isLast else { continue }
      guard index > 0 else { return out.append("<Invalid DLCI>") }
      out.append("DLCI ")
      return out.append(decimal: UInt64(connection))
    }
    out.append(octets.byteCount < 4 ? "<Truncated>" : "<Invalid DLCI>")
  }
}

// What ARP over Ethernet and over ATM have in common.
extension PacketLine {
  /// Appends the protocol that the addresses are of.
  func appendProtocol(of header: borrowing ARPHeader, to out: inout LineBuffer) {
    let type = header.protocolType
    out.append(type.lineName) { out in
      out.append("Unknown Protocol (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append(")")
    }
  }

  /// Appends the operation and a space.
  func appendOperationName(of header: borrowing ARPHeader, to out: inout LineBuffer) {
    let operation = header.operation
    out.append(operation.lineName) { out in
      out.append("Unknown (")
      out.append(decimal: UInt64(operation.rawValue))
      out.append(")")
    }
    out.append(" ")
  }

  /// Appends an IPv4 address, or `wrongLength` when there are not four octets.
  func append(
    protocolAddress octets: RawSpan,
    _ header: borrowing ARPHeader,
    _ wrongLength: StaticString = "<wrong len>",
    to out: inout LineBuffer
  ) {
    // Some senders give trailer encapsulation's EtherType 0x1000 for IPv4 (RFC 1122 §2.3.1).
    guard header.protocolType == .ipv4 || header.protocolType.rawValue == 0x1000 else {
      return out.append("<wrong proto type>")
    }
    guard octets.byteCount == 4 else { return out.append(wrongLength) }
    out.append(IPv4Address(rawValue: octets.bigEndian(at: 0)))
  }
}

extension RawSpan {
  /// Whether any octet is not zero.
  var holdsNonzero: Bool {
    for index in 0..<byteCount where octet(at: index) != 0 { return true }
    return false
  }
}
