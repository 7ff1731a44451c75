internal import NetCore

// The options of the control protocols of IPv6, compression and bandwidth allocation in PPP (RFC
// 5072, RFC 1962, RFC 2125).
extension PacketLine {
  func appendIPv6Control(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    guard let type = self.type(of: option, "ip6cp", to: &out),
      begin(option, type, type == 1 ? "Interface-ID" : "unknown", to: &out)
    else { return 0 }
    if type == 1 {
      guard isExact(option, 10, to: &out) else { return option.byteCount }
      guard option.bytes.byteCount >= 10 else {
        out.append("[|ip6cp]")
        return 0
      }
      for offset in stride(from: 2, to: 10, by: 2) {
        out.append(offset == 2 ? ": " : ":")
        out.append(hexadecimal: UInt64(try option.word(offset)), digits: 4)
      }
    } else {
      appendUnknownValue(option, to: &out)
    }
    appendValue(option, to: &out)
    return option.byteCount
  }

  func appendCompressionControl(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    guard let type = self.type(of: option, "ccp", to: &out),
      begin(option, type, type.compressionControlOptionName ?? "Unknown", to: &out)
    else { return 0 }
    switch type {
    case 21:
      guard isLong(option, 3, to: &out) else { return option.byteCount }
      let octet = try option.octet(2)
      out.append(": Version: ")
      out.append(decimal: UInt64(octet >> 5))
      out.append(", Dictionary Bits: ")
      out.append(decimal: UInt64(octet & 0x1f))
    case 24:
      guard isLong(option, 4, to: &out) else { return option.byteCount }
      let octet = try option.octet(2)
      let context = try option.octet(3)
      out.append(": Features: ")
      out.append(decimal: UInt64(octet >> 6))
      out.append(octet & 0x20 != 0 ? ", PxP: Enabled, History: " : ", PxP: Disabled, History: ")
      out.append(decimal: UInt64(octet & 0x1f))
      out.append(", #CTX-ID: ")
      out.append(decimal: UInt64(context))
    case 26:
      guard isLong(option, 4, to: &out) else { return option.byteCount }
      let octet = try option.octet(2)
      let check = try option.octet(3)
      out.append(": Window: ")
      out.append(decimal: UInt64(octet >> 4))
      out.append(octet & 0xf == 8 ? "K, Method: zlib (0x" : "K, Method: unknown (0x")
      out.append(hexadecimal: UInt64(octet & 0xf), digits: 1)
      out.append("), MBZ: ")
      out.append(decimal: UInt64(check >> 2))
      out.append(", CHK: ")
      out.append(decimal: UInt64(check & 3))
    default: appendUnknownValue(option, to: &out)
    }
    appendValue(option, to: &out)
    return option.byteCount
  }

  func appendBandwidthControl(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    guard let type = self.type(of: option, "bacp", to: &out),
      begin(option, type, type == 1 ? "Favored-Peer" : "Unknown", to: &out)
    else { return 0 }
    if type == 1 {
      guard isExact(option, 6, to: &out) else { return option.byteCount }
      let number = try option.longWord(2)
      out.append(": Magic-Num 0x")
      out.append(hexadecimal: UInt64(number), digits: 8)
    } else {
      appendUnknownValue(option, to: &out)
    }
    appendValue(option, to: &out)
    return option.byteCount
  }
}
