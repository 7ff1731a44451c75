internal import NetCore

extension LineBuffer {
  mutating func append(_ header: borrowing SCTPHeader, verdict: SCTPChecksumVerdict) {
    beginObject("sctp")
    member("source_port", header.sourcePort.rawValue)
    member("destination_port", header.destinationPort.rawValue)
    member("verification_tag", header.verificationTag)
    member("checksum", header.checksum)
    switch verdict {
    case .valid(let algorithm):
      member("checksum_valid", true)
      member("checksum_state", literal: "valid")
      member("checksum_algorithm", literal: algorithm.name)
    case .invalid:
      member("checksum_valid", false)
      member("checksum_state", literal: "invalid")
    case .unverifiable:
      memberNull("checksum_valid")
      member("checksum_state", literal: "unverifiable")
    }
    beginArray("chunks")
    var chunks = header.chunks
    while let chunk = chunks.next() { append(chunk) }
    endArray()
    endObject()
  }

  private mutating func append(_ chunk: borrowing SCTPChunk) {
    beginObject()
    member("type", chunk.type.rawValue)
    if let name = chunk.type.name {
      member("type_name", literal: name)
    } else {
      memberNull("type_name")
    }
    member("flags", chunk.flags)
    member("length", chunk.length)
    switch chunk.type {
    case .data:
      if let data = SCTPData(chunk) { appendFields(of: data, chunk) }
    case .initiation, .initiationAcknowledgment:
      if let initiation = SCTPInitiation(chunk) { appendFields(of: initiation) }
    case .selectiveAcknowledgment:
      if let acknowledgment = SCTPSelectiveAcknowledgment(chunk) {
        appendFields(of: acknowledgment)
      }
    default: break
    }
    endObject()
  }

  private mutating func appendFields(
    of data: borrowing SCTPData,
    _ chunk: borrowing SCTPChunk
  ) {
    member("transmission_sequence_number", data.transmissionSequenceNumber)
    member("stream_identifier", data.streamIdentifier)
    member("stream_sequence_number", data.streamSequenceNumber)
    member("payload_protocol_identifier", data.payloadProtocolIdentifier)
    let fixed = SCTPChunk.headerByteCount + SCTPData.headerByteCount
    member("payload_length", max(Int(chunk.length) - fixed, 0))
  }

  private mutating func appendFields(of initiation: borrowing SCTPInitiation) {
    member("initiate_tag", initiation.initiateTag)
    member("advertised_receiver_window_credit", initiation.advertisedReceiverWindowCredit)
    member("outbound_streams", initiation.outboundStreams)
    member("inbound_streams", initiation.inboundStreams)
    member("initial_transmission_sequence_number", initiation.initialTransmissionSequenceNumber)
  }

  private mutating func appendFields(of acknowledgment: borrowing SCTPSelectiveAcknowledgment) {
    member(
      "cumulative_transmission_sequence_number",
      acknowledgment.cumulativeTransmissionSequenceNumber
    )
    member("advertised_receiver_window_credit", acknowledgment.advertisedReceiverWindowCredit)
    beginArray("gap_acknowledgment_blocks")
    var index = 0
    while let block = acknowledgment.gapBlock(at: index) {
      beginObject()
      member("start", block.start)
      member("end", block.end)
      endObject()
      index += 1
    }
    endArray()
    beginArray("duplicate_transmission_sequence_numbers")
    index = 0
    while let number = acknowledgment.duplicate(at: index) {
      element(number)
      index += 1
    }
    endArray()
  }
}
