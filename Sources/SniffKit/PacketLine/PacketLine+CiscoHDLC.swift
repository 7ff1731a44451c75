internal import NetCore

// Cisco's HDLC framing and its serial line ARP.
extension PacketLine {
  mutating func append(
    _ header: borrowing CiscoHDLCHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) -> Bool {
    frame.linkByteCount = dissection.restOffset
    let type = header.etherType
    if configuration.showsLinkHeader {
      switch header.address {
      case CiscoHDLCHeader.unicast: out.append("unicast")
      case CiscoHDLCHeader.broadcast: out.append("bcast")
      case let address:
        out.append("0x")
        out.append(hexadecimal: UInt64(address), digits: 2)
      }
      out.append(", ethertype ")
      out.append(type.lineName ?? "Unknown")
      out.append(" (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append("), length ")
      out.append(decimal: dissection.layerWireByteCount)
      out.append(": ")
    }
    guard case .payload = dissection.upcoming else { return true }
    if !configuration.showsLinkHeader {
      out.append("unknown CHDLC protocol (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append(")")
    }
    return false
  }

  mutating func appendUnreadableCiscoHDLC(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard dissection.restWireByteCount < CiscoHDLCHeader.byteCount else {
      throw Truncation(name: "chdlc")
    }
    frame.linkByteCount = .max
    out.append(truncated: "chdlc")
  }

  func append(
    _ message: borrowing SLARPMessage,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let byteCount = dissection.layerWireByteCount
    // With -vv, what the line did not tell is dumped.
    var told = 4
    append(serialLineLength: byteCount, to: &out)
    switch message.code {
    case 0: out.append("request")
    case 1:
      out.append("reply ")
      out.append(message.address)
      out.append("/")
      out.append(message.mask)
    case 2:
      out.append("keepalive: mineseen=0x")
      out.append(hexadecimal: UInt64(message.ownSequenceNumber), digits: 8)
      out.append(", yourseen=0x")
      out.append(hexadecimal: UInt64(message.seenSequenceNumber), digits: 8)
      out.append(", reliability=0x")
      out.append(hexadecimal: UInt64(message.reliability), digits: 4)
      if byteCount >= SLARPMessage.uptimeByteCount {
        guard let uptime = message.uptime else { throw Truncation(name: "chdlc_slarp") }
        append(uptimeInSeconds: uptime / 1000, to: &out)
        told = SLARPMessage.uptimeByteCount
      }
    default:
      out.append("0x")
      out.append(hexadecimal: UInt64(message.code), digits: 2)
      out.append(" unknown")
      if configuration.verbosity < 2 { appendContents(of: message, byteCount, told, to: &out) }
    }
    guard configuration.verbosity > 0 else { return }
    if byteCount > SLARPMessage.uptimeByteCount {
      out.append(", (trailing junk: ")
      out.append(decimal: byteCount - SLARPMessage.uptimeByteCount)
      out.append(" bytes)")
    }
    guard configuration.verbosity > 1 else { return }
    appendContents(of: message, byteCount, told, to: &out)
  }

  private func append(serialLineLength byteCount: Int, to out: inout LineBuffer) {
    out.append("SLARP (length: ")
    out.append(decimal: byteCount)
    out.append("), ")
  }

  private func append(uptimeInSeconds seconds: UInt32, to out: inout LineBuffer) {
    out.append(", link uptime=")
    out.append(decimal: UInt64(seconds / 86_400))
    out.append("d")
    out.append(decimal: UInt64(seconds / 3_600 % 24))
    out.append("h")
    out.append(decimal: UInt64(seconds / 60 % 60))
    out.append("m")
    out.append(decimal: UInt64(seconds % 60))
    out.append("s")
  }

  private func appendContents(
    of message: borrowing SLARPMessage,
    _ byteCount: Int,
    _ start: Int,
    to out: inout LineBuffer
  ) {
    let shown = message.bytes.extracting(droppingFirst: start).extracting(first: byteCount - 4)
    out.appendHexadecimalDump(of: shown, indent: "\n\t")
  }

  func appendUnreadableSLARP(_ dissection: borrowing Dissection, to out: inout LineBuffer) {
    append(serialLineLength: dissection.restWireByteCount, to: &out)
    out.append(truncated: "chdlc_slarp")
  }
}
