internal import NetCore

/// What an ARP message or a message of neighbour discovery is there for, and which hardware address
/// it claims an IP address for.
struct NeighborMessage {
  /// What a message is there for.
  enum Kind {
    /// Asks whether anybody has an address before the sender takes it (RFC 5227 §2.1.1, RFC 4862
    /// §5.4.2).
    case probe
    /// Tells that the sender has taken an address (RFC 5227 §2.3).
    case announcement
    /// Tells an address nobody asked for, in another form than that of an announcement: in a reply,
    /// or with a target hardware address.
    case gratuitous
    /// Asks for the hardware address of an address.
    case request
    /// Answers a request.
    case reply
    /// Asks for the hardware address of an address, or whether it can be reached (RFC 4861 §4.3).
    case solicitation
    /// Answers a solicitation (RFC 4861 §4.4).
    case advertisement
    /// Tells a hardware address nobody asked for (RFC 4861 §7.2.6), or answers a probe.
    case unsolicitedAdvertisement

    /// The name in JSON.
    var name: StaticString {
      switch self {
      case .probe: "probe"
      case .announcement: "announcement"
      case .gratuitous: "gratuitous"
      case .request: "request"
      case .reply: "reply"
      case .solicitation: "solicitation"
      case .advertisement: "advertisement"
      case .unsolicitedAdvertisement: "unsolicited_advertisement"
      }
    }
  }

  /// What the message is there for.
  let kind: Kind
  /// The address that it is about: asked for, or claimed.
  let subject: IPAddress
  /// The address that the sender says it has; `nil` when it says so of none.
  private(set) var claimedAddress: IPAddress?
  /// The hardware address that it has it at.
  private(set) var hardwareAddress: MACAddress?

  /// The meaning of an ARP request or reply for IPv4 over Ethernet; `nil` for other messages.
  init?(_ header: borrowing ARPHeader) {
    guard let sender = header.senderIPv4Address, let target = header.targetIPv4Address,
      let senderHardware = header.senderMACAddress, let targetHardware = header.targetMACAddress
    else { return nil }
    switch header.operation {
    case .request:
      if sender == .unspecified {
        kind = .probe
      } else if sender == target {
        kind = targetHardware.rawValue == 0 ? .announcement : .gratuitous
      } else {
        kind = .request
      }
      subject = .ipv4(target)
    case .reply:
      kind = sender == target ? .gratuitous : .reply
      subject = .ipv4(sender)
    default: return nil
    }
    claim(.ipv4(sender), at: senderHardware)
  }

  /// The meaning of a neighbour solicitation or advertisement, the newest layer of `dissection`;
  /// `nil` for other messages, and for those that a router forwarded (RFC 4861 §7.1).
  init?(_ message: borrowing ICMPv6Message, in dissection: borrowing Dissection) {
    guard case .ipv6(let network) = dissection.network, network.hopLimit == 255,
      message.code == 0, let target = message.targetAddress
    else { return nil }
    subject = .ipv6(target)
    switch message.type {
    case .neighborSolicitation:
      kind = network.source == .unspecified ? .probe : .solicitation
      let option = NeighborDiscoveryOption.sourceLinkLayerAddress
      if let address = Self.linkLayerAddress(option, in: message) {
        claim(.ipv6(network.source), at: address)
      }
    case .neighborAdvertisement:
      let flags = message.typeSpecific ?? 0
      kind = flags & 0x4000_0000 != 0 ? .advertisement : .unsolicitedAdvertisement
      let option = NeighborDiscoveryOption.targetLinkLayerAddress
      // RFC 4861 §7.2.4, §7.2.7: without the override flag, another may have the address as well:
      // an anycast address, or one that a proxy answers for.
      if flags & 0x2000_0000 != 0, let address = Self.linkLayerAddress(option, in: message) {
        claim(.ipv6(target), at: address)
      }
    default: return nil
    }
  }

  private mutating func claim(_ address: IPAddress, at hardwareAddress: MACAddress) {
    // A group address is nobody's.
    guard !address.isUnspecified, hardwareAddress.rawValue != 0,
      hardwareAddress.rawValue >> 40 & 1 == 0
    else { return }
    claimedAddress = address
    self.hardwareAddress = hardwareAddress
  }

  private static func linkLayerAddress(
    _ type: UInt8,
    in message: borrowing ICMPv6Message
  ) -> MACAddress? {
    var options = message.options
    while let option = options.next() {
      guard option.type == type, option.bytes.byteCount == 8 else { continue }
      return MACAddress(rawValue: option.bytes.bigEndian(at: 0, as: UInt64.self))
    }
    return nil
  }
}
