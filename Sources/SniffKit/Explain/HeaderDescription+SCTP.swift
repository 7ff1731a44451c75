internal import NetCore

extension HeaderDescription {
  /// The table of an SCTP packet: the common header, and the chunks as far as they were captured.
  static func sctp(_ octets: RawSpan) -> Self {
    var description = Self("SCTP packet", "RFC 9260, Section 3", commonFields)
    while description.fields.count < largestOptionCount {
      let start = description.byteCount
      guard let chunk = SCTPChunk(octets.clamped(start, octets.byteCount)) else { break }
      description.fields += [
        HeaderField("Chunk Type", start * 8, 8, .named { $0.chunkTypeName }),
        HeaderField("Chunk Flags", start * 8 + 8, 8, .hexadecimal),
        HeaderField("Chunk Length", start * 8 + 16, 16, chunkLength),
      ]
      // Nothing tells where the chunk behind one of an impossible length begins.
      guard chunk.length >= SCTPChunk.headerByteCount else { break }
      description.appendValue(of: chunk, at: start)
      let end = start + (Int(chunk.length) + 3) & ~3
      description.fill("Padding", upTo: min(end, octets.byteCount))
    }
    return description
  }

  private static let commonFields = [
    HeaderField("Source Port Number", 0, 16, .port("sctp")),
    HeaderField("Destination Port Number", 16, 16, .port("sctp")),
    HeaderField(
      "Verification Tag",
      32,
      32,
      .hexadecimal,
      .words("the same in all packets of one direction; 0 with INIT")
    ),
    HeaderField("Checksum", 64, 32, .hexadecimal, .checksum),
  ]

  private static let chunkLength = FieldMeaning.told { reading, out in
    out.append("octets with these four, without padding")
    if reading.value < 4 { out.append("; less than these four") }
  }

  /// Adds the fields of the chunk that begins at octet `start`.
  private mutating func appendValue(of chunk: borrowing SCTPChunk, at start: Int) {
    let bit = start * 8
    let end = start + chunk.bytes.byteCount
    switch chunk.type {
    case .data where chunk.bytes.byteCount >= 16:
      fields += [
        HeaderField("TSN", bit + 32, 32, .words("transmission sequence number")),
        HeaderField("Stream Identifier S", bit + 64, 16, short: "Stream S"),
        HeaderField("Stream Sequence Number n", bit + 80, 16, short: "Sequence n"),
        HeaderField("Payload Protocol Identifier", bit + 96, 32, .named { $0.payloadName }),
      ]
      fill("User Data", upTo: end)
    case .initiation where chunk.bytes.byteCount >= 20,
      .initiationAcknowledgment where chunk.bytes.byteCount >= 20:
      fields += [
        HeaderField("Initiate Tag", bit + 32, 32, .hexadecimal),
        HeaderField("Receiver Window (a_rwnd)", bit + 64, 32, .octets(times: 1)),
        HeaderField("Outbound Streams (OS)", bit + 96, 16, short: "Outbound"),
        HeaderField("Inbound Streams (MIS)", bit + 112, 16, short: "Inbound"),
        HeaderField("Initial TSN", bit + 128, 32),
      ]
      fill("Parameters", upTo: end)
    case .selectiveAcknowledgment where chunk.bytes.byteCount >= 16:
      fields += [
        HeaderField("Cumulative TSN Ack", bit + 32, 32, .words("the last one before a gap")),
        HeaderField("Receiver Window (a_rwnd)", bit + 64, 32, .octets(times: 1)),
        HeaderField("Number of Gap Ack Blocks", bit + 96, 16, short: "Gap Blocks N"),
        HeaderField("Number of Duplicate TSNs", bit + 112, 16, short: "Duplicates M"),
      ]
      fill("Gap Ack Blocks, Duplicates", upTo: end)
    default: fill("Chunk Value", upTo: end)
    }
  }
}

extension UInt64 {
  /// The name of a type of chunk.
  fileprivate var chunkTypeName: StaticString? {
    SCTPChunkType(rawValue: UInt8(truncatingIfNeeded: self)).lineName
  }

  /// The protocol of the user data (IANA "SCTP Payload Protocol Identifiers").
  fileprivate var payloadName: StaticString? {
    self == 0 ? "none told" : UInt32(truncatingIfNeeded: self).payloadProtocolName
  }
}
