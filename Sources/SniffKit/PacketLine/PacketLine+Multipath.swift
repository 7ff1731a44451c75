internal import NetCore

// The option of multipath TCP (RFC 8684 §3).
extension PacketLine {
  /// Appends the option whose data is `data`; returns whether it has a form that its subtype allows.
  func appendMultipath(_ data: RawSpan, _ flags: TCPFlags, to out: inout LineBuffer) -> Bool {
    guard data.byteCount >= 1 else { return false }
    let subtype = data.octet(at: 0) >> 4
    out.append(" ")
    out.append(decimal: data.byteCount + 2)
    switch subtype {
    case 0:
      out.append(" capable")
      return appendCapable(data, flags, to: &out)
    case 1:
      out.append(" join")
      return appendJoin(data, flags, to: &out)
    case 2:
      out.append(" dss")
      return appendSequenceSignal(data, flags, to: &out)
    case 3:
      out.append(" add-addr")
      return appendAddition(data, to: &out)
    case 4:
      out.append(" rem-addr")
      guard data.byteCount >= 2 else { return false }
      out.append(" id")
      for index in 1..<data.byteCount {
        out.append(" ")
        out.append(decimal: UInt64(data.octet(at: index)))
      }
    case 5:
      out.append(" prio")
      guard data.byteCount == 1 || data.byteCount == 2 else { return false }
      out.append(data.octet(at: 0) & 1 != 0 ? " backup" : " non-backup")
      if data.byteCount == 2 {
        out.append(" id ")
        out.append(decimal: UInt64(data.octet(at: 1)))
      }
    case 6:
      out.append(" fail")
      guard data.byteCount == 10 else { return false }
      out.append(" seq ")
      out.append(decimal: data.bigEndian(at: 2, as: UInt64.self))
    case 7:
      out.append(" fast-close")
      guard data.byteCount == 10 else { return false }
      out.append(" key 0x")
      out.append(hexadecimal: data.bigEndian(at: 2, as: UInt64.self))
    default: out.append(" unknown")
    }
    return true
  }

  /// Appends the keys of the two hosts (RFC 8684 §3.1).
  private func appendCapable(
    _ data: RawSpan,
    _ flags: TCPFlags,
    to out: inout LineBuffer
  ) -> Bool {
    let count = data.byteCount
    switch count {
    case 2, 10: guard flags.contains(.synchronize) else { return false }
    case 18, 20:
      guard flags.contains(.acknowledgment), !flags.contains(.synchronize) else { return false }
    default: return false
    }
    let version = data.octet(at: 0) & 0xf
    guard version <= 1 else {
      out.append(" Unknown Version (")
      out.append(decimal: UInt64(version))
      out.append(")")
      return true
    }
    out.append(" v")
    out.append(decimal: UInt64(version))
    if data.octet(at: 1) & 0x80 != 0 { out.append(" csum") }
    guard count >= 10 else { return true }
    out.append(" {0x")
    out.append(hexadecimal: data.bigEndian(at: 2, as: UInt64.self))
    if count >= 18 {
      out.append(",0x")
      out.append(hexadecimal: data.bigEndian(at: 10, as: UInt64.self))
    }
    out.append("}")
    return true
  }

  /// Appends how a subflow proves that it belongs to a connection (RFC 8684 §3.2).
  private func appendJoin(
    _ data: RawSpan,
    _ flags: TCPFlags,
    to out: inout LineBuffer
  ) -> Bool {
    switch data.byteCount {
    case 10: guard flags.contains(.synchronize) else { return false }
    case 14: guard flags.isSuperset(of: [.synchronize, .acknowledgment]) else { return false }
    case 22:
      guard flags.contains(.acknowledgment) else { return false }
      out.append(" hmac 0x")
      out.append(hexadecimalOctets: data.extracting(droppingFirst: 2))
      return true
    default: return false
    }
    if data.octet(at: 0) & 1 != 0 { out.append(" backup") }
    out.append(" id ")
    out.append(decimal: UInt64(data.octet(at: 1)))
    var offset = 2
    if data.byteCount == 10 {
      out.append(" token 0x")
      out.append(hexadecimal: UInt64(data.bigEndian(at: 2, as: UInt32.self)))
      offset = 6
    } else {
      out.append(" hmac 0x")
      out.append(hexadecimal: data.bigEndian(at: 2, as: UInt64.self))
      offset = 10
    }
    out.append(" nonce 0x")
    out.append(hexadecimal: UInt64(data.bigEndian(at: offset, as: UInt32.self)))
    return true
  }

  /// Appends the numbers of the data sequence (RFC 8684 §3.3).
  private func appendSequenceSignal(
    _ data: RawSpan,
    _ flags: TCPFlags,
    to out: inout LineBuffer
  ) -> Bool {
    guard data.byteCount >= 2, !flags.contains(.synchronize) else { return false }
    let bits = data.octet(at: 1)
    if bits & 0x10 != 0 { out.append(" fin") }
    var offset = 2
    if bits & 0x01 != 0 {
      out.append(" ack ")
      guard append(number: data, &offset, isLong: bits & 0x02 != 0, to: &out) else { return false }
    }
    if bits & 0x04 != 0 {
      out.append(" seq ")
      guard append(number: data, &offset, isLong: bits & 0x08 != 0, to: &out) else { return false }
      guard offset + 4 <= data.byteCount else { return false }
      out.append(" subseq ")
      out.append(decimal: UInt64(data.bigEndian(at: offset, as: UInt32.self)))
      offset += 4
      guard offset + 2 <= data.byteCount else { return false }
      out.append(" len ")
      out.append(decimal: UInt64(data.bigEndian(at: offset, as: UInt16.self)))
      offset += 2
      if offset + 2 <= data.byteCount {
        out.append(" csum 0x")
        out.append(hexadecimal: UInt64(data.bigEndian(at: offset, as: UInt16.self)))
        offset += 2
      }
    }
    return offset == data.byteCount
  }

  private func append(
    number data: RawSpan,
    _ offset: inout Int,
    isLong: Bool,
    to out: inout LineBuffer
  ) -> Bool {
    let count = isLong ? 8 : 4
    guard offset + count <= data.byteCount else { return false }
    let number =
      isLong
      ? data.bigEndian(at: offset, as: UInt64.self)
      : UInt64(data.bigEndian(at: offset, as: UInt32.self))
    out.append(decimal: number)
    offset += count
    return true
  }

  /// Appends another address of the host (RFC 8684 §3.4.1).
  private func appendAddition(_ data: RawSpan, to out: inout LineBuffer) -> Bool {
    let count = data.byteCount
    var end: Int
    switch count {
    case 6, 8, 14, 16: end = 6
    case 18, 20, 26, 28: end = 18
    default: return false
    }
    switch data.octet(at: 0) & 0xf {
    case 0: out.append(" v1")
    case 1: out.append(" v1-echo")
    case 4: out.append(" v0-ip4")
    case 6: out.append(" v0-ip6")
    default: out.append(" [bad version/echo]")
    }
    out.append(" id ")
    out.append(decimal: UInt64(data.octet(at: 1)))
    out.append(" ")
    if end == 6 {
      out.append(IPv4Address(rawValue: data.bigEndian(at: 2)))
    } else {
      out.append(IPv6Address(high: data.bigEndian(at: 2), low: data.bigEndian(at: 10)))
    }
    if (count - end) % 8 == 2 {
      out.append(":")
      out.append(decimal: UInt64(data.bigEndian(at: end, as: UInt16.self)))
      end += 2
    }
    if count - end == 8 {
      out.append(" hmac 0x")
      out.append(hexadecimal: data.bigEndian(at: end, as: UInt64.self))
    }
    return true
  }
}
