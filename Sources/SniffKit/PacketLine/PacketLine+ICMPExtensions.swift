internal import NetCore

/// An ICMP message whose extensions are written behind the packet that it quotes.
struct ExtendedMessage {
  /// Where the message begins, in octets from the start of the packet.
  var offset: Int
  /// The octets captured of the message.
  var byteCount: Int
  /// The length of the message on the wire, in octets.
  var wireByteCount: Int
}

// ICMP extensions (RFC 4884) with `-v`.
extension PacketLine {
  /// Where the extensions begin: behind the header and 128 octets of the quoted packet, whatever
  /// the length field says.
  private static let extensionOffset =
    ICMPv4Message.headerByteCount + ICMPExtensions.minimumQuotedByteCount

  /// Remembers a message that may have extensions.
  mutating func noteExtensions(
    of type: ICMPv4Type,
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    _ dissection: borrowing Dissection
  ) {
    guard type.mayHaveExtensions, wireByteCount > Self.extensionOffset else { return }
    frame.extendedMessages.append(
      ExtendedMessage(
        offset: frame.quotedOffset + dissection.layerOffset,
        byteCount: bytes.byteCount,
        wireByteCount: wireByteCount
      )
    )
  }

  /// Appends the extensions of all messages that have some, the innermost first.
  mutating func appendExtensions(
    of packet: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) {
    while let message = frame.extendedMessages.popLast() {
      let start = min(message.offset, packet.byteCount)
      let bytes = packet.extracting(droppingFirst: start).extracting(first: message.byteCount)
      do throws(Truncation) {
        try appendExtensions(of: bytes, message.wireByteCount, to: &out)
      } catch {
        guard error.keepsLinkHeader else { throw error }
        out.append(truncated: error.name)
      }
    }
  }

  /// Appends the extensions of the messages around a quoted packet that was cut short.
  mutating func appendRemainingExtensions(of packet: RawSpan, to out: inout LineBuffer) {
    guard !frame.extendedMessages.isEmpty else { return }
    do throws(Truncation) {
      try appendExtensions(of: packet, to: &out)
    } catch {
      out.append(truncated: error.name)
      frame.linkByteCount = 0
    }
  }

  private func appendExtensions(
    of bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    let start = Self.extensionOffset
    // The extension header and the first octet of an object.
    try require(start + ICMPExtensions.headerByteCount + 1, of: bytes)
    let isWhole = bytes.byteCount >= wireByteCount
    let length = wireByteCount - start
    var isValid = false
    if isWhole {
      var sum = InternetChecksum()
      sum.add(bytes.extracting(start..<wireByteCount))
      isValid = sum.isValid
      // Without the length field, only the checksum tells extensions from quoted octets.
      if !isValid, bytes.octet(at: 5) == 0 { return }
    }
    let version = bytes.octet(at: start) >> 4
    out.append("\n\tICMP Multi-Part extension v")
    out.append(decimal: UInt64(version))
    guard version == ICMPExtensions.version else { return out.append(" packet not supported") }
    if isWhole {
      out.append(", checksum 0x")
      out.append(hexadecimal: UInt64(bytes.bigEndian(at: start + 2, as: UInt16.self)), digits: 4)
      out.append(isValid ? " (correct), length " : " (incorrect), length ")
      out.append(decimal: length)
    }
    var left = length - ICMPExtensions.headerByteCount
    var offset = start + ICMPExtensions.headerByteCount
    while left > ICMPExtensionObject.headerByteCount {
      guard let count = try appendObject(at: offset, bytes, to: &out) else { return }
      left -= ICMPExtensionObject.headerByteCount
      guard left >= count else { return }
      left -= count
      offset += ICMPExtensionObject.headerByteCount + count
    }
  }

  /// Appends the object at `offset`; returns the length of its data, in octets, or `nil` when no
  /// object can follow.
  private func appendObject(
    at offset: Int,
    _ bytes: RawSpan,
    to out: inout LineBuffer
  ) throws(Truncation) -> Int? {
    try require(offset + ICMPExtensionObject.headerByteCount, of: bytes)
    let length = Int(bytes.bigEndian(at: offset, as: UInt16.self))
    let number = bytes.octet(at: offset + 2)
    let type = bytes.octet(at: offset + 3)
    switch number {
    case ICMPExtensionObject.labelStack: out.append("\n\t  MPLS Stack Entry Object (")
    case ICMPExtensionObject.interfaceInformation:
      out.append("\n\t  Interface Identification Object (")
    default: out.append("\n\t  unknown Object (")
    }
    out.append(decimal: UInt64(number))
    out.append("), Class-Type: ")
    out.append(decimal: UInt64(type))
    out.append(", length ")
    out.append(decimal: length)
    guard number != 0, length >= ICMPExtensionObject.headerByteCount else { return nil }
    let data = bytes.extracting(droppingFirst: offset + ICMPExtensionObject.headerByteCount)
    let count = length - ICMPExtensionObject.headerByteCount
    guard number == ICMPExtensionObject.labelStack, type == 1 else {
      out.appendHexadecimalDump(of: data.extracting(first: count), indent: "\n\t    ")
      return count
    }
    let entry = try data.longWord(0, of: "icmp")
    out.append("\n\t    label ")
    out.append(decimal: UInt64(entry >> 12))
    out.append(", tc ")
    out.append(decimal: UInt64(entry >> 9 & 7))
    if entry & 0x100 != 0 { out.append(", [S]") }
    out.append(", ttl ")
    out.append(decimal: UInt64(entry & 0xff))
    return count
  }
}
