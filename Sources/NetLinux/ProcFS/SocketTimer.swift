/// The timer that runs on a socket.
public struct SocketTimer: Hashable, Sendable {
  /// What a timer is for, as the kernel numbers it in the column `tr`.
  public struct Kind: RawRepresentable, Hashable, Sendable {
    /// The kernel's number.
    public var rawValue: UInt8

    /// The kind numbered `rawValue`.
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// No timer runs.
    public static var off: Self { Self(rawValue: 0) }
    /// A retransmission, early retransmit or loss probe.
    public static var retransmit: Self { Self(rawValue: 1) }
    /// A keepalive probe, or the wait for the peer's FIN.
    public static var keepalive: Self { Self(rawValue: 2) }
    /// The end of TIME_WAIT.
    public static var timeWait: Self { Self(rawValue: 3) }
    /// A zero-window probe.
    public static var probe: Self { Self(rawValue: 4) }
  }

  /// What the timer is for.
  public var kind: Kind
  /// When it fires, in hundredths of a second from the reading of the table (USER_HZ).
  ///
  /// A timer that is late by the time it is printed shows as 0.
  public var expiry: UInt64

  /// A timer of `kind` that fires after `expiry` hundredths of a second.
  public init(kind: Kind, expiry: UInt64) {
    self.kind = kind
    self.expiry = expiry
  }
}
