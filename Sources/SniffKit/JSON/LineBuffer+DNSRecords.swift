internal import NetCore

// The data of DNS records, for the types that are seen most; of others the octets.
extension LineBuffer {
  mutating func append(dataOf record: DNSRecord, _ message: RawSpan) {
    let data = message.extracting(record.data)
    let start = record.data.lowerBound
    switch (record.type, data.byteCount) {
    case (.a, 4): member("address", IPv4Address(rawValue: data.bigEndian(at: 0)))
    case (.aaaa, 16):
      member("address", IPv6Address(high: data.bigEndian(at: 0), low: data.bigEndian(at: 8)))
    case (.ns, _), (.cname, _), (.ptr, _), (.dname, _):
      _ = member("target", nameAt: start, in: message)
    case (.mx, 3...):
      member("preference", data.bigEndian(at: 0, as: UInt16.self))
      _ = member("exchange", nameAt: start + 2, in: message)
    case (.txt, _): append(texts: data)
    case (.soa, _): append(startOfAuthority: record.data, message)
    case (.srv, 7...):
      member("priority", data.bigEndian(at: 0, as: UInt16.self))
      member("weight", data.bigEndian(at: 2, as: UInt16.self))
      member("port", data.bigEndian(at: 4, as: UInt16.self))
      _ = member("target", nameAt: start + 6, in: message)
    case (.ds, 4...):
      member("key_tag", data.bigEndian(at: 0, as: UInt16.self))
      member("algorithm", data.octet(at: 2))
      member("digest_type", data.octet(at: 3))
      member("digest", hexadecimal: data.extracting(droppingFirst: 4))
    case (.dnskey, 4...):
      member("flags", data.bigEndian(at: 0, as: UInt16.self))
      member("protocol", data.octet(at: 2))
      member("algorithm", data.octet(at: 3))
      member("public_key", hexadecimal: data.extracting(droppingFirst: 4))
    case (.rrsig, 19...): append(signature: record.data, message)
    case (.nsec, _):
      guard let types = member("next_domain_name", nameAt: start, in: message),
        types <= record.data.upperBound
      else { return }
      append(typesIn: message.extracting(types..<record.data.upperBound))
    case (.svcb, 3...), (.https, 3...): append(serviceBinding: record.data, message)
    case (.caa, 2...):
      let valueStart = min(2 + Int(data.octet(at: 1)), data.byteCount)
      member("flags", data.octet(at: 0))
      member("tag", data.extracting(2..<valueStart))
      member("value", data.extracting(droppingFirst: valueStart))
    case (.naptr, 7...): append(rewritingRule: record.data, message)
    default: member("data", hexadecimal: data)
    }
  }

  /// Writes what OPT has in place of a class and a time to live, and its options (RFC 6891 §6.1).
  mutating func appendExtension(of record: DNSRecord, _ message: RawSpan) {
    member("udp_payload_size", record.class)
    member("extended_response_code", UInt8(truncatingIfNeeded: record.timeToLive >> 24))
    member("edns_version", UInt8(truncatingIfNeeded: record.timeToLive >> 16))
    member("dnssec_ok", record.timeToLive & 0x8000 != 0)
    member("data_length", record.data.count)
    let data = message.extracting(record.data)
    beginArray("options")
    var offset = 0
    while offset + 4 <= data.byteCount {
      let end = offset + 4 + Int(data.bigEndian(at: offset + 2, as: UInt16.self))
      guard end <= data.byteCount else { break }
      beginObject()
      member("code", data.bigEndian(at: offset, as: UInt16.self))
      member("length", end - offset - 4)
      member("data", hexadecimal: data.extracting(offset + 4..<end))
      endObject()
      offset = end
    }
    endArray()
  }

  /// Writes the character strings of a text record (RFC 1035 §3.3.14).
  private mutating func append(texts data: RawSpan) {
    beginArray("texts")
    var offset = 0
    while offset < data.byteCount {
      let end = offset + 1 + Int(data.octet(at: offset))
      guard end <= data.byteCount else { break }
      element(data.extracting(offset + 1..<end))
      offset = end
    }
    endArray()
  }

  /// Writes the numbers of the types whose bits are set, in windows of 256 (RFC 4034 §4.1.2).
  private mutating func append(typesIn windows: RawSpan) {
    beginArray("types")
    var offset = 0
    while offset + 2 <= windows.byteCount {
      let first = Int(windows.octet(at: offset)) * 256
      let end = offset + 2 + Int(windows.octet(at: offset + 1))
      guard end <= windows.byteCount else { break }
      for index in offset + 2..<end {
        let bits = windows.octet(at: index)
        for bit in 0..<8 where bits & 0x80 >> UInt8(bit) != 0 {
          element(UInt16(truncatingIfNeeded: first + 8 * (index - offset - 2) + bit))
        }
      }
      offset = end
    }
    endArray()
  }

  private mutating func append(startOfAuthority range: Range<Int>, _ message: RawSpan) {
    guard
      let mailbox = member("primary_name_server", nameAt: range.lowerBound, in: message),
      let numbers = member("responsible_mailbox", nameAt: mailbox, in: message),
      numbers + 20 <= range.upperBound
    else { return }
    member("serial", message.bigEndian(at: numbers, as: UInt32.self))
    member("refresh", message.bigEndian(at: numbers + 4, as: UInt32.self))
    member("retry", message.bigEndian(at: numbers + 8, as: UInt32.self))
    member("expire", message.bigEndian(at: numbers + 12, as: UInt32.self))
    member("minimum", message.bigEndian(at: numbers + 16, as: UInt32.self))
  }

  private mutating func append(signature range: Range<Int>, _ message: RawSpan) {
    let data = message.extracting(range)
    member("type_covered", data.bigEndian(at: 0, as: UInt16.self))
    member("algorithm", data.octet(at: 2))
    member("labels", data.octet(at: 3))
    member("original_time_to_live", data.bigEndian(at: 4, as: UInt32.self))
    member("signature_expiration", data.bigEndian(at: 8, as: UInt32.self))
    member("signature_inception", data.bigEndian(at: 12, as: UInt32.self))
    member("key_tag", data.bigEndian(at: 16, as: UInt16.self))
    guard let end = member("signer_name", nameAt: range.lowerBound + 18, in: message),
      end <= range.upperBound
    else { return }
    member("signature", hexadecimal: message.extracting(end..<range.upperBound))
  }

  /// Writes a record of SVCB or HTTPS (RFC 9460 §2.2).
  private mutating func append(serviceBinding range: Range<Int>, _ message: RawSpan) {
    member("priority", message.bigEndian(at: range.lowerBound, as: UInt16.self))
    guard var offset = member("target", nameAt: range.lowerBound + 2, in: message) else { return }
    beginArray("parameters")
    while offset + 4 <= range.upperBound {
      let end = offset + 4 + Int(message.bigEndian(at: offset + 2, as: UInt16.self))
      guard end <= range.upperBound else { break }
      beginObject()
      member("key", message.bigEndian(at: offset, as: UInt16.self))
      member("value", hexadecimal: message.extracting(offset + 4..<end))
      endObject()
      offset = end
    }
    endArray()
  }

  /// Writes a record of NAPTR (RFC 3403 §4.1).
  private mutating func append(rewritingRule range: Range<Int>, _ message: RawSpan) {
    var offset = range.lowerBound + 4
    member("order", message.bigEndian(at: range.lowerBound, as: UInt16.self))
    member("preference", message.bigEndian(at: range.lowerBound + 2, as: UInt16.self))
    for key in ["flags", "services", "regular_expression"] as [StaticString] {
      guard offset < range.upperBound else { return }
      let end = offset + 1 + Int(message.octet(at: offset))
      guard end <= range.upperBound else { return }
      member(key, message.extracting(offset + 1..<end))
      offset = end
    }
    _ = member("replacement", nameAt: offset, in: message)
  }
}
