internal import NetCore

// What UDP and TCP carry, where a port number names it.
extension PacketLine {
  /// Appends the message of a datagram, of which `wireByteCount` octets were sent.
  func appendDatagram(
    _ layer: Layer,
    _ data: RawSpan,
    _ wireByteCount: Int,
    _ ports: (UInt16, UInt16),
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch layer {
    case .dns:
      // RFC 6762 §5.4 and §10.2 give the highest bit of a class a meaning of its own.
      let isMulticast = ports.0 != 53 && ports.1 != 53 && (ports.0 == 5353 || ports.1 == 5353)
      var domain = DomainText(
        data,
        wireByteCount,
        isMulticast: isMulticast,
        verbosity: configuration.verbosity
      )
      try domain.append(to: &out)
    case .dhcp: try appendDHCP(data, wireByteCount, to: &out)
    case .ntp: try appendNTP(data, wireByteCount, to: &out)
    default: break
    }
  }

  /// Appends what begins in the data of a segment, of which `wireByteCount` octets were sent.
  func appendSegment(
    _ layer: Layer,
    _ data: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch layer {
    case .dns: try appendDomain(segment: data, wireByteCount, to: &out)
    case .http:
      out.append(": HTTP")
      try appendHTTP(data, wireByteCount, to: &out)
    case .tls: appendTLS(data, to: &out)
    default: break
    }
  }

  /// Appends a DNS message behind its length (RFC 1035 §4.2.2).
  private func appendDomain(
    segment data: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= 2 else {
      out.append(" [DNS over TCP: length ")
      out.append(decimal: wireByteCount)
      return out.append(" < 2] (invalid)")
    }
    let length = Int(try data.word(0, of: "domain"))
    guard length == wireByteCount - 2 else {
      out.append(" [prefix length(")
      out.append(decimal: length)
      out.append(") != length(")
      out.append(decimal: wireByteCount - 2)
      return out.append(")] (invalid)")
    }
    out.append(" ")
    var domain = DomainText(
      data.extracting(droppingFirst: 2),
      length,
      isMulticast: false,
      verbosity: configuration.verbosity
    )
    try domain.append(to: &out)
  }
}
