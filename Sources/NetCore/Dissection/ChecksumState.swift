/// What became of a checksum, when what hosts leave to their network interfaces is reckoned with.
///
/// A host whose interface computes checksums stores only the sum of the pseudo-header in the field
/// and lets the hardware add the rest. A capture on that host sees the field before the hardware
/// does: such a checksum is not wrong, it is not there yet.
public enum ChecksumState: Hashable, Sendable {
  /// The checksum holds.
  case valid
  /// The field, of 16 bits or of 32 in SCTP, holds `actual` where `expected` would be right.
  case invalid(actual: UInt32, expected: UInt32)
  /// The field holds the sum of the pseudo-header alone: the rest was left to the interface.
  case offloaded
  /// The sender computed none: zero in UDP over IPv4 (RFC 768).
  case absent
  /// The octets were not all captured, or the packet is a fragment.
  case unverifiable

  /// The state that `verdict` alone gives.
  public init(_ verdict: ChecksumVerdict) {
    self =
      switch verdict {
      case .valid: .valid
      case .absent: .absent
      case .invalid(let actual, let expected):
        .invalid(actual: UInt32(actual), expected: UInt32(expected))
      case .unverifiable: .unverifiable
      }
  }

  /// Whether the checksum holds; `nil` when there is nothing to say.
  public var isValid: Bool? {
    switch self {
    case .valid: true
    case .invalid: false
    case .offloaded, .absent, .unverifiable: nil
    }
  }

  /// The name of the state in JSON.
  public var name: StaticString {
    switch self {
    case .valid: "valid"
    case .invalid: "invalid"
    case .offloaded: "offloaded"
    case .absent: "absent"
    case .unverifiable: "unverifiable"
    }
  }
}

extension Dissection {
  /// What became of the checksum of `layer`, the newest; `nil` when layers of its kind have none, or
  /// none that can be told from the packet.
  ///
  /// There is no default: a new layer says here whether it has a checksum.
  public func checksumState(of layer: borrowing DissectedLayer) -> ChecksumState? {
    switch layer {
    case .ethernet, .vlan, .llc, .snap, .linuxSLL, .linuxSLL2, .null, .ppp, .ciscoHDLC, .slarp,
      .pppoe, .mpls, .spanningTree, .arp:
      nil
    case .ipv4(let header): ChecksumState(Self.checksumVerdict(of: header))
    case .ipv6, .hopByHopOptions, .destinationOptions, .routing, .fragment: nil
    // What proves that these are whole takes the key of the two ends.
    case .authenticationHeader, .esp: nil
    case .icmpv4(let message): ChecksumState(checksumVerdict(of: message))
    case .icmpv6(let message): ChecksumState(checksumVerdict(of: message))
    case .igmp(let message): ChecksumState(checksumVerdict(of: message))
    case .udp(let header): checksumState(of: header)
    case .tcp(let header): checksumState(of: header)
    case .sctp(let header): checksumState(of: header)
    case .gre(let header): ChecksumState(checksumVerdict(of: header))
    case .vxlan, .geneve, .dns, .dhcp, .ntp, .tls, .http: nil
    }
  }

  /// What became of the checksum of `header`, the newest layer.
  public func checksumState(of header: borrowing UDPHeader) -> ChecksumState {
    let state = ChecksumState(checksumVerdict(of: header))
    return refined(state, of: .udp, byteCount: checksummedByteCount(of: header))
  }

  /// What became of the checksum of `header`, the newest layer.
  public func checksumState(of header: borrowing TCPHeader) -> ChecksumState {
    refined(
      ChecksumState(checksumVerdict(of: header)),
      of: .tcp,
      byteCount: layerWireByteCount
    )
  }

  /// What became of the checksum of `header`, the newest layer.
  public func checksumState(of header: borrowing SCTPHeader) -> ChecksumState {
    switch checksumVerdict(of: header) {
    case .valid: .valid
    case .invalid(let expected): .invalid(actual: header.checksum, expected: expected)
    case .unverifiable: .unverifiable
    }
  }

  /// Tells a checksum that was left to the interface from a wrong one.
  ///
  /// That a wrong checksum is the sum of the pseudo-header by chance happens once in 65,536 times,
  /// so that the match is proof enough where the capture does not say which way a packet went, and
  /// it says so in Linux "cooked" headers only. What came in over a wire must have its checksum.
  private func refined(
    _ state: ChecksumState,
    of type: IPProtocol,
    byteCount: Int
  ) -> ChecksumState {
    guard case .invalid(let actual, _) = state, !isReceived,
      let sum = pseudoHeaderSum(of: type, byteCount: byteCount)
    else { return state }
    // Zero has two forms in one's complement.
    return UInt32(sum.folded % 0xffff) == actual % 0xffff ? .offloaded : state
  }
}
