internal import NetCore

// What carries packets inside packets, and what protects them.
extension LineBuffer {
  mutating func append(_ header: borrowing AuthenticationHeader) {
    beginObject("authentication_header")
    member("next_header", header.nextHeader.rawValue)
    member("header_length", header.headerByteCount)
    member("security_parameters_index", header.securityParametersIndex)
    member("sequence_number", header.sequenceNumber)
    member("integrity_check_value", hexadecimal: header.integrityCheckValue)
    endObject()
  }

  mutating func append(_ header: borrowing ESPHeader) {
    beginObject("esp")
    member("security_parameters_index", header.securityParametersIndex)
    member("sequence_number", header.sequenceNumber)
    endObject()
  }

  mutating func append(_ header: borrowing GREHeader, verdict: ChecksumVerdict) {
    beginObject("gre")
    member("version", header.version)
    member("protocol_type", header.protocolType.rawValue)
    member("header_length", header.headerByteCount)
    if let checksum = header.checksum {
      member("checksum", checksum)
      member(checksumValid: verdict)
    }
    if let offset = header.routingOffset { member("routing_offset", offset) }
    if let length = header.payloadLength, let call = header.callIdentifier {
      member("payload_length", length)
      member("call_identifier", call)
    } else if let key = header.key {
      member("key", key)
    }
    if let number = header.sequenceNumber { member("sequence_number", number) }
    if let number = header.acknowledgmentNumber { member("acknowledgment_number", number) }
    endObject()
  }

  mutating func append(_ header: borrowing VXLANHeader) {
    beginObject("vxlan")
    member("flags", header.flags)
    member("network_identifier", header.networkIdentifier)
    endObject()
  }

  mutating func append(_ header: borrowing GeneveHeader) {
    beginObject("geneve")
    member("version", header.version)
    member("header_length", header.headerByteCount)
    member("control_packet", header.isControlPacket)
    member("critical_options", header.hasCriticalOptions)
    member("protocol_type", header.protocolType.rawValue)
    member("network_identifier", header.networkIdentifier)
    if header.optionsByteCount > 0 { appendOptions(of: header) }
    endObject()
  }

  private mutating func appendOptions(of header: borrowing GeneveHeader) {
    beginArray("options")
    var options = header.options
    while let option = options.next() {
      beginObject()
      member("class", option.optionClass)
      member("type", option.type)
      member("critical", option.isCritical)
      member("length", option.byteCount)
      member("data", hexadecimal: option.data)
      endObject()
    }
    endArray()
  }
}
