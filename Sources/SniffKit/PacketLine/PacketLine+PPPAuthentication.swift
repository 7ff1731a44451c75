internal import NetCore

// How the ends of a PPP link prove who they are (RFC 1994, RFC 1334).
extension PacketLine {
  func appendChallenge(
    _ packet: borrowing PPPPacket,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard let (code, length) = try begin(packet, "chap", "CHAP, ", to: &out) else { return }
    let message = packet.payload
    switch code {
    case 1, 2:
      guard packet.wireByteCount > 4 else { return }
      let valueByteCount = Int(try message.octet(4, of: packet.name))
      guard packet.wireByteCount - 5 >= valueByteCount else { return }
      out.append(", Value ")
      for offset in 5..<5 + valueByteCount {
        out.append(hexadecimal: UInt64(try message.octet(offset, of: packet.name)), digits: 2)
      }
      out.append(", Name ")
      try append(textOf: packet, 5 + valueByteCount, upTo: length, to: &out)
    case 3, 4:
      out.append(", Msg ")
      try append(textOf: packet, 4, upTo: length, to: &out)
    default: break
    }
  }

  func appendPassword(
    _ packet: borrowing PPPPacket,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard let (code, length) = try begin(packet, "pap", "PAP, ", to: &out) else { return }
    guard length <= packet.wireByteCount else {
      out.append(", length ")
      out.append(decimal: length)
      return out.append(" > packet size")
    }
    guard length >= 4 else {
      out.append(", length ")
      out.append(decimal: length)
      return out.append(" < PAP header length")
    }
    switch code {
    case 1:
      guard length >= 6 else { return out.append("[|pap]") }
      guard let next = try append(", Peer ", countedTextOf: packet, 4, length, to: &out) else {
        return
      }
      _ = try append(", Name ", countedTextOf: packet, next, length, to: &out)
    case 2, 3:
      guard length >= 5 else { return out.append("[|pap]") }
      _ = try append(", Msg ", countedTextOf: packet, 4, length, to: &out)
    default: break
    }
  }

  /// Appends code and identifier; returns the code and the length that the message claims.
  private func begin(
    _ packet: borrowing PPPPacket,
    _ name: StaticString,
    _ title: StaticString,
    to out: inout LineBuffer
  ) throws(Truncation) -> (code: UInt8, length: Int)? {
    let message = packet.payload
    guard packet.wireByteCount >= 4 else {
      out.append("[|")
      out.append(name)
      if packet.wireByteCount > 0 {
        let code = try message.octet(0, of: packet.name)
        out.append(" 0x")
        out.append(hexadecimal: UInt64(code), digits: 2)
      }
      out.append("]")
      return nil
    }
    let code = try message.octet(0, of: packet.name)
    out.append(title)
    switch (packet.type, code) {
    case (.challengeHandshakeAuthentication, 1): out.append("Challenge")
    case (.challengeHandshakeAuthentication, 2): out.append("Response")
    case (.challengeHandshakeAuthentication, 3): out.append("Success")
    case (.challengeHandshakeAuthentication, 4): out.append("Fail")
    case (.passwordAuthentication, 1): out.append("Auth-Req")
    case (.passwordAuthentication, 2): out.append("Auth-ACK")
    case (.passwordAuthentication, 3): out.append("Auth-NACK")
    default: out.append("unknown")
    }
    out.append(" (0x")
    out.append(hexadecimal: UInt64(code), digits: 2)
    out.append(")")
    let identifier = try message.octet(1, of: packet.name)
    out.append(", id ")
    out.append(decimal: UInt64(identifier))
    return (code, Int(try message.word(2, of: packet.name)))
  }

  /// Appends text with a count in front; returns where it ends, or `nil` when it does not fit.
  private func append(
    _ title: StaticString,
    countedTextOf packet: borrowing PPPPacket,
    _ offset: Int,
    _ length: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int? {
    guard length > offset else { return nil }
    let byteCount = Int(try packet.payload.octet(offset, of: packet.name))
    let end = offset + 1 + byteCount
    guard length >= end else { return nil }
    out.append(title)
    try append(textOf: packet, offset + 1, upTo: end, to: &out)
    return end
  }

  /// Appends the octets from `start` up to `end`, or all when the end lies before the start.
  private func append(
    textOf packet: borrowing PPPPacket,
    _ start: Int,
    upTo end: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let message = packet.payload
    var offset = start
    while offset != end {
      out.append(caret: try message.octet(offset, of: packet.name))
      offset &+= 1
    }
  }
}
