internal import NetCore

// UDP and TCP.
extension LineBuffer {
  /// Writes a UDP header in `byteCount` octets on the wire.
  mutating func append(
    _ header: borrowing UDPHeader,
    checksum state: ChecksumState,
    byteCount: Int
  ) {
    // Some of what the checksum covers is not there when the length lies.
    let state = Int(header.length) > byteCount ? .unverifiable : state
    beginObject("udp")
    member("source_port", header.sourcePort.rawValue)
    member("destination_port", header.destinationPort.rawValue)
    member("length", header.length)
    member("checksum", header.checksum)
    member(checksum: state)
    endObject()
  }

  mutating func append(
    _ header: borrowing TCPHeader,
    checksum state: ChecksumState,
    payloadByteCount: Int
  ) {
    beginObject("tcp")
    member("source_port", header.sourcePort.rawValue)
    member("destination_port", header.destinationPort.rawValue)
    member("sequence_number", header.sequenceNumber)
    member("acknowledgment_number", header.acknowledgmentNumber)
    member("header_length", header.headerByteCount)
    append(header.flags)
    member("window", header.window)
    member("checksum", header.checksum)
    member(checksum: state)
    member("urgent_pointer", header.urgentPointer)
    appendOptions(of: header)
    member("payload_length", max(payloadByteCount, 0))
    endObject()
  }

  /// Writes the names of the flags that are set, in the order of their bits.
  private mutating func append(_ flags: TCPFlags) {
    beginArray("flags")
    if flags.contains(.finish) { element(literal: "FIN") }
    if flags.contains(.synchronize) { element(literal: "SYN") }
    if flags.contains(.reset) { element(literal: "RST") }
    if flags.contains(.push) { element(literal: "PSH") }
    if flags.contains(.acknowledgment) { element(literal: "ACK") }
    if flags.contains(.urgent) { element(literal: "URG") }
    if flags.contains(.explicitCongestionEcho) { element(literal: "ECE") }
    if flags.contains(.congestionWindowReduced) { element(literal: "CWR") }
    if flags.contains(.accurateECN) { element(literal: "AE") }
    endArray()
  }

  private mutating func appendOptions(of header: borrowing TCPHeader) {
    beginArray("options")
    var options = header.options
    while let option = options.next() {
      beginObject()
      member("kind", option.kind.rawValue)
      member("length", option.byteCount)
      appendValue(of: option)
      endObject()
    }
    endArray()
  }

  /// Writes the value of an option of a known kind and the right length, else its octets.
  private mutating func appendValue(of option: borrowing TCPOption) {
    let data = option.data
    switch (option.kind, data.byteCount) {
    case (.noOperation, _), (.endOfList, _), (.sackPermitted, 0): break
    case (.maximumSegmentSize, 2):
      member("maximum_segment_size", data.bigEndian(at: 0, as: UInt16.self))
    case (.windowScale, 1):
      member("shift_count", data.octet(at: 0))
    case (.timestamps, 8):
      member("timestamp_value", data.bigEndian(at: 0, as: UInt32.self))
      member("timestamp_echo_reply", data.bigEndian(at: 4, as: UInt32.self))
    case (.sack, let byteCount) where byteCount % 8 == 0:
      beginArray("blocks")
      var offset = 0
      while offset < byteCount {
        beginObject()
        member("left_edge", data.bigEndian(at: offset, as: UInt32.self))
        member("right_edge", data.bigEndian(at: offset &+ 4, as: UInt32.self))
        endObject()
        offset &+= 8
      }
      endArray()
    case (.multipath, 1...) where data.byteCount == option.byteCount - 2:
      append(multipath: data)
    default: member("data", hexadecimal: data)
    }
  }
}
