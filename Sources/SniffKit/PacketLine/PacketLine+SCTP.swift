internal import NetCore

extension PacketLine {
  func append(
    _ header: borrowing SCTPHeader,
    of dissection: borrowing Dissection,
    to out: inout LineBuffer
  ) throws(Truncation) {
    append(addressesOf: dissection, header.sourcePort, header.destinationPort, to: &out)
    out.append("sctp")
    append(channelOf: header.sourcePort, to: &out)
    append(channelOf: header.destinationPort, to: &out)
    try appendChunks(
      header.bytes.extracting(droppingFirst: SCTPHeader.byteCount),
      dissection.layerWireByteCount - SCTPHeader.byteCount,
      to: &out
    )
  }

  /// Appends what can be told about a packet that is shorter than the common header.
  func appendUnreadableSCTP(_ wireByteCount: Int, to out: inout LineBuffer) {
    guard wireByteCount < SCTPHeader.byteCount else { return out.append(truncated: "sctp") }
    out.append("truncated-sctp - ")
    out.append(decimal: SCTPHeader.byteCount - wireByteCount)
    out.append(" bytes missing!")
  }

  /// Appends `source.port > destination.port: `, behind whichever header the ports stand.
  private func append(
    addressesOf dissection: borrowing Dissection,
    _ source: Port,
    _ destination: Port,
    to out: inout LineBuffer
  ) {
    switch dissection.network {
    case .none: break
    case .ipv4(let header): out.append(header.source)
    case .ipv6(let header): out.append(header.source)
    }
    out.append(".")
    out.append(decimal: source.rawValue)
    out.append(" > ")
    switch dissection.network {
    case .none: break
    case .ipv4(let header): out.append(header.destination)
    case .ipv6(let header): out.append(header.destination)
    }
    out.append(".")
    out.append(decimal: destination.rawValue)
    out.append(": ")
  }

  /// Appends the name of a ForCES channel (RFC 5811 §4.2.1).
  private func append(channelOf port: Port, to out: inout LineBuffer) {
    switch port.rawValue {
    case 6704: out.append("[ForCES HP]")
    case 6705: out.append("[ForCES MP]")
    case 6706: out.append("[ForCES LP]")
    default: break
    }
  }

  /// Appends the chunks in `bytes`, which were `wireByteCount` octets on the wire.
  private func appendChunks(
    _ bytes: RawSpan,
    _ wireByteCount: Int,
    to out: inout LineBuffer
  ) throws(Truncation) {
    var separator: StaticString = configuration.verbosity > 1 ? "\n\t" : " ("
    var rest = bytes
    var remaining = wireByteCount
    var number = 0
    while remaining > 0 {
      number += 1
      guard remaining >= SCTPChunk.headerByteCount else {
        begin(chunk: number, separator, to: &out)
        return out.append("[chunk descriptor cut off at end of packet]")
      }
      guard let chunk = SCTPChunk(rest) else { return out.append(truncated: "sctp") }
      let length = Int(chunk.length)
      let padding = -length & 3
      guard length >= SCTPChunk.headerByteCount else {
        begin(chunk: number, separator, to: &out)
        out.append("[Bad chunk length ")
        out.append(decimal: length)
        return out.append(", < size of chunk descriptor]")
      }
      guard remaining >= padding else {
        begin(chunk: number, separator, to: &out)
        out.append("[Bad chunk length ")
        out.append(decimal: length)
        return out.append(", > remaining data in packet]")
      }
      guard chunk.isComplete else { return out.append(truncated: "sctp") }
      begin(chunk: number, separator, to: &out)
      guard append(chunk, to: &out) else { return }
      if configuration.verbosity < 2 { separator = ", (" }
      guard rest.byteCount >= length + padding else { return out.append(truncated: "sctp") }
      rest = rest.extracting(droppingFirst: length + padding)
      remaining -= length + padding
    }
  }

  private func begin(chunk number: Int, _ separator: StaticString, to out: inout LineBuffer) {
    out.append(separator)
    out.append(decimal: number)
    out.append(") ")
  }

  /// Appends a chunk that was captured whole; returns whether its length fits its type.
  private func append(_ chunk: borrowing SCTPChunk, to out: inout LineBuffer) -> Bool {
    out.append("[")
    out.append(chunk.type.lineName) { out in
      out.append("Unknown chunk type: 0x")
      out.append(hexadecimal: UInt64(chunk.type.rawValue))
    }
    out.append("] ")
    let isWhole =
      switch chunk.type {
      case .data: appendData(of: chunk, to: &out)
      case .initiation, .initiationAcknowledgment: appendInitiation(of: chunk, to: &out)
      case .selectiveAcknowledgment: appendAcknowledgment(of: chunk, to: &out)
      default: true
      }
    guard !isWhole else { return true }
    out.append("bogus chunk length ")
    out.append(decimal: chunk.length)
    out.append("]")
    return false
  }

  /// Appends `[name value] `.
  private func append(
    field name: StaticString,
    _ value: some FixedWidthInteger,
    to out: inout LineBuffer
  ) {
    out.append("[")
    out.append(name)
    out.append(decimal: value)
    out.append("] ")
  }

  private func appendData(of chunk: borrowing SCTPChunk, to out: inout LineBuffer) -> Bool {
    if chunk.flags & 4 != 0 { out.append("(U)") }
    if chunk.flags & 2 != 0 { out.append("(B)") }
    if chunk.flags & 1 != 0 { out.append("(E)") }
    if chunk.flags & 7 != 0 { out.append(" ") }
    guard let data = SCTPData(chunk) else { return false }
    append(field: "TSN: ", data.transmissionSequenceNumber, to: &out)
    append(field: "SID: ", data.streamIdentifier, to: &out)
    append(field: "SSEQ ", data.streamSequenceNumber, to: &out)
    out.append("[PPID ")
    out.append(data.payloadProtocolIdentifier.payloadProtocolName) { out in
      out.append("0x")
      out.append(hexadecimal: UInt64(data.payloadProtocolIdentifier))
    }
    out.append("] ")
    let payload = data.payload
    guard payload.byteCount > 0 else { return false }
    guard configuration.verbosity > 1 else { return true }
    out.append("[Payload")
    if configuration.dumpsUnknown {
      out.append(":")
      appendUnknownOctets(payload, to: &out)
    }
    out.append("]")
    return true
  }

  private func appendInitiation(of chunk: borrowing SCTPChunk, to out: inout LineBuffer) -> Bool {
    guard let initiation = SCTPInitiation(chunk) else { return false }
    append(field: "init tag: ", initiation.initiateTag, to: &out)
    append(field: "rwnd: ", initiation.advertisedReceiverWindowCredit, to: &out)
    append(field: "OS: ", initiation.outboundStreams, to: &out)
    append(field: "MIS: ", initiation.inboundStreams, to: &out)
    append(field: "init TSN: ", initiation.initialTransmissionSequenceNumber, to: &out)
    return true
  }

  private func appendAcknowledgment(
    of chunk: borrowing SCTPChunk,
    to out: inout LineBuffer
  ) -> Bool {
    guard let acknowledgment = SCTPSelectiveAcknowledgment(chunk) else { return false }
    let cumulative = acknowledgment.cumulativeTransmissionSequenceNumber
    append(field: "cum ack ", cumulative, to: &out)
    append(field: "a_rwnd ", acknowledgment.advertisedReceiverWindowCredit, to: &out)
    append(field: "#gap acks ", acknowledgment.gapBlockCount, to: &out)
    append(field: "#dup tsns ", acknowledgment.duplicateCount, to: &out)
    var index = 0
    while let block = acknowledgment.gapBlock(at: index) {
      index += 1
      out.append("\n\t\t[gap ack block #")
      out.append(decimal: index)
      out.append(": start = ")
      out.append(decimal: cumulative &+ UInt32(block.start))
      out.append(", end = ")
      out.append(decimal: cumulative &+ UInt32(block.end))
      out.append("] ")
    }
    guard index == acknowledgment.gapBlockCount || acknowledgment.endsBehindGapBlock(index) else {
      return false
    }
    index = 0
    while let number = acknowledgment.duplicate(at: index) {
      index += 1
      out.append("\n\t\t[dup TSN #")
      out.append(decimal: index)
      out.append(": ")
      out.append(decimal: number)
      out.append("] ")
    }
    return index == acknowledgment.duplicateCount || acknowledgment.endsBehindDuplicate(index)
  }
}
