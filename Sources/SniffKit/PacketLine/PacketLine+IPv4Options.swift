internal import NetCore

extension PacketLine {
  /// The capture ends inside the data of an option, so that the rest of the header can still be
  /// written.
  private static let cutOption = Truncation(name: "ip", keepsLinkHeader: true)

  /// Appends the options of an IPv4 header, comma-separated.
  func appendOptions(
    of header: borrowing IPv4Header,
    to out: inout LineBuffer
  ) throws(Truncation) {
    // Behind the options lies the data; an option without room for its length reads into it.
    let octets = header.bytes.extracting(droppingFirst: IPv4Header.minimumByteCount)
    let count = header.headerByteCount - IPv4Header.minimumByteCount
    var offset = 0
    while offset < count {
      if offset > 0 { out.append(",") }
      let type = try octets.octet(offset, of: "ip")
      out.append(type.ipv4OptionName) { out in
        out.append("unknown ")
        out.append(decimal: UInt64(type))
      }
      var length = 1
      if type != IPv4Option.noOperation, type != IPv4Option.endOfList {
        length = Int(try octets.octet(offset + 1, of: "ip"))
      }
      guard length >= 1, type <= 1 || length >= 2, offset + length <= count else {
        return append(badLength: length, to: &out)
      }
      guard offset + length <= octets.byteCount else { throw Self.cutOption }
      // Addresses and stamps are read up to the end of the packet: an option whose length is no
      // multiple of theirs shows what lies behind it.
      let option = octets.extracting(droppingFirst: offset)
      switch type {
      case IPv4Option.endOfList: return
      case IPv4Option.timestamp: try appendTimestamps(option, length, to: &out)
      case IPv4Option.recordRoute, IPv4Option.strictSourceRoute, IPv4Option.looseSourceRoute:
        try appendRoute(option, length, to: &out)
      case IPv4Option.routerAlert:
        if length < 4 {
          append(badLength: length, to: &out)
        } else if option.bigEndian(at: 2, as: UInt16.self) != 0 {
          out.append(" value ")
          out.append(decimal: UInt64(option.bigEndian(at: 2, as: UInt16.self)))
        }
      default: break
      }
      offset += length
    }
  }

  private func append(badLength length: Int, to out: inout LineBuffer) {
    out.append(" [bad length ")
    out.append(decimal: length)
    out.append("]")
  }

  /// Appends the addresses of a record route or source route option (RFC 791 §3.1).
  private func appendRoute(
    _ option: RawSpan,
    _ length: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard length >= 3 else { return append(badLength: length, to: &out) }
    if (length + 1) % 4 != 0 { append(badLength: length, to: &out) }
    // The pointer counts octets from 1.
    let pointer = Int(option.octet(at: 2)) - 1
    if pointer < 3 || (pointer + 1) % 4 != 0 || pointer > length + 1 {
      out.append(" [bad ptr ")
      out.append(decimal: UInt64(option.octet(at: 2)))
      out.append("]")
    }
    var offset = 3
    while offset < length {
      guard offset + 4 <= option.byteCount else { throw Self.cutOption }
      let address = try option.ipv4Address(offset, of: "ip")
      out.append(" ")
      out.append(address)
      // A pointer of zero counts as one far behind the option.
      if pointer > offset || pointer < 0 { out.append(",") }
      offset += 4
    }
  }

  /// Appends the stamps of a timestamp option (RFC 791 §3.1).
  private func appendTimestamps(
    _ option: RawSpan,
    _ length: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    guard length >= 4 else {
      out.append("[bad length ")
      out.append(decimal: length)
      return out.append("]")
    }
    out.append(" TS{")
    let flag = option.octet(at: 3) & 0xf
    let entryByteCount = flag == 0 ? 4 : 8
    if (length - 4) % entryByteCount != 0 {
      out.append("[bad length ")
      out.append(decimal: length)
      out.append("]")
    }
    let pointer = Int(option.octet(at: 2)) - 1
    if pointer < 4 || (pointer - 4) % entryByteCount != 0 || pointer > length + 1 {
      out.append("[bad ptr ")
      out.append(decimal: UInt64(option.octet(at: 2)))
      out.append("]")
    }
    var offset = 0
    switch flag {
    case 0: out.append("TSONLY")
    case 1: out.append("TS+ADDR")
    case 3: out.append("PRESPEC")
    default:
      out.append("[bad ts type ")
      out.append(decimal: UInt64(flag))
      out.append("]")
    }
    if flag == 0 || flag == 1 || flag == 3 {
      offset = 4
      while offset < length {
        guard offset + entryByteCount <= option.byteCount else { throw Self.cutOption }
        let stamp = try option.longWord(offset + entryByteCount - 4, of: "ip")
        out.append(pointer == offset ? " ^ " : " ")
        out.append(decimal: UInt64(stamp))
        out.append("@")
        if entryByteCount == 8 {
          out.append(IPv4Address(rawValue: option.bigEndian(at: offset)))
        }
        offset += entryByteCount
      }
    }
    if pointer == offset { out.append(" ^ ") }
    let missed = option.octet(at: 3) >> 4
    if missed > 0 {
      out.append(" [")
      out.append(decimal: UInt64(missed))
      out.append(" hops not recorded]} ")
    } else {
      out.append("}")
    }
  }
}
