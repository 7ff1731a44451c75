internal import NetCore

// The messages of multicast listener discovery (RFC 2710, RFC 3810).
extension HeaderDescription {
  /// The table of a message of `type`, whose fields up to the checksum are `common`; a query of
  /// version 2 is one by its length (RFC 3810 §8.1).
  static func multicastListener(
    _ type: ICMPv6Type,
    _ octets: RawSpan,
    _ common: [HeaderField]
  ) -> Self {
    if type == .multicastListenerReportV2 {
      var description = message(
        "RFC 3810, Section 5.2",
        common + [
          HeaderField("Reserved", 32, 16),
          HeaderField("Nr of Mcast Address Records", 48, 16, short: "Records (M)"),
        ]
      )
      description.appendGroupRecords(Int(octets.wordOrZero(6)), of: octets, .ipv6)
      return description
    }
    let rest = [
      HeaderField("Reserved", 48, 16),
      HeaderField("Multicast Address", 64, 128, .ipv6Address, .address),
    ]
    guard type == .multicastListenerQuery, octets.byteCount >= queryV2ByteCount else {
      let delay = HeaderField(
        "Maximum Response Delay",
        32,
        16,
        short: "Max Resp Delay",
        .words("milliseconds; 0 but in queries")
      )
      return message("RFC 2710, Section 3", common + [delay] + rest)
    }
    let code = HeaderField("Maximum Response Code", 32, 16, short: "Max Resp Code", responseDelay)
    var description = message("RFC 3810, Section 5.1", common + [code] + rest)
    description.appendQueryFields(of: octets, .ipv6)
    return description
  }

  /// The length of a query of version 2 without sources, in octets.
  private static let queryV2ByteCount = 28

  private static let responseDelay = FieldMeaning.told { reading, out in
    out.append("answer within ")
    let code = UInt16(truncatingIfNeeded: reading.value)
    out.append(decimal: ICMPv6Message.responseDelay(ofCode: code))
    out.append(" ms")
  }
}
