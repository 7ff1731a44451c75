internal import NetCore

// What IGMP 3 (RFC 3376) and MLD 2 (RFC 3810) have in common, but for the length of addresses.
extension HeaderDescription {
  /// The octets of the addresses in a message.
  enum GroupAddressForm: Int {
    case ipv4 = 4
    case ipv6 = 16

    /// How such an address is written.
    fileprivate var field: FieldForm { self == .ipv4 ? .ipv4Address : .ipv6Address }
  }

  /// Adds the fields of a query behind the group, and its sources (RFC 3376 §4.1, RFC 3810 §5.1).
  mutating func appendQueryFields(of octets: RawSpan, _ form: GroupAddressForm) {
    let start = byteCount
    fields += [
      HeaderField("Resv", start * 8, 4),
      HeaderField(
        "S",
        start * 8 + 4,
        1,
        .flag(set: "routers are not to start their timers anew", clear: "timers start anew")
      ),
      HeaderField("QRV", start * 8 + 5, 3, .words("querier's robustness variable")),
      HeaderField("QQIC", start * 8 + 8, 8, Self.queryInterval),
      HeaderField("Number of Sources", start * 8 + 16, 16),
    ]
    appendSources(Int(octets.wordOrZero(start + 2)), of: octets, form)
  }

  private static let queryInterval = FieldMeaning.told { reading, out in
    out.append("querier's query interval: ")
    out.append(decimal: IGMPMessage.time(ofCode: UInt8(truncatingIfNeeded: reading.value)))
    out.append(" s")
  }

  /// Adds the `count` records of a report (RFC 3376 §4.2.4, RFC 3810 §5.2.5), as far as they are in
  /// `octets`.
  mutating func appendGroupRecords(_ count: Int, of octets: RawSpan, _ form: GroupAddressForm) {
    for _ in 0..<min(count, Self.largestOptionCount / 4) {
      let start = byteCount
      guard start + 4 + form.rawValue <= octets.byteCount else { return }
      fields += [
        HeaderField("Record Type", start * 8, 8, .named { $0.groupRecordTypeName }),
        HeaderField("Aux Data Len", start * 8 + 8, 8, .octets(times: 4)),
        HeaderField("Number of Sources", start * 8 + 16, 16),
        HeaderField(
          "Multicast Address",
          octet: start + 4,
          count: form.rawValue,
          form.field,
          .address
        ),
      ]
      appendSources(Int(octets.wordOrZero(start + 2)), of: octets, form)
      let auxiliary = Int(octets.octetOrZero(start + 1)) * 4
      fill("Auxiliary Data", upTo: min(byteCount + auxiliary, octets.byteCount))
    }
  }

  private mutating func appendSources(_ count: Int, of octets: RawSpan, _ form: GroupAddressForm) {
    for index in 0..<count {
      guard byteCount + form.rawValue <= octets.byteCount else { return }
      guard index < Self.largestOptionCount / 4 else {
        let end = byteCount + (count - index) * form.rawValue
        return fill("Further Sources", upTo: min(end, octets.byteCount))
      }
      fields.append(
        HeaderField(
          "Source Address",
          octet: byteCount,
          count: form.rawValue,
          form.field,
          .address
        )
      )
    }
  }
}

extension UInt64 {
  /// What a record of a report says (RFC 3376 §4.2.12, RFC 3810 §5.2.12).
  fileprivate var groupRecordTypeName: StaticString? {
    switch self {
    case 1: "MODE_IS_INCLUDE: only these sources are wanted"
    case 2: "MODE_IS_EXCLUDE: all but these sources are wanted"
    case 3: "CHANGE_TO_INCLUDE_MODE: from now on only these sources"
    case 4: "CHANGE_TO_EXCLUDE_MODE: from now on all but these sources"
    case 5: "ALLOW_NEW_SOURCES: these sources, too"
    case 6: "BLOCK_OLD_SOURCES: these sources no more"
    default: nil
    }
  }
}
