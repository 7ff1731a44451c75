internal import NetCore

// The options of PPP's control protocols. Each function returns the length of the option, or 0 when
// what follows cannot be found.
extension PacketLine {
  func appendLinkControl(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int {
    guard let type = self.type(of: option, "lcp", to: &out) else { return 0 }
    let length = option.byteCount
    guard let name = type.linkControlOptionName else {
      out.append("\n\tunknown LCP option 0x")
      out.append(hexadecimal: UInt64(type), digits: 2)
      return length < 2 ? 0 : length
    }
    guard begin(option, type, name, to: &out) else { return 0 }
    switch type {
    case 0:
      guard isLong(option, 6, to: &out) else { return length }
      let organization = try option.longWord(1) & 0xffffff
      out.append(": Vendor: ")
      append(vendor: organization, to: &out)
    case 1, 17:
      guard isExact(option, 4, to: &out) else { return type == 1 ? length : 0 }
      let units = try option.word(2)
      out.append(": ")
      out.append(decimal: UInt64(units))
    case 2, 5:
      guard isExact(option, 6, to: &out) else { return type == 2 ? length : 0 }
      let value = try option.longWord(2)
      out.append(": 0x")
      out.append(hexadecimal: UInt64(value), digits: 8)
    case 3:
      guard isLong(option, 4, to: &out) else { return length }
      try appendAuthentication(option, to: &out)
    case 4:
      guard isLong(option, 4, to: &out) else { return 0 }
      let quality = PPPProtocol(rawValue: try option.word(2))
      out.append(quality == .linkQualityReport ? ": LQR" : ": unknown")
    case 7, 8: break
    case 13:
      guard isLong(option, 3, to: &out) else { return 0 }
      out.append(": ")
      let operation = try option.octet(2)
      out.append(": Callback Operation ")
      out.append(operation.callbackOperationName ?? "Unknown")
      out.append(" (")
      out.append(decimal: UInt64(operation))
      out.append(")")
    case 19:
      guard isLong(option, 3, to: &out), try appendEndpoint(option, to: &out) else { return 0 }
    case 23:
      guard isExact(option, 4, to: &out) else { return 0 }
      let value = try option.word(2)
      out.append(": 0x")
      out.append(hexadecimal: UInt64(value), digits: 4)
    default: appendUnknownValue(option, to: &out)
    }
    appendValue(option, to: &out)
    return length
  }

  private func appendAuthentication(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let type = PPPProtocol(rawValue: try option.word(2))
    out.append(": ")
    out.append(type.lineName) { out in
      out.append("Unknown Auth Proto (0x")
      out.append(hexadecimal: UInt64(type.rawValue), digits: 4)
      out.append(")")
    }
    switch type {
    case .challengeHandshakeAuthentication:
      let algorithm = try option.octet(4)
      out.append(", ")
      switch algorithm {
      case 5: out.append("MD5")
      case 128: out.append("MS-CHAPv1")
      case 129: out.append("MS-CHAPv2")
      default:
        out.append("Unknown Auth Alg ")
        out.append(decimal: UInt64(algorithm))
      }
    case .passwordAuthentication, .extensibleAuthentication, .shivaPasswordAuthentication,
      .oldShivaPasswordAuthentication:
      break
    default:
      let octets = option.bytes.extracting(first: option.byteCount)
      out.appendHexadecimalDump(of: octets, indent: "\n\t")
    }
  }

  /// Appends the end of a multilink bundle (RFC 1990 §5.1.3); returns whether its length is right.
  private func appendEndpoint(
    _ option: borrowing PPPOption,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    switch try option.octet(2) {
    case 0: out.append(": Null")
    case 1: out.append(": Local")
    case 2:
      guard isExact(option, 7, to: &out) else { return false }
      let address = try option.ipv4Address(3)
      out.append(": IPv4 ")
      out.append(address)
    case 3:
      guard isExact(option, 9, to: &out) else { return false }
      let high = UInt64(try option.longWord(3))
      let address = MACAddress(rawValue: high << 16 | UInt64(try option.word(7)))
      out.append(": MAC ")
      out.append(address)
    case 4: out.append(": Magic-Num-Block")
    case 5: out.append(": PSNDN")
    case let other:
      out.append(": Unknown class ")
      out.append(decimal: UInt64(other))
    }
    return true
  }

  /// The type of an option; a note when it and the length were not captured.
  func type(
    of option: borrowing PPPOption,
    _ protocolName: StaticString,
    to out: inout LineBuffer
  ) -> UInt8? {
    guard let type = option.type else {
      out.append("[|")
      out.append(protocolName)
      out.append("]")
      return nil
    }
    return type
  }

  /// Appends `MRU Option (0x01), length 4`; returns whether the length can be.
  func begin(
    _ option: borrowing PPPOption,
    _ type: UInt8,
    _ name: StaticString,
    to out: inout LineBuffer
  ) -> Bool {
    out.append("\n\t  ")
    out.append(name)
    out.append(" Option (0x")
    out.append(hexadecimal: UInt64(type), digits: 2)
    out.append("), length ")
    out.append(decimal: option.byteCount)
    return isLong(option, 2, to: &out)
  }

  /// Whether the option has at least `byteCount` octets, and a note when it has not.
  func isLong(_ option: borrowing PPPOption, _ byteCount: Int, to out: inout LineBuffer) -> Bool {
    guard option.byteCount < byteCount else { return true }
    out.append(" (length bogus, should be >= ")
    out.append(decimal: byteCount)
    out.append(")")
    return false
  }

  /// Whether the option has just `byteCount` octets, and a note when it has not.
  func isExact(_ option: borrowing PPPOption, _ byteCount: Int, to out: inout LineBuffer) -> Bool {
    guard option.byteCount != byteCount else { return true }
    out.append(" (length bogus, should be = ")
    out.append(decimal: byteCount)
    out.append(")")
    return false
  }

  /// Dumps the value of an option that has no text; with `-vv` every value is dumped anyway.
  func appendUnknownValue(_ option: borrowing PPPOption, to out: inout LineBuffer) {
    guard configuration.verbosity < 2 else { return }
    out.appendHexadecimalDump(of: option.value, indent: "\n\t    ")
  }

  /// Dumps the value of any option with `-vv`.
  func appendValue(_ option: borrowing PPPOption, to out: inout LineBuffer) {
    guard configuration.verbosity > 1 else { return }
    out.appendHexadecimalDump(of: option.value, indent: "\n\t    ")
  }
}
