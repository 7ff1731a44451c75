internal import NetCore

extension HeaderDescription {
  static func arp(_ octets: RawSpan) -> Self {
    let hardware = Int(octets.octetOrZero(4))
    let network = Int(octets.octetOrZero(5))
    let isIPv4 = network == 4 && [0x0800, 0x1000].contains(octets.wordOrZero(2))
    let isMAC = hardware == 6
    var description = Self(
      "ARP message",
      "RFC 826",
      [
        HeaderField(
          "Hardware Type",
          0,
          16,
          .named { ARPHardwareType(rawValue: UInt16(truncatingIfNeeded: $0)).lineName }
        ),
        HeaderField("Protocol Type", 16, 16, .hexadecimal, .named { $0.etherTypeName }),
        HeaderField("Hardware Length", 32, 8, .octets(times: 1)),
        HeaderField("Protocol Length", 40, 8, .octets(times: 1)),
        HeaderField("Operation", 48, 16, .named { $0.operationName }),
      ]
    )
    func append(_ name: StaticString, _ count: Int, _ form: FieldForm) {
      guard count > 0 else { return }
      let isAddress: Bool =
        switch form {
        case .macAddress, .ipv4Address: true
        default: false
        }
      description.fields.append(
        HeaderField(
          name,
          octet: description.byteCount,
          count: count,
          form,
          isAddress ? .address : .none
        )
      )
    }
    append("Sender Hardware Address", hardware, isMAC ? .macAddress : .octets)
    append("Sender Protocol Address", network, isIPv4 ? .ipv4Address : .octets)
    append("Target Hardware Address", hardware, isMAC ? .macAddress : .octets)
    append("Target Protocol Address", network, isIPv4 ? .ipv4Address : .octets)
    return description
  }
}

extension UInt64 {
  /// What an operation asks or says.
  fileprivate var operationName: StaticString? {
    switch ARPOperation(rawValue: UInt16(truncatingIfNeeded: self)) {
    case .request: "request: who has the target protocol address?"
    case .reply: "reply: the sender has the sender protocol address"
    case .reverseRequest: "reverse request: which protocol address is mine? (RFC 903)"
    case .reverseReply: "reverse reply (RFC 903)"
    case .inverseRequest: "inverse request: which protocol address is yours? (RFC 2390)"
    case .inverseReply: "inverse reply (RFC 2390)"
    case .negativeReply: "negative reply (RFC 1577)"
    default: nil
    }
  }
}
