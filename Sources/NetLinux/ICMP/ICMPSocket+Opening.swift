internal import Glibc
internal import NetCore
internal import SystemPackage

// Which kind the kernel grants, and what is set before anything can come.
extension ICMPSocket {
  static func prepareRaw(
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

  static func preparePing(
    _ socket: borrowing Socket,
    _ version: ICMPVersion,
    source: SocketAddress?,
    identifier wanted: UInt16?
  ) throws(SystemError) -> UInt16 {
    // The kernel keeps the identifier where a port would be, and chooses one for 0.
    try socket.bind(to: (source ?? version.unspecifiedSource).with(Port(rawValue: wanted ?? 0)))
    return try socket.localAddress()?.port?.rawValue ?? 0
  }

  /// A socket of the kind that could be had.
  struct Granted: ~Copyable {
    let socket: Socket
    let kind: Kind
  }

  static func open(
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
    try filterTypes(socket, version, passesQueuedErrors: true)
  }

  /// Lets a raw socket receive echo replies and errors: all of them with `passesQueuedErrors`, else
  /// those that the kernel does not put into the error queue.
  static func filterTypes(
    _ socket: borrowing Socket,
    _ version: ICMPVersion,
    passesQueuedErrors: Bool
  ) throws(SystemError) {
    var octets: [UInt8] = []
    // A set bit blocks the type.
    for first in stride(from: 0, to: version == .icmpv4 ? 32 : 256, by: 32) {
      var blocked = UInt32.max
      for bit in 0..<32 {
        let type = UInt8(first + bit)
        let isPassed =
          type == version.echoReplyType
          || version.isError(type) && (passesQueuedErrors || !version.queuesError(type))
        if isPassed { blocked &= ~(1 << UInt32(bit)) }
      }
      appendHostOrder(blocked, appendTo: &octets)
    }
    // ICMP_FILTER (1) at SOL_RAW (255), raw(7); ICMP6_FILTER (1) of RFC 3542 §3.2, in Linux's layout.
    let level: Int32 = version == .icmpv4 ? 255 : Int32(IPPROTO_ICMPV6)
    try socket.set(level: level, name: 1, to: octets.octets)
  }
}

extension ICMPVersion {
  fileprivate func isError(_ type: UInt8) -> Bool {
    switch self {
    case .icmpv4: ICMPv4Type(rawValue: type).isError
    case .icmpv6: ICMPv6Type(rawValue: type).isError
    }
  }

  /// Whether the kernel puts errors of `type` into the error queue of a raw socket that they are
  /// about.
  fileprivate func queuesError(_ type: UInt8) -> Bool {
    switch self {
    case .icmpv4:
      [.destinationUnreachable, .timeExceeded, .parameterProblem]
        .contains(ICMPv4Type(rawValue: type))
    // Those that nobody knows as well.
    case .icmpv6: isError(type)
    }
  }

  fileprivate var unspecifiedSource: SocketAddress {
    switch self {
    case .icmpv4: .ipv4(.unspecified, port: Port(rawValue: 0))
    case .icmpv6: .ipv6(.unspecified, port: Port(rawValue: 0), scope: 0)
    }
  }
}
