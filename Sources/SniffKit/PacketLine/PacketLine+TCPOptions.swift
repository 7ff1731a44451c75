internal import NetCore

extension PacketLine {
  /// Why the options of a segment could not all be written.
  private enum OptionFault: Error {
    /// The option's length does not fit its kind or the header.
    case bad
    /// The option's data was not captured.
    case missing
    /// The option's kind or length was not captured.
    case truncated
  }

  /// What the text of some options depends on besides their own octets.
  private struct Segment {
    /// What the numbers of selective acknowledgments count from.
    var origin: UInt32
    /// Whether the whole segment was captured.
    var isWhole: Bool
    /// The control bits.
    var flags: TCPFlags
  }

  /// Appends the options of a segment; returns whether they were well-formed and captured.
  mutating func appendOptions(
    of header: borrowing TCPHeader,
    _ numbers: TCPNumbers,
    isWhole: Bool,
    to out: inout LineBuffer
  ) throws(Truncation) -> Bool {
    let segment = Segment(origin: numbers.peerOrigin, isWhole: isWhole, flags: header.flags)
    let count = header.headerByteCount - TCPHeader.minimumByteCount
    let octets = header.bytes.extracting(droppingFirst: TCPHeader.minimumByteCount)
    if octets.byteCount >= count,
      Self.appendUsual(octets.extracting(first: count), numbers.peerOrigin, to: &out)
    {
      return true
    }
    var offset = 0
    // Behind an option of multipath TCP, tcpdump says that this is what was cut short.
    var name: StaticString = "tcp"
    out.append(", options [")
    do throws(OptionFault) {
      while offset < count {
        if offset > 0 { out.append(",") }
        let isMultipath =
          offset < octets.byteCount && octets.octet(at: offset) == TCPOptionKind.multipath.rawValue
        guard try appendOption(octets, &offset, count, segment, to: &out) else { break }
        if isMultipath { name = "mptcp" }
      }
    } catch {
      switch error {
      case .truncated: throw Truncation(name: name)
      case .missing:
        out.append(truncated: name)
        if offset > 0 { out.append(">") }
      case .bad:
        out.append("[bad opt]")
        if offset > 0 { out.append("]") }
      }
      return false
    }
    out.append("]")
    return true
  }

  /// Appends the option at `offset` and moves behind it; returns whether another may follow.
  private func appendOption(
    _ octets: RawSpan,
    _ offset: inout Int,
    _ count: Int,
    _ segment: Segment,
    to out: inout LineBuffer
  ) throws(OptionFault) -> Bool {
    guard offset < octets.byteCount else { throw .truncated }
    let kind = TCPOptionKind(rawValue: octets.octet(at: offset))
    guard !kind.isSingleOctet else {
      out.append(kind == .endOfList ? "eol" : "nop")
      offset += 1
      return kind != .endOfList
    }
    guard offset + 1 < octets.byteCount else { throw .truncated }
    let length = Int(octets.octet(at: offset + 1))
    guard length >= 2, length <= count - offset else { throw .bad }
    out.append(kind.lineName) { out in
      out.append("unknown-")
      out.append(decimal: UInt64(kind.rawValue))
    }
    let claimed = count - offset - 2
    let data = octets.extracting(droppingFirst: offset + 2)
    let used = try appendData(of: kind, data, length - 2, claimed, segment, to: &out)
    if used + 2 != length {
      out.append("[len ")
      out.append(decimal: length)
      out.append("]")
    }
    offset += used + 2
    return true
  }

  /// Checks that `needed` octets of an option's data lie in the header and were captured.
  private func require(
    _ needed: Int,
    of data: RawSpan,
    _ claimed: Int
  ) throws(OptionFault) {
    guard needed <= claimed else { throw .bad }
    guard needed <= data.byteCount else { throw .missing }
  }

  /// Appends the data of an option of `length` octets; returns how many octets its kind takes.
  private func appendData(
    of kind: TCPOptionKind,
    _ data: RawSpan,
    _ length: Int,
    _ claimed: Int,
    _ segment: Segment,
    to out: inout LineBuffer
  ) throws(OptionFault) -> Int {
    switch kind {
    case .timestamps:
      try require(8, of: data, claimed)
      out.append(" val ")
      out.append(decimal: UInt64(data.bigEndian(at: 0, as: UInt32.self)))
      out.append(" ecr ")
      out.append(decimal: UInt64(data.bigEndian(at: 4, as: UInt32.self)))
      return 8
    case .maximumSegmentSize:
      try require(2, of: data, claimed)
      out.append(" ")
      out.append(decimal: UInt64(data.bigEndian(at: 0, as: UInt16.self)))
      return 2
    case .windowScale:
      try require(1, of: data, claimed)
      out.append(" ")
      out.append(decimal: UInt64(data.octet(at: 0)))
      return 1
    case .sackPermitted: return 0
    case .sack: try appendSelective(data, length, claimed, segment, to: &out)
    case .userTimeout:
      try require(2, of: data, claimed)
      let value: UInt16 = data.bigEndian(at: 0)
      out.append(" 0x")
      out.append(hexadecimal: UInt64(value))
      out.append(" ")
      // RFC 5482 §3.1: the first bit gives the unit; here the last one is read, as tcpdump does.
      out.append(decimal: value & 1 == 0 ? UInt64(value >> 1) : UInt64(value >> 1) * 60)
      return 2
    case .md5Signature:
      try require(16, of: data, claimed)
      // A signature can be checked by those who share its key and hold all that it covers.
      out.append(segment.isWhole ? " shared secret not supplied with -M, " : " snaplen too short, ")
      out.append("can't check - ")
      out.append(hexadecimalOctets: data.extracting(first: 16))
      return 16
    case .authentication: try appendAuthentication(data, length, claimed, to: &out)
    case .multipath:
      try require(length, of: data, claimed)
      guard appendMultipath(data.extracting(first: length), segment.flags, to: &out) else {
        throw .bad
      }
    case .fastOpenCookie:
      try require(length, of: data, claimed)
      out.append(" ")
      append(cookie: data.extracting(first: length), to: &out)
    case .experiment2:
      try require(length, of: data, claimed)
      guard length >= 2 else { throw .bad }
      let identifier: UInt16 = data.bigEndian(at: 0)
      out.append("-")
      if identifier == 0xf989 {
        out.append("tfo")
        append(cookie: data.extracting(2..<length), to: &out)
      } else {
        out.append(hexadecimal: UInt64(identifier), digits: 4)
      }
    default:
      switch kind.rawValue {
      case 6, 7, 11, 12, 13:
        try require(4, of: data, claimed)
        out.append(" ")
        out.append(decimal: UInt64(data.bigEndian(at: 0, as: UInt32.self)))
        return 4
      case 20:
        try require(2, of: data, claimed)
        out.append(" cap ")
        out.append(hexadecimal: UInt64(data.octet(at: 0)), digits: 2)
        out.append(" id ")
        out.append(decimal: UInt64(data.octet(at: 1)))
        return 2
      default: break
      }
      if length > 0 { out.append(" 0x") }
      out.append(hexadecimalOctets: data.extracting(first: length))
      try require(length, of: data, claimed)
    }
    return length
  }

  /// Appends the blocks of a selective acknowledgment (RFC 2018 §3).
  private func appendSelective(
    _ data: RawSpan,
    _ length: Int,
    _ claimed: Int,
    _ segment: Segment,
    to out: inout LineBuffer
  ) throws(OptionFault) {
    guard length % 8 == 0 else { return out.append(" invalid sack") }
    out.append(" ")
    out.append(decimal: length / 8)
    out.append(" ")
    var offset = 0
    while offset < length {
      try require(offset + 8, of: data, claimed)
      out.append("{")
      let start: UInt32 = data.bigEndian(at: offset)
      let end: UInt32 = data.bigEndian(at: offset + 4)
      out.append(decimal: UInt64(start &- segment.origin))
      out.append(":")
      out.append(decimal: UInt64(end &- segment.origin))
      out.append("}")
      offset += 8
    }
  }

  /// Appends the keys and code of the authentication option (RFC 5925 §2.2).
  private func appendAuthentication(
    _ data: RawSpan,
    _ length: Int,
    _ claimed: Int,
    to out: inout LineBuffer
  ) throws(OptionFault) {
    guard length >= 2 else { return out.append(" (invalid)") }
    try require(1, of: data, claimed)
    out.append(" keyid ")
    out.append(decimal: UInt64(data.octet(at: 0)))
    try require(2, of: data, claimed)
    out.append(" rnextkeyid ")
    out.append(decimal: UInt64(data.octet(at: 1)))
    guard length > 2 else { return }
    out.append(" mac 0x")
    out.append(hexadecimalOctets: data.extracting(first: length).extracting(droppingFirst: 2))
    try require(length, of: data, claimed)
  }

  /// Appends a fast open cookie (RFC 7413 §4.1.1): a request when it is empty.
  private func append(cookie: RawSpan, to out: inout LineBuffer) {
    let length = cookie.byteCount
    if length == 0 { return out.append(" cookiereq") }
    guard length % 2 == 0, (4...16).contains(length) else { return out.append(" (invalid)") }
    out.append(" cookie ")
    out.append(hexadecimalOctets: cookie)
  }
}
