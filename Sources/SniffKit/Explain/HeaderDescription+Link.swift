internal import NetCore

// Ethernet, VLAN tags, LLC and SNAP.
extension HeaderDescription {
  static func ethernet(_ octets: RawSpan) -> Self {
    Self(
      "Ethernet header",
      "IEEE Std 802.3, Clause 3.1.1",
      [
        HeaderField("Destination Address", 0, 48, .macAddress, .address),
        HeaderField("Source Address", 48, 48, .macAddress, .address),
        lengthOrType(96, octets.wordOrZero(12)),
      ]
    )
  }

  static func vlan(_ octets: RawSpan) -> Self {
    Self(
      "VLAN tag",
      "IEEE Std 802.1Q, Clause 9.6",
      [
        HeaderField("Priority Code Point", 0, 3, short: "PCP", .named { $0.trafficTypeName }),
        HeaderField(
          "Drop Eligible Indicator",
          3,
          1,
          .flag(set: "may be dropped first", clear: "no more eligible for dropping than others")
        ),
        HeaderField("VLAN Identifier", 4, 12, short: "VID", .named { $0.vlanName }),
        lengthOrType(16, octets.wordOrZero(2)),
      ]
    )
  }

  /// The field that is a length up to 1500 and an EtherType above.
  private static func lengthOrType(_ start: Int, _ value: UInt16) -> HeaderField {
    guard value > EtherType.largestLength else {
      return HeaderField(
        "Length",
        start,
        16,
        .told { _, out in
          out.append("octets of LLC and data; values above 1500 would name a protocol")
        }
      )
    }
    return HeaderField("EtherType", start, 16, .hexadecimal, .named { $0.etherTypeName })
  }

  static func llc(_ octets: RawSpan) -> Self {
    let isUnnumbered = octets.octetOrZero(2) & 3 == 3
    return Self(
      "LLC header",
      "IEEE Std 802.2, Clause 3",
      [
        HeaderField("DSAP Address", 0, 8, .hexadecimal, short: "DSAP", serviceAccessPoint),
        HeaderField("SSAP Address", 8, 8, .hexadecimal, short: "SSAP", serviceAccessPoint),
        HeaderField(
          "Control",
          16,
          isUnnumbered ? 8 : 16,
          .hexadecimal,
          .told { reading, out in
            let isInformation = reading.header.octetOrZero(2) & 1 == 0
            switch (reading.value, isUnnumbered) {
            case (3, true): out.append("unnumbered information: a datagram")
            case (_, true): out.append("an unnumbered frame")
            case (_, false):
              out.append(isInformation ? "an information frame" : "a supervisory frame")
            }
          }
        ),
      ]
    )
  }

  private static let serviceAccessPoint = FieldMeaning.told { reading, out in
    let value = UInt8(truncatingIfNeeded: reading.value)
    guard let name = (value & 0xfe).serviceAccessPointName else { return }
    out.append("service access point of ")
    out.append(name)
  }

  static let snap = Self(
    "SNAP header",
    "IEEE Std 802, Clause 10.5",
    [
      HeaderField(
        "Organizationally Unique Identifier",
        0,
        24,
        .hexadecimal,
        short: "OUI",
        .named { UInt32(truncatingIfNeeded: $0).organizationName }
      ),
      HeaderField(
        "Protocol Identifier",
        24,
        16,
        .hexadecimal,
        short: "PID",
        .told { reading, out in
          if let header = try? SNAPHeader(parsing: reading.header),
            let name = header.protocolName
          {
            out.append(name)
          }
        }
      ),
    ]
  )
}

extension UInt64 {
  /// What a number in an EtherType field names.
  var etherTypeName: StaticString? {
    EtherType(rawValue: UInt16(truncatingIfNeeded: self)).lineName
  }

  /// What a number in a protocol or next header field names.
  var ipProtocolName: StaticString? {
    let type = IPProtocol(rawValue: UInt8(truncatingIfNeeded: self))
    switch type {
    case .hopByHopOptions: return "IPv6 hop-by-hop options"
    case .ipv4: return "IPv4 in IP"
    case .ipv6: return "IPv6 in IP"
    case .noNextHeader: return "no next header: the packet ends here"
    case .destinationOptions: return "IPv6 destination options"
    case .udpLite: return "UDP-Lite"
    default: return type.lineName
    }
  }

  /// The traffic type that a priority stands for (IEEE Std 802.1Q, Annex I).
  fileprivate var trafficTypeName: StaticString? {
    switch self {
    case 0: "best effort"
    case 1: "background"
    case 2: "excellent effort"
    case 3: "critical applications"
    case 4: "video"
    case 5: "voice"
    case 6: "internetwork control"
    default: "network control"
    }
  }

  /// What is special about a VLAN identifier (IEEE Std 802.1Q, Table 9-2).
  fileprivate var vlanName: StaticString? {
    switch self {
    case 0: "no VLAN: the tag carries a priority only"
    case 1: "the default VLAN of bridge ports"
    case 0xfff: "reserved"
    default: nil
    }
  }
}
