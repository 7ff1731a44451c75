internal import NetCore

// The option of multipath TCP (RFC 8684 §3).
extension LineBuffer {
  /// Writes the subtype of the option whose octets behind the length are `data`, and its fields
  /// when they have a form that the subtype allows, else all octets.
  ///
  /// Numbers of 64 bits are written as digits: JSON's are exact to 53 bits in most readers.
  mutating func append(multipath data: RawSpan) {
    let subtype = data.octet(at: 0) >> 4
    member("subtype", subtype)
    if let name = Self.multipathSubtypeName(subtype) {
      member("subtype_name", literal: name)
    } else {
      memberNull("subtype_name")
    }
    if !appendMultipathFields(subtype, data) { member("data", hexadecimal: data) }
  }

  /// Writes the fields of a subtype; returns whether it could.
  private mutating func appendMultipathFields(_ subtype: UInt8, _ data: RawSpan) -> Bool {
    let first = data.octet(at: 0)
    switch (subtype, data.byteCount) {
    case (0, 2), (0, 10), (0, 18), (0, 20), (0, 22): appendCapable(data)
    case (1, 10), (1, 14), (1, 22): appendJoin(data)
    case (2, 2...): return appendSequenceSignal(data)
    case (3, 6), (3, 8), (3, 14), (3, 16), (3, 18), (3, 20), (3, 26), (3, 28):
      appendAddition(data)
    case (4, 2...):
      beginArray("address_identifiers")
      for index in 1..<data.byteCount { element(data.octet(at: index)) }
      endArray()
    case (5, 1), (5, 2):
      member("backup", first & 1 != 0)
      if data.byteCount == 2 { member("address_identifier", data.octet(at: 1)) }
    case (6, 10): member("data_sequence_number", hexadecimal: data.extracting(droppingFirst: 2))
    case (7, 10): member("receiver_key", hexadecimal: data.extracting(droppingFirst: 2))
    case (8, 2):
      member("transient", first & 1 != 0)
      member("reason", data.octet(at: 1))
    default: return false
    }
    return true
  }

  /// Writes MP_CAPABLE (RFC 8684 §3.1), of version 0 (RFC 6824 §3.1), too.
  private mutating func appendCapable(_ data: RawSpan) {
    let version = data.octet(at: 0) & 0xf
    let flags = data.octet(at: 1)
    member("version", version)
    member("checksum_required", flags & 0x80 != 0)
    member("extensibility", flags & 0x40 != 0)
    if version > 0 {
      member("no_more_subflows", flags & 0x20 != 0)
      member("hmac_sha256", flags & 1 != 0)
    } else {
      member("hmac_sha1", flags & 1 != 0)
    }
    if data.byteCount >= 10 { member("sender_key", hexadecimal: data.extracting(2..<10)) }
    if data.byteCount >= 18 { member("receiver_key", hexadecimal: data.extracting(10..<18)) }
    if data.byteCount >= 20 {
      member("data_level_length", data.bigEndian(at: 18, as: UInt16.self))
    }
    if data.byteCount == 22 { member("checksum", data.bigEndian(at: 20, as: UInt16.self)) }
  }

  /// Writes MP_JOIN (RFC 8684 §3.2), whose three lengths are those of the three messages.
  private mutating func appendJoin(_ data: RawSpan) {
    guard data.byteCount < 22 else {
      return member("hmac", hexadecimal: data.extracting(droppingFirst: 2))
    }
    member("backup", data.octet(at: 0) & 1 != 0)
    member("address_identifier", data.octet(at: 1))
    if data.byteCount == 10 {
      member("receiver_token", data.bigEndian(at: 2, as: UInt32.self))
      member("sender_random_number", data.bigEndian(at: 6, as: UInt32.self))
    } else {
      member("hmac", hexadecimal: data.extracting(2..<10))
      member("sender_random_number", data.bigEndian(at: 10, as: UInt32.self))
    }
  }

  /// Writes DSS (RFC 8684 §3.3); returns whether it is as long as its flags say.
  private mutating func appendSequenceSignal(_ data: RawSpan) -> Bool {
    let flags = data.octet(at: 1)
    let acknowledged = flags & 1 == 0 ? 0 : flags & 2 == 0 ? 4 : 8
    let numbered = flags & 4 == 0 ? 0 : flags & 8 == 0 ? 4 : 8
    let mapping = 2 + acknowledged
    let lengths = mapping + numbered
    // The checksum is there when the handshake agreed on it.
    let fixed = numbered == 0 ? lengths : lengths + 6
    guard data.byteCount == fixed || numbered > 0 && data.byteCount == fixed + 2 else {
      return false
    }
    member("data_fin", flags & 0x10 != 0)
    if acknowledged > 0 {
      member("data_acknowledgment", hexadecimal: data.extracting(2..<mapping))
    }
    if numbered > 0 {
      member("data_sequence_number", hexadecimal: data.extracting(mapping..<lengths))
      member("subflow_sequence_number", data.bigEndian(at: lengths, as: UInt32.self))
      member("data_level_length", data.bigEndian(at: lengths + 4, as: UInt16.self))
    }
    if data.byteCount > fixed { member("checksum", data.bigEndian(at: fixed, as: UInt16.self)) }
    return true
  }

  /// Writes ADD_ADDR (RFC 8684 §3.4.1).
  private mutating func appendAddition(_ data: RawSpan) {
    let end = data.byteCount < 18 ? 6 : 18
    // In version 0, the four bits are the version of IP (RFC 6824 §3.4.1).
    member("echo", data.octet(at: 0) & 0xf == 1)
    member("address_identifier", data.octet(at: 1))
    if end == 6 {
      member("address", IPv4Address(rawValue: data.bigEndian(at: 2)))
    } else {
      member("address", IPv6Address(high: data.bigEndian(at: 2), low: data.bigEndian(at: 10)))
    }
    let rest = data.byteCount - end
    if rest % 8 == 2 { member("port", data.bigEndian(at: end, as: UInt16.self)) }
    if rest >= 8 { member("hmac", hexadecimal: data.extracting(droppingFirst: end + rest % 8)) }
  }

  /// The name of a subtype (IANA "MPTCP Option Subtypes").
  private static func multipathSubtypeName(_ subtype: UInt8) -> StaticString? {
    switch subtype {
    case 0: "MP_CAPABLE"
    case 1: "MP_JOIN"
    case 2: "DSS"
    case 3: "ADD_ADDR"
    case 4: "REMOVE_ADDR"
    case 5: "MP_PRIO"
    case 6: "MP_FAIL"
    case 7: "MP_FASTCLOSE"
    case 8: "MP_TCPRST"
    case 15: "MP_EXPERIMENTAL"
    default: nil
    }
  }
}
