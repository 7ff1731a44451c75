internal import NetCore

// The ICMPv6 messages that quote a packet, which begins behind the first eight octets.
extension PacketLine {
  /// Where the addresses of the quoted packet lie in the message, in octets.
  private enum Quoted {
    static let header = 8
    static let source = 16
    static let destination = 32
  }

  /// Appends why a destination is unreachable; returns whether the length is still due.
  func appendUnreachable(
    _ code: UInt8,
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    out.append(", ")
    switch code {
    case 0: out.append("unreachable route ")
    case 1: out.append(" unreachable prohibited ")
    case 2: out.append("beyond scope ")
    case 3: out.append("unreachable address ")
    case 4:
      out.append("unreachable port")
      try appendPort(bytes, to: &out)
      return true
    default:
      out.append("unknown unreach code (")
      out.append(decimal: UInt64(code))
      out.append(")")
      guard configuration.verbosity <= 1 else { return true }
      out.appendHexadecimalDump(of: bytes.extracting(first: wireByteCount), indent: "\n\t")
      return false
    }
    do throws(Truncation) {
      let destination = try bytes.ipv6Address(Quoted.destination, of: "icmp6")
      out.append(destination)
    } catch {
      // The space before the address belongs to it.
      out.truncate(to: out.count - 1)
      throw error
    }
    if code == 2 {
      out.append(", source address ")
      out.append(try bytes.ipv6Address(Quoted.source, of: "icmp6"))
    }
    return true
  }

  private func appendPort(_ bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let quoted = bytes.extracting(droppingFirst: Quoted.header)
    guard let (type, port) = Self.upperLayer(of: quoted) else {
      throw Truncation(name: "icmp6", keepsLinkHeader: true)
    }
    out.append(", ")
    out.append(try bytes.ipv6Address(Quoted.destination, of: "icmp6"))
    out.append(type == .tcp ? " tcp port " : " udp port ")
    out.append(decimal: UInt64(port))
  }

  /// The transport and the destination port of a quoted packet, behind any extension headers.
  private static func upperLayer(of quoted: RawSpan) -> (IPProtocol, UInt16)? {
    guard quoted.byteCount > 6 else { return nil }
    var type = IPProtocol(rawValue: quoted.octet(at: 6))
    var offset = IPv6Header.byteCount
    // Every extension header is at least eight octets long, so the loop ends.
    while offset < quoted.byteCount {
      switch type {
      case .tcp, .udp:
        guard offset + 4 <= quoted.byteCount else { return nil }
        return (type, quoted.bigEndian(at: offset + 2))
      case .hopByHopOptions, .destinationOptions, .ipv6Routing:
        guard offset + 2 <= quoted.byteCount else { return nil }
        type = IPProtocol(rawValue: quoted.octet(at: offset))
        offset += (Int(quoted.octet(at: offset + 1)) + 1) * 8
      case .ipv6Fragment:
        guard offset + 4 <= quoted.byteCount else { return nil }
        guard quoted.bigEndian(at: offset + 2, as: UInt16.self) & 0xfff8 == 0 else { return nil }
        type = IPProtocol(rawValue: quoted.octet(at: offset))
        offset += 8
      case .authenticationHeader:
        guard offset + 2 <= quoted.byteCount else { return nil }
        type = IPProtocol(rawValue: quoted.octet(at: offset))
        offset += (Int(quoted.octet(at: offset + 1)) + 2) * 4
      default: return nil
      }
    }
    return nil
  }

  func appendTimeExceeded(
    _ code: UInt8,
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    switch code {
    case 0:
      let destination = try bytes.ipv6Address(Quoted.destination, of: "icmp6")
      out.append(" for ")
      out.append(destination)
    case 1: out.append(" (reassembly)")
    default:
      out.append(", unknown code (")
      out.append(decimal: UInt64(code))
      out.append(")")
    }
  }

  func appendParameterProblem(
    _ code: UInt8,
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard bytes.byteCount >= Quoted.destination + 16 else {
      throw Truncation(name: "icmp6", keepsLinkHeader: true)
    }
    switch code {
    case 0: out.append(", erroneous - octet ")
    case 1: out.append(", next header - octet ")
    case 2: out.append(", option - octet ")
    case 3: out.append(", incomplete header chain - octet ")
    default:
      out.append(", code-#")
      return out.append(decimal: UInt64(code))
    }
    out.append(decimal: UInt64(try bytes.longWord(4, of: "icmp6")))
  }
}
