internal import NetCore

// The Network Time Protocol (RFC 5905).
extension PacketLine {
  func appendNTP(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let first = try bytes.octet(0, of: "ntp")
    out.append("NTPv")
    out.append(decimal: UInt64(first >> 3 & 7))
    out.append(", ")
    out.append(Self.ntpModeName(first & 7))
    out.append(", length ")
    out.append(decimal: wireByteCount)
    guard configuration.verbosity > 0 else { return }
    out.append("\n\tLeap indicator: ")
    switch first >> 6 {
    case 0: break
    case 1: out.append("+1s")
    case 2: out.append("-1s")
    default: out.append("clock unsynchronized")
    }
    out.append(" (")
    out.append(decimal: UInt64(first & 0xc0))
    out.append(")")
    switch first & 7 {
    case 6: try appendNTPControl(bytes, wireByteCount, to: &out)
    case 7: break
    default: try appendNTPTime(bytes, wireByteCount, to: &out)
    }
  }

  private static func ntpModeName(_ mode: UInt8) -> StaticString {
    switch mode {
    case 0: "unspecified"
    case 1: "symmetric active"
    case 2: "symmetric passive"
    case 3: "Client"
    case 4: "Server"
    case 5: "Broadcast"
    case 6: "Control Message"
    default: "Reserved"
    }
  }

  /// Appends a control message (RFC 9327 §2).
  private func appendNTPControl(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= 12 else { return try appendInvalid(bytes, wireByteCount, to: &out) }
    let bits = try bytes.octet(1, of: "ntp")
    out.append(bits & 0x80 != 0 ? ", Response" : ", Request")
    out.append(bits & 0x40 != 0 ? ", Error" : ", OK")
    out.append(bits & 0x20 != 0 ? ", More" : ", Last")
    out.append(", OpCode=")
    out.append(decimal: UInt64(bits & 0x1f))
    out.append("\n")
    // Each number is read before its title is written, as the captured octets may end there.
    let sequenceNumber = try bytes.word(2, of: "ntp")
    out.append("\tSequence=")
    out.append(decimal: UInt64(sequenceNumber))
    let status = try bytes.word(4, of: "ntp")
    out.append(", Status=0x")
    out.append(hexadecimal: UInt64(status))
    let association = try bytes.word(6, of: "ntp")
    out.append(", Assoc.=")
    out.append(decimal: UInt64(association))
    let offset = try bytes.word(8, of: "ntp")
    out.append(", Offset=")
    out.append(decimal: UInt64(offset))
    let count = Int(try bytes.word(10, of: "ntp"))
    out.append(", Count=")
    out.append(decimal: count)
    guard 12 + count <= wireByteCount else {
      return try appendInvalid(bytes, wireByteCount, to: &out)
    }
    guard count > 0 else { return }
    guard 12 + count <= bytes.byteCount else {
      throw Truncation(name: "ntp", keepsLinkHeader: true)
    }
    out.append("\n\tTO-BE-DONE: data not interpreted")
  }

  /// Appends that a length in the message cannot be, and whether it was captured whole.
  private func appendInvalid(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    out.append(" (invalid)")
    guard bytes.byteCount >= wireByteCount else {
      throw Truncation(name: "ntp", keepsLinkHeader: true)
    }
  }

  private func appendNTPTime(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount >= NTPMessage.headerByteCount else {
      return try appendInvalid(bytes, wireByteCount, to: &out)
    }
    let stratum = try bytes.octet(1, of: "ntp")
    out.append(", Stratum ")
    out.append(decimal: UInt64(stratum))
    switch stratum {
    case 0: out.append(" (unspecified)")
    case 1: out.append(" (primary reference)")
    case 2...15: out.append(" (secondary reference)")
    default: out.append(" (reserved)")
    }
    append(pollInterval: Int8(bitPattern: try bytes.octet(2, of: "ntp")), to: &out)
    let precision = Int8(bitPattern: try bytes.octet(3, of: "ntp"))
    out.append(", precision ")
    out.append(decimal: precision)
    try append("\n\tRoot Delay: ", shortOf: bytes, at: 4, to: &out)
    try append(", Root dispersion: ", shortOf: bytes, at: 8, to: &out)
    guard bytes.byteCount >= 16 else { throw Truncation(name: "ntp", keepsLinkHeader: true) }
    let reference: UInt32 = bytes.bigEndian(at: 12)
    out.append(", Reference-ID: ")
    switch stratum {
    case 0: out.append("(unspec)")
    case 1: for offset in 12..<16 { out.append(caret: bytes.octet(at: offset)) }
    default:
      out.append("0x")
      out.append(hexadecimal: UInt64(reference), digits: 8)
    }
    try append("\n\t  Reference Timestamp:  ", timeOf: bytes, at: 16, to: &out)
    try append("\n\t  Originator Timestamp: ", timeOf: bytes, at: 24, to: &out)
    try append("\n\t  Receive Timestamp:    ", timeOf: bytes, at: 32, to: &out)
    try append("\n\t  Transmit Timestamp:   ", timeOf: bytes, at: 40, to: &out)
    let originator = try bytes.ntpTime(24)
    let receive = try bytes.ntpTime(32)
    let transmit = try bytes.ntpTime(40)
    out.append("\n\t    Originator - Receive Timestamp:  ")
    out.append(ntpTime: receive, since: originator)
    out.append("\n\t    Originator - Transmit Timestamp: ")
    out.append(ntpTime: transmit, since: originator)
    try appendAuthenticator(bytes, wireByteCount - NTPMessage.headerByteCount, to: &out)
  }

  /// Appends the key and the digest behind the header (RFC 5905 §7.3), whose length tells which.
  private func appendAuthenticator(
    _ bytes: RawSpan,
    _ byteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let start = NTPMessage.headerByteCount
    switch byteCount {
    case 0: break
    case 4, 20, 24:
      let key = try bytes.longWord(start, of: "ntp")
      out.append("\n\tKey id: ")
      out.append(decimal: UInt64(key))
      guard byteCount > 4 else { break }
      guard bytes.byteCount >= start + byteCount else {
        throw Truncation(name: "ntp", keepsLinkHeader: true)
      }
      out.append("\n\tAuthentication: ")
      out.append(hexadecimalOctets: bytes.extracting(start + 4..<start + byteCount))
    default:
      out.append("\n\t(")
      out.append(decimal: byteCount)
      out.append(" more bytes after the header)")
    }
  }

  /// Appends an exponent of two, and the interval when it has at most 32 bits.
  private func append(pollInterval exponent: Int8, to out: inout LineBuffer) {
    out.append(", poll ")
    out.append(decimal: exponent)
    switch exponent {
    case 0...31:
      out.append(" (")
      out.append(decimal: UInt64(1) << UInt64(exponent))
      out.append("s)")
    case -31..<0:
      out.append(" (1/")
      out.append(decimal: UInt64(1) << UInt64(exponent.magnitude))
      out.append("s)")
    default: break
    }
  }

  /// Appends seconds of 16 bits before and 16 bits behind the point.
  private func append(
    _ title: StaticString,
    shortOf bytes: RawSpan,
    at offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard bytes.byteCount >= offset &+ 4 else {
      throw Truncation(name: "ntp", keepsLinkHeader: true)
    }
    let value = UInt64(bytes.bigEndian(at: offset, as: UInt32.self))
    out.append(title)
    out.append(decimal: value >> 16)
    out.append(".")
    out.append(decimal: ((value & 0xffff) * 1_000_000) >> 16, digits: 6)
  }

  private func append(
    _ title: StaticString,
    timeOf bytes: RawSpan,
    at offset: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let value = try bytes.ntpTime(offset)
    out.append(title)
    out.append(ntpTime: value)
  }
}
