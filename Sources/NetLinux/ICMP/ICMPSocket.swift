internal import Glibc
public import NetCore
internal import SystemPackage

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
      // A kernel before 3.17 or a sandbox may not know them.
      try socket.set(.receiveTimestampNanoseconds, to: true)
      return false
    }
  }

  private static func prepareRaw(
    _ socket: borrowing Socket,
    _ version: ICMPVersion,
    source: SocketAddress?,
    identifier wanted: UInt16?
  ) throws(SystemError) -> UInt16 {
    if let source { try socket.bind(to: source) }
    let identifier = wanted ?? UInt16.random(in: 0...UInt16.max)
    // Before the first send, so that nothing foreign ever wakes the run.
    try filter(socket, version, identifier: identifier)
    return identifier
  }

  private static func preparePing(
    _ socket: borrowing Socket,
    _ version: ICMPVersion,
    source: SocketAddress?,
    identifier wanted: UInt16?
  ) throws(SystemError) -> UInt16 {
    // The kernel keeps the identifier where a port would be, and chooses one for 0.
    try socket.bind(to: (source ?? version.unspecifiedSource).withPort(wanted ?? 0))
    return try socket.localAddress()?.port?.rawValue ?? 0
  }

  /// A socket of the kind that could be had.
  private struct Granted: ~Copyable {
    let socket: Socket
    let kind: Kind
  }

  private static func open(
    _ version: ICMPVersion,
    mustBeRaw: Bool
  ) throws(SystemError) -> Granted {
    let family: AddressFamily = version == .icmpv4 ? .ipv4 : .ipv6
    let number = Int32(version == .icmpv4 ? IPPROTO_ICMP : IPPROTO_ICMPV6)
    do {
      return Granted(
        socket: try Socket(family, .raw, protocolNumber: number, nonblocking: true),
        kind: .raw
      )
    } catch {
      guard !mustBeRaw, error.errno == .notPermitted || error.errno == .permissionDenied else {
        throw error
      }
      do {
        return Granted(
          socket: try Socket(family, .datagram, protocolNumber: number, nonblocking: true),
          kind: .ping
        )
      } catch let pingError {
        // Only a kernel that has the kind and refuses it leaves the raw socket as the way to go.
        guard pingError.errno == .permissionDenied || pingError.errno == .notPermitted else {
          throw pingError
        }
        throw error
      }
    }
  }

  private static func filter(
    _ socket: borrowing Socket,
    _ version: ICMPVersion,
    identifier: UInt16
  ) throws(SystemError) {
    try socket.attach(.echoReplies(version, identifier: identifier))
    switch version {
    case .icmpv4:
      // ICMP_FILTER of raw(7): a set bit blocks the type.
      var blocked = UInt32.max
      for type in 0..<UInt8(32)
      where type == version.echoReplyType || ICMPv4Type(rawValue: type).isError {
        blocked &= ~(1 << UInt32(type))
      }
      var octets: [UInt8] = []
      appendHostOrder(blocked, appendTo: &octets)
      try socket.set(level: 255, name: 1, to: octets.octets)
    case .icmpv6:
      // ICMP6_FILTER of RFC 3542 §3.2; in Linux's layout a set bit blocks the type.
      var octets: [UInt8] = []
      for word in 0..<UInt8(8) {
        var blocked = UInt32.max
        for bit in 0..<UInt8(32) {
          let type = word * 32 + bit
          if type == version.echoReplyType || ICMPv6Type(rawValue: type).isError {
            blocked &= ~(1 << UInt32(bit))
          }
        }
        appendHostOrder(blocked, appendTo: &octets)
      }
      try socket.set(level: Int32(IPPROTO_ICMPV6), name: 1, to: octets.octets)
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

extension ICMPVersion {
  fileprivate var unspecifiedSource: SocketAddress {
    switch self {
    case .icmpv4: .ipv4(.unspecified, port: Port(rawValue: 0))
    case .icmpv6: .ipv6(.unspecified, port: Port(rawValue: 0), scope: 0)
    }
  }
}

extension SocketAddress {
  /// The same address with another port.
  fileprivate func withPort(_ number: UInt16) -> SocketAddress {
    switch self {
    case .ipv4(let address, _): .ipv4(address, port: Port(rawValue: number))
    case .ipv6(let address, _, let scope):
      .ipv6(address, port: Port(rawValue: number), scope: scope)
    case .unix, .other: self
    }
  }
}
