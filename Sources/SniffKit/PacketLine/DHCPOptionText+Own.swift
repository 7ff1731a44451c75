internal import NetCore

// Options whose values have a structure of their own.
extension DHCPOptionText {
  mutating func appendOwn(to out: inout LineBuffer) {
    switch code {
    case 46: append(nameOf: Self.nodeTypeName, to: &out)
    case 52: append(nameOf: Self.overloadName, to: &out)
    case 61: appendClientIdentifier(to: &out)
    case 77: appendUserClasses(to: &out)
    case 81: appendClientName(to: &out)
    case 82: appendAgentInformation(to: &out)
    default: appendRoutes(to: &out)
    }
  }

  /// Appends `what`, and takes the data as written.
  private mutating func fail(_ what: StaticString, to out: inout LineBuffer) {
    out.append("[ERROR: ")
    out.append(what)
    out.append("]")
    offset = data.byteCount
  }

  /// Appends what `nameOf` calls the number in the first octet, or the number.
  private mutating func append(
    nameOf: (_ number: UInt8) -> StaticString?,
    to out: inout LineBuffer
  ) {
    guard data.byteCount >= 1 else { return fail("length < 1 bytes", to: &out) }
    let number = data.octet(at: 0)
    offset = 1
    out.append(nameOf(number)) { out in
      out.append("#")
      out.append(decimal: UInt64(number))
    }
  }

  /// The NetBIOS node type (RFC 2132 §8.7).
  private static func nodeTypeName(_ number: UInt8) -> StaticString? {
    switch number {
    case 1: "b-node"
    case 2: "p-node"
    case 4: "m-node"
    case 8: "h-node"
    default: nil
    }
  }

  /// The fields of the message that hold options, too (RFC 2132 §9.3).
  private static func overloadName(_ number: UInt8) -> StaticString? {
    switch number {
    case 1: "file"
    case 2: "sname"
    case 3: "file+sname"
    default: nil
    }
  }

  /// Appends the client identifier (RFC 2132 §9.14).
  private mutating func appendClientIdentifier(to out: inout LineBuffer) {
    guard data.byteCount >= 1 else { return fail("length < 1 bytes", to: &out) }
    let type = data.octet(at: 0)
    offset = 1
    switch type {
    case 0: return append(quoted: data.byteCount - 1, to: &out)
    case 1: out.append("ether")
    case 6: out.append("ieee802")
    case 7: out.append("arcnet")
    case 15: out.append("frelay")
    case 23: out.append("strip")
    case 24: out.append("ieee1394")
    default:
      out.append("hardware-type ")
      out.append(decimal: UInt64(type))
      out.append(",")
    }
    out.append(" ")
    let rest = data.extracting(droppingFirst: 1)
    out.append(hexadecimalOctets: rest, separator: UInt8(ascii: ":"))
    offset = data.byteCount
  }

  /// Appends the user classes (RFC 3004 §4).
  private mutating func appendUserClasses(to out: inout LineBuffer) {
    guard data.byteCount >= 2 else { return fail("length < 2 bytes", to: &out) }
    var number = 1
    while offset < data.byteCount {
      out.append("\n\t      instance#")
      out.append(decimal: number)
      out.append(": ")
      let length = Int(data.octet(at: offset))
      guard length > 0 else { return fail("suboption length must be non-zero", to: &out) }
      guard offset + 1 + length <= data.byteCount else {
        return fail("invalid option", to: &out)
      }
      offset += 1
      append(quoted: length, to: &out)
      out.append(", length ")
      out.append(decimal: length)
      number += 1
    }
  }

  /// Appends the client's fully qualified domain name (RFC 4702 §2).
  private mutating func appendClientName(to out: inout LineBuffer) {
    guard data.byteCount >= 3 else { return fail("length < 3 bytes", to: &out) }
    let flags = data.octet(at: 0)
    if flags & 0xf0 != 0 {
      out.append("[ERROR: MBZ nibble 0x")
      out.append(hexadecimal: UInt64(flags >> 4))
      out.append(" != 0] ")
    }
    if flags & 0x0f != 0 {
      out.append("[")
      if flags & 1 != 0 { out.append(UInt8(ascii: "S")) }
      if flags & 2 != 0 { out.append(UInt8(ascii: "O")) }
      if flags & 4 != 0 { out.append(UInt8(ascii: "E")) }
      if flags & 8 != 0 { out.append(UInt8(ascii: "N")) }
      out.append("] ")
    }
    if data.octet(at: 1) != 0 || data.octet(at: 2) != 0 {
      out.append(decimal: UInt64(data.octet(at: 1)))
      out.append("/")
      out.append(decimal: UInt64(data.octet(at: 2)))
      out.append(" ")
    }
    offset = 3
    append(quoted: data.byteCount - 3, to: &out)
  }

  /// Appends what a relay agent added (RFC 3046 §2).
  private mutating func appendAgentInformation(to out: inout LineBuffer) {
    while offset + 2 <= data.byteCount {
      let code = data.octet(at: offset)
      let length = Int(data.octet(at: offset + 1))
      offset += 2
      out.append("\n\t      ")
      switch code {
      case 1: out.append("Circuit-ID")
      case 2: out.append("Remote-ID")
      case 6: out.append("Subscriber-ID")
      default: out.append("Unknown")
      }
      out.append(" SubOption ")
      out.append(decimal: UInt64(code))
      out.append(", length ")
      out.append(decimal: length)
      guard offset + length <= data.byteCount else {
        out.append(": length goes past end of option")
        offset = data.byteCount
        return
      }
      out.append(": ")
      switch code {
      case 1, 2, 6: append(text: length, to: &out)
      default:
        let octets = data.extracting(offset..<offset + length)
        out.appendHexadecimalDump(of: octets, indent: "\n\t\t")
        offset += length
      }
    }
  }

  /// Appends classless static routes (RFC 3442).
  private mutating func appendRoutes(to out: inout LineBuffer) {
    guard data.byteCount >= 5 else { return fail("length < 5 bytes", to: &out) }
    while offset < data.byteCount {
      if offset > 0 { out.append(",") }
      let width = Int(data.octet(at: offset))
      guard width <= 32 else {
        out.append("[ERROR: Mask width (")
        out.append(decimal: width)
        out.append(") > 32]")
        offset = data.byteCount
        return
      }
      offset += 1
      let significant = (width + 7) / 8
      let left = data.byteCount - offset
      guard left >= significant + 4 else {
        out.append("[ERROR: Remaining length (")
        out.append(decimal: left)
        out.append(") < ")
        out.append(decimal: significant + 4)
        out.append(" bytes]")
        offset = data.byteCount
        return
      }
      out.append("(")
      if width == 0 {
        out.append("default")
      } else {
        for index in 0..<4 {
          if index > 0 { out.append(".") }
          out.append(decimal: index < significant ? UInt64(data.octet(at: offset + index)) : 0)
        }
        out.append("/")
        out.append(decimal: width)
      }
      out.append(":")
      out.append(IPv4Address(rawValue: data.bigEndian(at: offset + significant)))
      out.append(")")
      offset += significant + 4
    }
  }
}
