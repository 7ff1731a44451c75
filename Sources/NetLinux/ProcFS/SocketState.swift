/// The state of an Internet socket, as the kernel numbers it (`include/net/tcp_states.h`).
///
/// The numbers are those of TCP (RFC 9293 §3.3.2); other protocols use only ``established`` and
/// ``closed``. A number that is not known here survives.
public struct SocketState: RawRepresentable, Hashable, Sendable {
  /// The kernel's number.
  public var rawValue: UInt8

  /// The state numbered `rawValue`.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Open on both sides, or a datagram socket with a peer.
  public static var established: Self { Self(rawValue: 1) }
  /// A connection request was sent.
  public static var synSent: Self { Self(rawValue: 2) }
  /// A connection request was received and answered.
  public static var synReceived: Self { Self(rawValue: 3) }
  /// Closed here; the peer has not acknowledged it.
  public static var finWait1: Self { Self(rawValue: 4) }
  /// Closed here; the peer has not closed its side.
  public static var finWait2: Self { Self(rawValue: 5) }
  /// Closed on both sides, kept for segments that are still on the way.
  public static var timeWait: Self { Self(rawValue: 6) }
  /// Not in use; for datagram and raw sockets: no peer.
  public static var closed: Self { Self(rawValue: 7) }
  /// Closed by the peer, not here.
  public static var closeWait: Self { Self(rawValue: 8) }
  /// Closed on both sides; the peer has not acknowledged ours.
  public static var lastAcknowledgment: Self { Self(rawValue: 9) }
  /// Waiting for connections.
  public static var listen: Self { Self(rawValue: 10) }
  /// Closed on both sides at the same time.
  public static var closing: Self { Self(rawValue: 11) }

  /// The name that netstat(8) prints, or `nil` for a number that has none.
  public var name: StaticString? {
    switch rawValue {
    case 1: "ESTABLISHED"
    case 2: "SYN_SENT"
    case 3: "SYN_RECV"
    case 4: "FIN_WAIT1"
    case 5: "FIN_WAIT2"
    case 6: "TIME_WAIT"
    case 7: "CLOSE"
    case 8: "CLOSE_WAIT"
    case 9: "LAST_ACK"
    case 10: "LISTEN"
    case 11: "CLOSING"
    default: nil
    }
  }
}
