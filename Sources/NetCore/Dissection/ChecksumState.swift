/// What became of a checksum, when what hosts leave to their network interfaces is reckoned with.
///
/// A host whose interface computes checksums stores only the sum of the pseudo-header in the field
/// and lets the hardware add the rest. A capture on that host sees the field before the hardware
/// does: such a checksum is not wrong, it is not there yet.
public enum ChecksumState: Hashable, Sendable {
  /// The checksum holds.
  case valid
  /// The field holds `actual` where `expected` would be right.
  case invalid(actual: UInt16, expected: UInt16)
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
      case .invalid(let actual, let expected): .invalid(actual: actual, expected: expected)
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
    return sum.folded % 0xffff == actual % 0xffff ? .offloaded : state
  }
}
