internal import NetCore

// The subnetwork access protocol (IEEE Std 802 clause 10.5).
extension PacketLine {
  mutating func append(
    _ header: borrowing SNAPHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    frame.linkByteCount = dissection.layerOffset + SNAPHeader.byteCount
    frame.snapOrganization = header.organization
    if configuration.showsLinkHeader {
      out.append("oui ")
      append(organization: header.organization, to: &out)
      out.append(header.organization == 0 ? ", ethertype " : ", pid ")
      append(protocolIdentifier: header.protocolIdentifier, header.protocolName, to: &out)
      out.append(", length ")
      out.append(decimal: dissection.layerWireByteCount - SNAPHeader.byteCount)
      out.append(": ")
    }
    if header.holdsEthernet, dissection.stop != nil {
      out.append(truncated: "snap")
      return false
    }
    guard case .payload = dissection.upcoming else {
      if header.etherType == .ppp { announcePPP(dissection, to: &out) }
      return true
    }
    appendUnknownSNAP(
      header.organization,
      header.protocolIdentifier,
      header.protocolName,
      dissection.restWireByteCount,
      to: &out
    )
    return false
  }

  private func append(organization: UInt32, to out: inout LineBuffer) {
    out.append(organization.organizationName ?? "Unknown")
    out.append(" (0x")
    out.append(hexadecimal: UInt64(organization), digits: 6)
    out.append(")")
  }

  private func append(
    protocolIdentifier: UInt16,
    _ name: StaticString?,
    to out: inout LineBuffer
  ) {
    out.append(name ?? "Unknown")
    out.append(" (0x")
    out.append(hexadecimal: UInt64(protocolIdentifier), digits: 4)
    out.append(")")
  }

  /// Appends the addresses and the protocol of a SNAP frame without a printer, whose octets are to
  /// be dumped.
  mutating func appendUnknownSNAP(
    _ organization: UInt32,
    _ protocolIdentifier: UInt16,
    _ name: StaticString?,
    _ byteCount: Int,
    to out: inout LineBuffer
  ) {
    frame.dumpsLLC = true
    guard !configuration.showsLinkHeader else { return }
    if let addresses = frame.addresses {
      out.append(addresses.source)
      out.append(" > ")
      out.append(addresses.destination)
      out.append(" ")
    }
    if organization == 0 {
      out.append("SNAP, ethertype ")
    } else {
      out.append("SNAP, oui ")
      append(organization: organization, to: &out)
      out.append(", pid ")
    }
    append(protocolIdentifier: protocolIdentifier, name, to: &out)
    out.append(", length ")
    out.append(decimal: byteCount)
    out.append(": ")
  }
}
