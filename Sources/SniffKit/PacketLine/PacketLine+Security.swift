internal import NetCore

// The authentication header and the encapsulating security payload.
extension PacketLine {
  func append(
    _ header: borrowing AuthenticationHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    try appendAuthenticationHeader(header.bytes, to: &out)
    guard dissection.stop == nil else {
      // A length below that of the fixed fields: what follows begins nobody knows where.
      out.append(truncated: "ah")
      return false
    }
    return true
  }

  /// Appends an authentication header that may be cut short.
  func appendAuthenticationHeader(
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard bytes.byteCount > 0 else {
      throw Truncation(name: "ah", keepsLinkHeader: true)
    }
    out.append("AH")
    let length = try bytes.octet(1, of: "ah")
    let headerByteCount = (Int(length) + 2) * 4
    out.append("(")
    if configuration.verbosity > 0 {
      out.append("length=")
      out.append(decimal: length)
      out.append("(")
      out.append(decimal: headerByteCount)
      out.append("-bytes),")
    }
    let reserved = try bytes.word(2, of: "ah")
    if reserved != 0 {
      out.append("reserved=0x")
      out.append(hexadecimal: UInt64(reserved))
      out.append("[MustBeZero],")
    }
    let index = try bytes.longWord(4, of: "ah")
    out.append("spi=0x")
    out.append(hexadecimal: UInt64(index), digits: 8)
    out.append(",")
    let number = try bytes.longWord(8, of: "ah")
    out.append("seq=0x")
    out.append(hexadecimal: UInt64(number))
    out.append(",icv=0x")
    let header = bytes.extracting(first: headerByteCount)
    out.append(
      hexadecimalOctets: header.extracting(droppingFirst: AuthenticationHeader.minimumByteCount)
    )
    guard bytes.byteCount >= headerByteCount else { throw Truncation(name: "ah") }
    out.append("): ")
  }

  func append(
    _ header: borrowing ESPHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) {
    // What is encrypted takes at least one octet.
    guard header.bytes.byteCount > ESPHeader.byteCount else { return out.append(truncated: "esp") }
    out.append("ESP(spi=0x")
    out.append(hexadecimal: UInt64(header.securityParametersIndex), digits: 8)
    out.append(",seq=0x")
    out.append(hexadecimal: UInt64(header.sequenceNumber))
    out.append("), length ")
    out.append(decimal: dissection.layerWireByteCount)
  }
}
