internal import NetCore

// ARP over ATM (RFC 2225), whose hardware addresses have two parts.
extension PacketLine {
  func appendATM(
    _ header: borrowing ARPHeader,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) {
    let isVerbose = configuration.verbosity > 0
    if !header.isIPv4 || isVerbose {
      out.append("ATM, ")
      appendProtocol(of: header, to: &out)
      out.append(" (len ")
      out.append(decimal: header.senderProtocolAddressByteCount)
      out.append("/")
      out.append(decimal: header.targetProtocolAddressByteCount)
      out.append(isVerbose ? "), " : ")")
    }
    if header.isIPv4 || isVerbose {
      guard appendATMOperation(header, to: &out) else {
        return appendUnknownOctets(header.bytes, to: &out)
      }
    }
    out.append(", length ")
    out.append(decimal: wireByteCount)
  }

  /// Appends the operation and its addresses; returns whether ATM has it.
  private func appendATMOperation(
    _ header: borrowing ARPHeader,
    to out: inout LineBuffer
  ) -> Bool {
    appendOperationName(of: header, to: &out)
    switch header.operation {
    case .request:
      out.append("who-has ")
      append(protocolAddress: header.targetProtocolAddress, header, "<wrong tplen>", to: &out)
      if header.targetNumberByteCount > 0 {
        out.append(" (")
        appendATMTarget(header, to: &out)
        out.append(")")
      }
      out.append(" tell ")
      append(protocolAddress: header.senderProtocolAddress, header, "<wrong splen>", to: &out)
    case .reply:
      append(protocolAddress: header.senderProtocolAddress, header, "<wrong splen>", to: &out)
      out.append(" is-at ")
      appendATMSender(header, to: &out)
    case .inverseRequest:
      out.append("who-is ")
      appendATMTarget(header, to: &out)
      out.append(" tell ")
      appendATMSender(header, to: &out)
    case .inverseReply:
      appendATMSender(header, to: &out)
      out.append(" at ")
      append(protocolAddress: header.senderProtocolAddress, header, "<wrong splen>", to: &out)
    case .negativeReply:
      out.append("for ")
      append(protocolAddress: header.senderProtocolAddress, header, "<wrong splen>", to: &out)
    default: return false
    }
    return true
  }

  private func appendATMSender(_ header: borrowing ARPHeader, to out: inout LineBuffer) {
    let address = header.senderHardwareAddress
    append(atmAddress: address, header.senderNumberByteCount, to: &out)
  }

  private func appendATMTarget(_ header: borrowing ARPHeader, to out: inout LineBuffer) {
    let address = header.targetHardwareAddress
    append(atmAddress: address, header.targetNumberByteCount, to: &out)
  }

  /// Appends a number and, behind a comma, a subaddress.
  private func append(
    atmAddress octets: RawSpan,
    _ numberByteCount: Int,
    to out: inout LineBuffer
  ) {
    guard numberByteCount > 0 else { return out.append("<No address>") }
    for index in 0..<octets.byteCount {
      if index > 0 { out.append(UInt8(ascii: index == numberByteCount ? "," : ":")) }
      out.append(hexadecimal: UInt64(octets.octet(at: index)), digits: 2)
    }
  }
}
