public import NetCore

/// How an interface is captured.
public struct LiveCaptureConfiguration: Hashable, Sendable {
  /// Which way packets go, seen from this host.
  public enum Direction: Hashable, Sendable {
    /// Received by it.
    case incoming
    /// Sent by it.
    case outgoing
    /// Both.
    case both
  }

  /// The most octets of a packet that are captured.
  public var snapshotLength = 262_144
  /// Whether the interface takes frames that are addressed to others, too.
  public var isPromiscuous = true
  /// The size of the ring that the kernel fills, in octets.
  ///
  /// The kernel hands over whole blocks of 256 KiB, so the ring must hold many: 64 of them bridge
  /// a pause of the reader of 0.3 seconds even when each holds one packet.
  public var ringByteCount = 16 << 20
  /// How long the kernel waits for a block to fill before it hands it over, in milliseconds.
  ///
  /// It counts in ticks of up to 4 milliseconds and rounds up: 5 become 8, as 10 would become 12.
  public var blockTimeoutMilliseconds: Int32 = 5
  /// Whether every packet is handed over at once: the least latency, at the price of one wake-up a
  /// packet.
  public var isImmediate = false
  /// The link type to ask the interface for; its own when `nil`.
  public var linkType: LinkType?
  /// Which way the packets go that are captured.
  public var direction = Direction.both
  /// Who stamps packets; the host when `nil`.
  public var timestampType: TimestampType?

  /// The defaults: whole packets, promiscuous, delivered in blocks within 10 milliseconds.
  public init() {}
}
