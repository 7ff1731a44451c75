public import NetCore

/// A socket for ICMP echo: a raw socket where the process may have one, else the ping socket that
/// Linux offers to unprivileged users (icmp(7), `net.ipv4.ping_group_range`).
public struct ICMPSocket: ~Copyable {
  /// The two kinds of sockets that can send echo requests.
  public enum Kind: Hashable, Sendable {
    /// A raw socket: it sees every ICMP message that its filters pass.
    case raw
    /// A ping socket: the kernel chooses the identifier and passes only its own echo replies.
    case ping
  }

  /// The protocol spoken.
  public let version: ICMPVersion
  /// The kind that the kernel granted.
  public let kind: Kind
  /// The identifier of the echo messages sent here.
  public let identifier: UInt16
  /// Whether ICMP errors come in the error queue alone, and not as messages; those of IPv4 that the
  /// kernel queues for nobody, such as redirects, come as messages all the same.
  public internal(set) var queuesErrors: Bool
  /// Whether the kernel stamps what is sent, as far as the device can, and tells in the error queue.
  public let stampsDepartures: Bool
  /// Where the departures of what is sent are seen instead, when that was asked for and can be had.
  public let tap: DepartureTap?
  let socket: Socket
  /// The kernel's count of wrong checksums when the socket was opened, where they matter to it.
  let checksumErrorsBefore: UInt64?

  /// Opens a socket for `version`, tied to `interface`, sending from `source` and with `identifier`
  /// where these are given.
  ///
  /// Receives are stamped by the kernel where `isStamped` asks for it, departures where
  /// `stampsDepartures` does too, and nothing but echo replies and ICMP errors is received. With room
  /// for `tappedDepartures` of them, departures are looked for with a tap where a raw socket is
  /// granted, which is cheaper for many. A ping socket cannot have the identifier 0.
  /// Throws what the raw socket met with when neither kind is granted.
  public init(
    _ version: ICMPVersion,
    interface: String? = nil,
    source: SocketAddress? = nil,
    identifier wanted: UInt16? = nil,
    isStamped: Bool = true,
    stampsDepartures wantsDepartures: Bool = true,
    tappedDepartures: Int? = nil
  ) throws(SystemError) {
    let granted = try Self.open(version, mustBeRaw: wanted == 0)
    if let interface { try granted.socket.bind(toInterface: interface) }
    let identifier =
      switch granted.kind {
      case .raw:
        try Self.prepareRaw(granted.socket, version, source: source, identifier: wanted)
      case .ping:
        try Self.preparePing(granted.socket, version, source: source, identifier: wanted)
      }
    switch version {
    case .icmpv4:
      if granted.kind == .ping { try granted.socket.set(.ipv4ReceiveTimeToLive, to: true) }
    case .icmpv6: try granted.socket.set(.ipv6ReceiveHopLimit, to: true)
    }
    // Without this the kernel keeps quiet about probes that the device's queue had no room for.
    try granted.socket.set(
      version == .icmpv4 ? .ipv4ReceiveErrors : .ipv6ReceiveErrors,
      to: true
    )
    // A sandbox may refuse it, or the kernel not know it: the error queue does the same for more.
    let tap: DepartureTap? =
      if isStamped, wantsDepartures, granted.kind == .raw, let tappedDepartures {
        try? DepartureTap(version, identifier: identifier, capacity: tappedDepartures)
      } else {
        nil
      }
    stampsDepartures =
      isStamped
      ? try Self.switchStampsOn(granted.socket, departures: wantsDepartures && tap == nil) : false
    self.tap = tap
    self.version = version
    self.identifier = identifier
    // A raw socket counts among what its queue has no room for what the kernel rejects.
    checksumErrorsBefore =
      granted.kind == .raw && version == .icmpv6 ? ProcFS().icmpv6ChecksumErrors() : nil
    kind = granted.kind
    queuesErrors = granted.kind == .ping
    socket = granted.socket
  }

  /// Switches the kernel's stamps on; `false` when only receipts are stamped.
  private static func switchStampsOn(
    _ socket: borrowing Socket,
    departures: Bool
  ) throws(SystemError) -> Bool {
    if !departures {
      try socket.set(.receiveTimestampNanoseconds, to: true)
      return false
    }
    do {
      try socket.set(.timestamping, to: TimestampingFlags.all)
      return true
    } catch {
      // A kernel before 4.0, which lacks stamps without packets, or a sandbox may not know them.
      try socket.set(.receiveTimestampNanoseconds, to: true)
      return false
    }
  }

  /// The descriptor, for poll(2); it stays the socket's.
  public var descriptor: Int32 { socket.descriptor }

  /// Sets the time to live or hop limit of what is sent, to one host or to a group.
  public borrowing func setTimeToLive(_ hops: Int32) throws(SystemError) {
    switch version {
    case .icmpv4:
      try socket.set(.ipv4TimeToLive, to: hops)
      try socket.set(.ipv4MulticastTimeToLive, to: hops)
    case .icmpv6:
      try socket.set(.ipv6UnicastHops, to: hops)
      try socket.set(.ipv6MulticastHops, to: hops)
    }
  }

  /// Allows sending to broadcast addresses.
  public borrowing func allowBroadcast() throws(SystemError) {
    try socket.set(.broadcast, to: true)
  }

  /// Sends messages of `batch` without waiting; see ``Socket/send(_:atMost:)``.
  public borrowing func send(
    _ batch: inout SendBatch,
    atMost limit: Int = .max
  ) throws(SystemError) -> Int? {
    try socket.send(&batch, atMost: limit)
  }

  /// Whether the kernel has to tell of each message who sent it: a raw socket of IPv4 sees the header,
  /// which says that and more.
  public var needsSources: Bool { kind == .ping || version == .icmpv6 }
}
