internal import NetCore

// IEEE 802.2.
extension PacketLine {
  mutating func append(
    _ header: borrowing LLCHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    frame.linkByteCount = dissection.restOffset
    let start = dissection.layerOffset
    frame.llcRange = start..<start + header.bytes.byteCount
    let destination = header.destinationServiceAccessPoint & 0xfe
    let source = header.sourceServiceAccessPoint & 0xfe
    if configuration.showsLinkHeader {
      out.append("LLC, dsap ")
      out.append(destination.serviceAccessPointName ?? "Unknown")
      out.append(" (0x")
      out.append(hexadecimal: UInt64(destination), digits: 2)
      out.append(header.destinationServiceAccessPoint & 1 == 0 ? ") Individual" : ") Group")
      out.append(", ssap ")
      out.append(source.serviceAccessPointName ?? "Unknown")
      out.append(" (0x")
      out.append(hexadecimal: UInt64(source), digits: 2)
      out.append(header.sourceServiceAccessPoint & 1 == 0 ? ") Command" : ") Response")
      out.append(", ctrl 0x")
      let control = header.control
      out.append(hexadecimal: UInt64(control), digits: header.isUnnumbered ? 2 : 4)
      out.append(": ")
    }
    guard case .payload = dissection.upcoming else { return true }
    appendFrame(header, destination, source, dissection, to: &out)
    return false
  }

  /// Appends a frame whose service access points have no printer.
  private mutating func appendFrame(
    _ header: borrowing LLCHeader,
    _ destination: UInt8,
    _ source: UInt8,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    if !configuration.showsLinkHeader {
      appendAccessPoints(from: source, to: destination, &out)
    }
    // Both octets of the control field, the first one least significant.
    let control = header.control
    let isResponse = header.sourceServiceAccessPoint & 1 != 0
    let isPoll = control & (header.isUnnumbered ? 0x10 : 0x100) != 0
    if header.isUnnumbered {
      out.append("Unnumbered, ")
      out.append(Self.unnumberedCommand(control)) { out in
        out.append(hexadecimal: UInt64(control & 0xef), digits: 2)
      }
    } else if control & 3 == 1 {
      out.append("Supervisory, ")
      let commands: [StaticString] = ["Receiver Ready", "Receiver not Ready", "Reject", "?"]
      out.append(commands[Int(control >> 2 & 3)])
      out.append(", rcv seq ")
      out.append(decimal: control >> 9)
    } else {
      out.append("Information, send seq ")
      out.append(decimal: control >> 1 & 0x7f)
      out.append(", rcv seq ")
      out.append(decimal: control >> 9)
    }
    out.append(", Flags [")
    out.append(isPoll ? (isResponse ? "Final" : "Poll") : (isResponse ? "Response" : "Command"))
    out.append("], length ")
    out.append(decimal: dissection.layerWireByteCount)
    if header.isUnnumbered, control & 0xef == 0xaf {
      appendExchangeIdentification(dissection, to: &out)
    } else if header.isUnnumbered || control & 3 != 1 {
      frame.dumpsLLC = true
    }
  }

  /// Appends the information field of an XID frame (IEEE Std 802.2 clause 5.4.1.1.2).
  private mutating func appendExchangeIdentification(
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    let information = dissection.rest
    guard dissection.restWireByteCount > 0 else { return }
    guard information.byteCount > 0 else { return out.append(truncated: "llc") }
    guard information.octet(at: 0) == 0x81 else {
      frame.dumpsLLC = true
      return
    }
    guard information.byteCount >= 3 else {
      out.append(truncated: "llc")
      return appendUnknownOctets(information, to: &out)
    }
    out.append(": ")
    out.append(hexadecimal: UInt64(information.octet(at: 1)), digits: 2)
    out.append(" ")
    out.append(hexadecimal: UInt64(information.octet(at: 2)), digits: 2)
  }

  private func appendAccessPoints(
    from source: UInt8,
    to destination: UInt8,
    _ out: inout LineBuffer
  ) {
    func name(_ point: UInt8, _ unknown: StaticString) {
      out.append(point.serviceAccessPointName) { out in
        out.append(unknown)
        out.append(hexadecimal: UInt64(point), digits: 2)
      }
    }
    if let addresses = frame.addresses {
      out.append(addresses.source)
      if source != destination {
        out.append(" ")
        name(source, "Unknown SSAP 0x")
      }
      out.append(" > ")
      out.append(addresses.destination)
      out.append(" ")
    } else if source != destination {
      name(source, "Unknown SSAP 0x")
      out.append(" > ")
    }
    name(destination, "Unknown DSAP 0x")
    out.append(" ")
  }

  private static func unnumberedCommand(_ control: UInt16) -> StaticString? {
    switch control & 0xef {
    case 0x03: "ui"
    case 0xe3: "test"
    case 0xaf: "xid"
    case 0x63: "ua"
    case 0x43: "disc"
    case 0x0f: "dm"
    case 0x6f: "sabme"
    case 0x87: "frmr"
    default: nil
    }
  }
}
