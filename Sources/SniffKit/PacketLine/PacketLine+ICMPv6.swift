internal import NetCore

extension PacketLine {
  /// Appends the message whose captured octets are `bytes`, whole or not.
  func appendICMPv6(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard wireByteCount > 0 else { return out.append("ICMP6, length 0 (invalid)") }
    let isVerbose = configuration.verbosity > 0
    if isVerbose, !frame.hasFragmentHeader,
      bytes.byteCount >= wireByteCount
    {
      try appendChecksum(of: bytes, dissection, to: &out)
    }
    let type = ICMPv6Type(rawValue: try bytes.octet(0, of: "icmp6"))
    out.append("ICMP6, ")
    out.append(type.lineName) { out in
      out.append("unknown icmp6 type (")
      out.append(decimal: UInt64(type.rawValue))
      out.append(")")
    }
    if isVerbose, Self.showsLengthFirst(type) {
      out.append(", length ")
      out.append(decimal: wireByteCount)
    }
    let code = try bytes.octet(1, of: "icmp6")
    guard try append(type, code, bytes, wireByteCount, to: &out) else { return }
    if !isVerbose {
      out.append(", length ")
      out.append(decimal: wireByteCount)
    }
  }

  /// The messages whose details fill lines of their own with `-v`.
  private static func showsLengthFirst(_ type: ICMPv6Type) -> Bool {
    switch type.rawValue {
    case 133...137, 145, 147: true
    default: false
    }
  }

  private func appendChecksum(
    of bytes: RawSpan,
    _ dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let field = try bytes.word(2, of: "icmp6")
    guard let message = try? ICMPv6Message(parsing: bytes) else { return }
    switch dissection.checksumVerdict(of: message) {
    case .valid: out.append("[icmp6 sum ok] ")
    case .invalid(_, let expected):
      out.append("[bad icmp6 cksum 0x")
      out.append(hexadecimal: UInt64(field), digits: 4)
      out.append(" -> 0x")
      out.append(hexadecimal: UInt64(expected), digits: 4)
      out.append("!] ")
    case .absent, .unverifiable: break
    }
  }

  /// Appends what is behind the name of the message; returns whether its length is still due.
  private func append(
    _ type: ICMPv6Type,
    _ code: UInt8,
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    let isVerbose = configuration.verbosity > 0
    switch type {
    case .echoRequest, .echoReply:
      let identifier = try bytes.word(4, of: "icmp6")
      let sequence = try bytes.word(6, of: "icmp6")
      out.append(", id ")
      out.append(decimal: UInt64(identifier))
      out.append(", seq ")
      out.append(decimal: UInt64(sequence))
    case .neighborSolicitation:
      let target = try bytes.ipv6Address(8, of: "icmp6")
      out.append(", who has ")
      out.append(target)
      if isVerbose { try appendOptions(bytes, 24, wireByteCount, to: &out) }
    case .neighborAdvertisement:
      let target = try bytes.ipv6Address(8, of: "icmp6")
      out.append(", tgt is ")
      out.append(target)
      guard isVerbose else { break }
      out.append(", Flags [")
      let flags = try bytes.octet(4, of: "icmp6")
      out.append(flags: flags, [(0x80, "router"), (0x40, "solicited"), (0x20, "override")])
      out.append("]")
      try appendOptions(bytes, 24, wireByteCount, to: &out)
    case .routerSolicitation:
      if isVerbose { try appendOptions(bytes, 8, wireByteCount, to: &out) }
    case .routerAdvertisement:
      if isVerbose { try appendRouterAdvertisement(bytes, wireByteCount, to: &out) }
    case .redirect:
      let destination = try bytes.ipv6Address(24, of: "icmp6")
      out.append(", ")
      out.append(destination)
      out.append(" to ")
      out.append(try bytes.ipv6Address(8, of: "icmp6"))
      if isVerbose { try appendOptions(bytes, 40, wireByteCount, to: &out) }
    case .destinationUnreachable:
      return try appendUnreachable(code, bytes, wireByteCount, to: &out)
    case .packetTooBig:
      let mtu = try bytes.longWord(4, of: "icmp6")
      out.append(", mtu ")
      out.append(decimal: UInt64(mtu))
    case .timeExceeded: try appendTimeExceeded(code, bytes, to: &out)
    case .parameterProblem: try appendParameterProblem(code, bytes, to: &out)
    case .multicastListenerQuery:
      if wireByteCount == 24 {
        appendListener(bytes, to: &out)
      } else if wireByteCount >= 28 {
        out.append(" v2")
        try appendQueryV2(bytes, wireByteCount, to: &out)
      } else {
        out.append(" unknown-version (len ")
        out.append(decimal: wireByteCount)
        out.append(") ")
      }
    case .multicastListenerReport, .multicastListenerDone: appendListener(bytes, to: &out)
    case .multicastListenerReportV2: try appendReportV2(bytes, wireByteCount, to: &out)
    default:
      return try appendRare(type, code, bytes, wireByteCount, to: &out)
    }
    return true
  }

  /// Appends a message whose line goes on behind what is cut short in it.
  private func appendCuttable(
    _ type: ICMPv6Type,
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    do throws(Truncation) {
      switch type.rawValue {
      case 138: try appendRenumbering(bytes, to: &out)
      case 139: try appendNodeQuery(bytes, to: &out)
      default: try appendNodeReply(bytes, wireByteCount, to: &out)
      }
    } catch {
      guard error.keepsLinkHeader else { throw error }
      out.append(truncated: error.name)
    }
  }

  /// Appends what is behind the names of seldom seen messages; returns whether the length is due.
  private func appendRare(
    _ type: ICMPv6Type,
    _ code: UInt8,
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    switch type.rawValue {
    case 138, 139, 140: try appendCuttable(type, bytes, wireByteCount, to: &out)
    case 141, 142: break
    case 155:
      let message = bytes.extracting(droppingFirst: ICMPv6Message.headerByteCount)
      let messageByteCount = wireByteCount - ICMPv6Message.headerByteCount
      try appendLowPowerRouting(code, message, messageByteCount, to: &out)
    case 144, 146:
      let identifier = try bytes.word(4, of: "icmp6")
      out.append(", id 0x")
      out.append(hexadecimal: UInt64(identifier), digits: 4)
    case 145, 147:
      guard configuration.verbosity > 0 else { break }
      let identifier = try bytes.word(4, of: "icmp6")
      out.append(", id 0x")
      out.append(hexadecimal: UInt64(identifier), digits: 4)
      if type.rawValue == 145 {
        var offset = 8
        while offset < wireByteCount {
          let address = try bytes.ipv6Address(offset, of: "icmp6")
          out.append(", ")
          out.append(address)
          offset += 16
        }
      } else {
        let flags = try bytes.word(6, of: "icmp6")
        if flags & 0xc000 != 0 { out.append(" ") }
        if flags & 0x8000 != 0 { out.append("M") }
        if flags & 0x4000 != 0 { out.append("O") }
        try appendOptions(bytes, 8, wireByteCount, to: &out)
      }
    default:
      out.append(", length ")
      out.append(decimal: wireByteCount)
      if configuration.verbosity <= 1 {
        out.appendHexadecimalDump(of: bytes.extracting(first: wireByteCount), indent: "\n\t")
      }
      return false
    }
    return true
  }
}
