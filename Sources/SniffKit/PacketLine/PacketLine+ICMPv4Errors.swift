internal import NetCore

// The ICMP messages that name what the quoted packet was sent to.
extension PacketLine {
  /// Where the fields of the quoted packet lie in the message, in octets.
  private enum Quoted {
    static let header = 8
    static let `protocol` = 17
    static let destination = 24
  }

  func appendUnreachable(
    _ code: ICMPv4UnreachableCode,
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    if code == .port { return try appendPort(bytes, to: &out) }
    let destination = try bytes.ipv4Address(Quoted.destination, of: "icmp")
    switch code {
    case .net, .networkUnknown, .networkProhibited, .networkTypeOfService: out.append("net ")
    case .host, .hostUnknown, .hostProhibited, .hostTypeOfService, .filterProhibited,
      .hostPrecedenceViolation, .precedenceCutoff:
      out.append("host ")
    default: break
    }
    out.append(destination)
    switch code {
    case .net, .host: out.append(" unreachable")
    case .protocol:
      out.append(" protocol ")
      out.append(decimal: UInt64(try bytes.octet(Quoted.protocol, of: "icmp")))
      out.append(" unreachable")
    case .fragmentationNeeded:
      out.append(" unreachable - need to frag")
      let mtu = try bytes.word(6, of: "icmp")
      if mtu > 0 {
        out.append(" (mtu ")
        out.append(decimal: UInt64(mtu))
        out.append(")")
      }
    case .sourceRouteFailed: out.append(" unreachable - source route failed")
    case .networkUnknown, .hostUnknown: out.append(" unreachable - unknown")
    case .sourceHostIsolated: out.append(" unreachable - source host isolated")
    case .networkProhibited, .hostProhibited: out.append(" unreachable - admin prohibited")
    case .networkTypeOfService, .hostTypeOfService: out.append(" unreachable - tos prohibited")
    case .filterProhibited: out.append(" unreachable - admin prohibited filter")
    case .hostPrecedenceViolation: out.append(" unreachable - host precedence violation")
    case .precedenceCutoff: out.append(" unreachable - precedence cutoff")
    default:
      out.append(" unreachable - #")
      out.append(decimal: UInt64(code.rawValue))
    }
  }

  private func appendPort(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    try require(Quoted.protocol + 1, of: bytes)
    let headerByteCount = Int(try bytes.octet(Quoted.header, of: "icmp") & 0xf) * 4
    let type = IPProtocol(rawValue: try bytes.octet(Quoted.protocol, of: "icmp"))
    let port = try bytes.word(Quoted.header + headerByteCount + 2, of: "icmp")
    out.append(try bytes.ipv4Address(Quoted.destination, of: "icmp"))
    switch type {
    case .tcp: out.append(" tcp port ")
    case .udp: out.append(" udp port ")
    default:
      out.append(" protocol ")
      out.append(decimal: UInt64(type.rawValue))
      out.append(" port ")
    }
    out.append(decimal: UInt64(port))
    out.append(" unreachable")
  }

  func appendRedirect(
    _ code: UInt8,
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch code {
    case 0, 1: out.append("redirect ")
    case 2, 3: out.append("redirect-tos ")
    default:
      out.append("redirect-#")
      out.append(decimal: UInt64(code))
      out.append(" ")
    }
    out.append(try bytes.ipv4Address(Quoted.destination, of: "icmp"))
    switch code {
    case 0, 2: out.append(" to net ")
    case 1, 3: out.append(" to host ")
    default: out.append(" to ")
    }
    out.append(try bytes.ipv4Address(4, of: "icmp"))
  }
}
