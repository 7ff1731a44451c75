internal import NetCore

// The options of DHCP (RFC 2132), one a line.
extension PacketLine {
  func append(dhcpOptions bytes: RawSpan, to out: inout LineBuffer) throws(Truncation) {
    let showsAll = configuration.verbosity > 2
    var offset = 0
    while offset < bytes.byteCount {
      let code = bytes.octet(at: offset)
      offset += 1
      let isSingleOctet = code == 0 || code == 255
      if isSingleOctet, !showsAll {
        if code == 255 { return }
        continue
      }
      var length = 0
      if !isSingleOctet {
        length = Int(try bytes.octet(offset, of: "bootp"))
        offset += 1
      }
      out.append("\n\t    ")
      out.append(DHCPOptionText.name(of: code))
      out.append(" (")
      out.append(decimal: UInt64(code))
      out.append("), length ")
      out.append(decimal: length)
      if length > 0 { out.append(": ") }
      if code == 0 {
        let first = offset
        while offset < bytes.byteCount, bytes.octet(at: offset) == 0 { offset += 1 }
        if offset > first {
          out.append(", occurs ")
          out.append(decimal: offset - first + 1)
        }
      }
      guard offset + length <= bytes.byteCount else {
        throw Truncation(name: "bootp", keepsLinkHeader: true)
      }
      if !isSingleOctet {
        let data = bytes.extracting(offset..<offset + length)
        var option = DHCPOptionText(code, data)
        option.append(to: &out)
        let left = length - option.offset
        if left > 0 {
          out.append("\n\t  trailing data length ")
          out.append(decimal: left)
        }
      }
      offset += length
    }
  }
}

/// Writes the value of one option as tcpdump does.
struct DHCPOptionText: ~Escapable {
  let code: UInt8
  let data: RawSpan
  /// How much of the data was written, in octets.
  var offset = 0

  @_lifetime(copy data)
  init(_ code: UInt8, _ data: RawSpan) {
    self.code = code
    self.data = data
  }

  mutating func append(to out: inout LineBuffer) {
    let count = data.byteCount
    switch Self.format(of: code) ?? Self.format(ofLength: count) {
    case .text: append(quoted: count, to: &out)
    case .addresses:
      appendList(4, to: &out) { $1.append(IPv4Address(rawValue: $0.bigEndian(at: 0))) }
    case .numbers:
      appendList(4, to: &out) { $1.append(decimal: $0.bigEndian(at: 0, as: UInt32.self)) }
    case .signedNumbers:
      appendList(4, to: &out) { $1.append(decimal: $0.bigEndian(at: 0, as: Int32.self)) }
    case .shorts:
      appendList(2, to: &out) { $1.append(decimal: $0.bigEndian(at: 0, as: UInt16.self)) }
    case .addressPairs:
      appendList(8, to: &out) {
        $1.append("(")
        $1.append(IPv4Address(rawValue: $0.bigEndian(at: 0)))
        $1.append(":")
        $1.append(IPv4Address(rawValue: $0.bigEndian(at: 4)))
        $1.append(")")
      }
    case .octets: appendOctets(to: &out)
    case .booleans:
      appendList(1, to: &out) {
        switch $0.octet(at: 0) {
        case 0: $1.append(UInt8(ascii: "N"))
        case 1: $1.append(UInt8(ascii: "Y"))
        case let other:
          $1.append(decimal: UInt64(other))
          $1.append("?")
        }
      }
    case .requestedCodes: appendRequestedCodes(to: &out)
    case .messageType:
      // Any other length is shown as it is.
      guard count == 1 else { return appendOctets(to: &out) }
      appendMessageType(data.octet(at: 0), to: &out)
      offset = 1
    case .own: appendOwn(to: &out)
    }
  }

  /// Appends each whole element of `size` octets with commas between them.
  private mutating func appendList(
    _ size: Int,
    to out: inout LineBuffer,
    _ body: (borrowing RawSpan, inout LineBuffer) -> Void
  ) {
    while offset + size <= data.byteCount {
      if offset > 0 { out.append(",") }
      let element = data.extracting(offset..<offset + size)
      body(element, &out)
      offset += size
    }
  }

  private mutating func appendOctets(to out: inout LineBuffer) {
    for index in 0..<data.byteCount {
      if index > 0 { out.append(".") }
      out.append(decimal: UInt64(data.octet(at: index)))
    }
    offset = data.byteCount
  }

  /// Appends the next `count` octets as text between quotes.
  mutating func append(quoted count: Int, to out: inout LineBuffer) {
    out.append(UInt8(ascii: "\""))
    append(text: count, to: &out)
    out.append(UInt8(ascii: "\""))
  }

  /// Appends the next `count` octets as text.
  mutating func append(text count: Int, to out: inout LineBuffer) {
    for index in offset..<offset + count { out.append(caret: data.octet(at: index)) }
    offset += count
  }

  private mutating func appendRequestedCodes(to out: inout LineBuffer) {
    for index in 0..<data.byteCount {
      out.append(index % 4 == 0 ? "\n\t      " : ", ")
      let code = data.octet(at: index)
      out.append(Self.name(of: code))
      out.append(" (")
      out.append(decimal: UInt64(code))
      out.append(")")
    }
    offset = data.byteCount
  }

  private func appendMessageType(_ number: UInt8, to out: inout LineBuffer) {
    out.append(DHCPMessageType(rawValue: number).lineName) { out in
      out.append("Unknown (")
      out.append(decimal: UInt64(number))
      out.append(")")
    }
  }
}
