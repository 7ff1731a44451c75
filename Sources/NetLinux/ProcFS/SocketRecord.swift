public import NetCore

/// One socket of an Internet family: a row of a table, whoever wrote it.
public struct SocketRecord: Hashable, Sendable {
  /// Figures of congestion control, which the rows of full TCP sockets end with.
  public struct Congestion: Hashable, Sendable {
    /// The retransmission timeout in hundredths of a second (RFC 6298).
    public var retransmissionTimeout: UInt32
    /// The congestion window in segments (RFC 5681 §2).
    public var window: UInt32
    /// The slow start threshold in segments, or `nil` in the first slow start.
    ///
    /// In ``SocketState/listen`` the kernel prints the limit of the Fast Open queue here.
    public var slowStartThreshold: UInt32?
  }

  /// The protocol.
  public var `protocol`: SocketProtocol
  /// The family.
  public var family: InternetFamily
  /// The state.
  public var state: SocketState
  /// The address the socket is bound to.
  public var localAddress: IPAddress
  /// The port the socket is bound to; the protocol number of a raw socket, the echo identifier of
  /// an ICMP one.
  public var localPort: UInt16
  /// The peer's address.
  public var remoteAddress: IPAddress
  /// The peer's port.
  public var remotePort: UInt16
  /// Octets that the peer has not acknowledged; for datagrams the memory of those not yet sent.
  public var sendQueue: UInt32
  /// Octets that the process has not read; for datagrams the memory they take; for a listening
  /// socket the number of connections that wait to be accepted.
  public var receiveQueue: UInt32
  /// The timer that runs.
  public var timer: SocketTimer
  /// How often the oldest segment was sent again without an answer.
  public var retransmits: UInt32
  /// How many keepalive or zero-window probes had no answer.
  public var probes: UInt32
  /// The user who made the socket.
  public var userIdentifier: UInt32
  /// The inode by which `/proc/PID/fd` names the socket; 0 when no process holds it.
  public var inode: UInt64
  /// The kernel's address of the socket, hashed: it only tells rows apart.
  public var pointer: UInt64
  /// How many connections may wait to be accepted, where that was asked of the kernel; the tables
  /// of `/proc/net` do not hold it.
  public var backlog: UInt32?
  /// Datagrams dropped on receipt, where the table counts them.
  public var drops: UInt64?
  /// Congestion control, where the table shows it.
  public var congestion: Congestion?
}
