internal import NetCore

// The headers that the capturing host puts in place of a link header.
extension HeaderDescription {
  static let linuxSLL = Self(
    "Linux cooked header",
    "LINKTYPE_LINUX_SLL",
    [
      HeaderField("Packet Type", 0, 16, .named { $0.linuxPacketTypeName }),
      HeaderField("ARPHRD_ Type", 16, 16, .named { $0.deviceTypeName }),
      HeaderField("Link-Layer Address Length", 32, 16, .octets(times: 1)),
      HeaderField("Link-Layer Address", 48, 64, .octets, linkAddress),
      HeaderField("Protocol Type", 112, 16, .hexadecimal, .named { $0.linuxProtocolName }),
    ]
  )

  static let linuxSLL2 = Self(
    "Linux cooked header, version 2",
    "LINKTYPE_LINUX_SLL2",
    [
      HeaderField("Protocol Type", 0, 16, .hexadecimal, .named { $0.linuxProtocolName }),
      HeaderField("Reserved", 16, 16),
      HeaderField(
        "Interface Index",
        32,
        32,
        .words("the number of the interface on the host that captured")
      ),
      HeaderField("ARPHRD_ Type", 64, 16, .named { $0.deviceTypeName }),
      HeaderField("Packet Type", 80, 8, .named { $0.linuxPacketTypeName }),
      HeaderField("Link-Layer Address Length", 88, 8, short: "Length", .octets(times: 1)),
      HeaderField("Link-Layer Address", 96, 64, .octets, linkAddress),
    ]
  )

  private static let linkAddress = FieldMeaning.words(
    "the sender's, as many octets as the length says; padding behind them"
  )

  static let null = Self(
    "BSD loopback header",
    "LINKTYPE_NULL, LINKTYPE_LOOP",
    [
      HeaderField(
        "Address Family",
        0,
        32,
        .hexadecimal,
        .told { reading, out in
          guard let header = try? NullHeader(parsing: reading.header) else { return }
          out.append("family ")
          out.append(decimal: header.family)
          out.append(" of the host that captured")
          if let name = header.family.addressFamilyName {
            out.append(": ")
            out.append(name)
          }
        }
      )
    ]
  )
}

extension UInt64 {
  /// The direction of a packet (packet(7)).
  fileprivate var linuxPacketTypeName: StaticString? {
    switch LinuxPacketType(rawValue: UInt16(truncatingIfNeeded: self)) {
    case .host: "sent to this host"
    case .broadcast: "broadcast on the link"
    case .multicast: "multicast on the link"
    case .otherHost: "sent by another host to another host"
    case .outgoing: "sent by this host"
    default: nil
    }
  }

  /// The type of a device (ARPHRD_ constants of Linux).
  fileprivate var deviceTypeName: StaticString? {
    switch self {
    case 1: "Ethernet"
    case 32: "InfiniBand"
    case 512: "PPP"
    case 768: "IP in IP tunnel"
    case 769: "IPv6 tunnel"
    case 772: "loopback"
    case 776: "6in4 tunnel"
    case 778: "GRE tunnel"
    case 801...803: "IEEE 802.11"
    case 0xfffe: "none: the device has no link header"
    default: nil
    }
  }

  /// The protocol that one of Linux's ETH_P_ numbers names.
  fileprivate var linuxProtocolName: StaticString? {
    switch self {
    case 1: "Novell 802.3 frames"
    case 4: "frames with an LLC header"
    default: etherTypeName
    }
  }
}
