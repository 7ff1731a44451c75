/// The type of an SCTP chunk (IANA "SCTP Parameters").
public struct SCTPChunkType: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Payload data (RFC 9260 §3.3.1).
  public static var data: Self { Self(rawValue: 0) }
  /// Initiation (RFC 9260 §3.3.2).
  public static var initiation: Self { Self(rawValue: 1) }
  /// Initiation acknowledgment (RFC 9260 §3.3.3).
  public static var initiationAcknowledgment: Self { Self(rawValue: 2) }
  /// Selective acknowledgment (RFC 9260 §3.3.4).
  public static var selectiveAcknowledgment: Self { Self(rawValue: 3) }

  /// The name, in lower case with underscores; `nil` when the registry has none.
  public var name: StaticString? {
    switch rawValue {
    case 0: "data"
    case 1: "initiation"
    case 2: "initiation_acknowledgment"
    case 3: "selective_acknowledgment"
    case 4: "heartbeat_request"
    case 5: "heartbeat_acknowledgment"
    case 6: "abort"
    case 7: "shutdown"
    case 8: "shutdown_acknowledgment"
    case 9: "operation_error"
    case 10: "state_cookie"
    case 11: "cookie_acknowledgment"
    case 12: "explicit_congestion_notification_echo"
    case 13: "congestion_window_reduced"
    case 14: "shutdown_complete"
    case 15: "authentication"
    case 64: "interleaving_data"
    case 128: "address_configuration_acknowledgment"
    case 130: "reconfiguration"
    case 132: "padding"
    case 192: "forward_transmission_sequence_number"
    case 193: "address_configuration_change"
    case 194: "interleaving_forward_transmission_sequence_number"
    default: nil
    }
  }
}
