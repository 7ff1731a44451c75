internal import Glibc
public import NetCore

extension ICMPSocket {
  /// Decides what becomes of messages that are longer than the path takes.
  public borrowing func set(_ discovery: PathDiscovery) throws(SystemError) {
    try socket.set(
      version == .icmpv4 ? .ipv4PathDiscovery : .ipv6PathDiscovery,
      to: discovery.rawValue
    )
  }

  /// Sets the type of service, or traffic class, of what is sent.
  public borrowing func setTrafficClass(_ octet: UInt8) throws(SystemError) {
    try socket.set(
      version == .icmpv4 ? .ipv4TypeOfService : .ipv6TrafficClass,
      to: Int32(octet)
    )
  }

  /// Keeps what is sent to a group from coming back to this host.
  public borrowing func suppressMulticastLoop() throws(SystemError) {
    try socket.set(version == .icmpv4 ? .ipv4MulticastLoop : .ipv6MulticastLoop, to: false)
  }

  /// Sends to hosts of attached networks alone, past the routing tables.
  public borrowing func bypassRouting() throws(SystemError) {
    try socket.set(.dontRoute, to: true)
  }

  /// Marks what is sent for the rules of routing and firewalls; needs CAP_NET_ADMIN, or since Linux
  /// 5.17 CAP_NET_RAW.
  public borrowing func setMark(_ mark: UInt32) throws(SystemError) {
    try socket.set(.mark, to: Int32(bitPattern: mark))
  }

  /// Switches the debugging option of the socket on; needs CAP_NET_ADMIN.
  public borrowing func enableDebugging() throws(SystemError) {
    try socket.set(.debugging, to: true)
  }

  /// Sets the size of the send queue, in octets; the kernel doubles it.
  public borrowing func setSendQueue(byteCount: Int32) throws(SystemError) {
    try socket.set(.sendBufferSize, to: byteCount)
  }

  /// Makes room for so many octets of what is sent and has not left yet, or as much as is allowed.
  ///
  /// What waits for the hardware address of a neighbour counts, with some 800 octets for a message,
  /// until the neighbour answers or is given up after three seconds.
  public borrowing func reserveSendQueue(byteCount: Int32) {
    // The kernel doubles what is asked for.
    let size = byteCount / 2
    do { try socket.set(.forcedSendBufferSize, to: size) } catch {
      // A smaller queue is no reason not to run: what it does not take is counted.
      try? socket.set(.sendBufferSize, to: size)
    }
  }

  /// Ties the socket to one peer.
  ///
  /// A raw socket then gets no messages of others: what routers say is in the error queue.
  public mutating func connect(to address: SocketAddress) throws(SystemError) {
    // Nothing is sent, so that nothing is under way when the call returns.
    _ = try socket.connect(to: address)
    guard kind == .raw else { return }
    // Errors of the peer itself would come both ways.
    try Self.filterTypes(socket, version, passesQueuedErrors: false)
    queuesErrors = true
  }

  /// Leases the flow label `label`, of 20 bits and not 0, for what is sent to `address`, and makes
  /// the kernel heed the labels of destinations (RFC 6437; `IPV6_FLOWLABEL_MGR`).
  public borrowing func lease(
    flowLabel label: UInt32,
    toward address: IPv6Address
  ) throws(SystemError) {
    // struct in6_flowlabel_req of linux/in6.h.
    var request: [UInt8] = []
    appendHostOrder(address.high.bigEndian, appendTo: &request)
    appendHostOrder(address.low.bigEndian, appendTo: &request)
    appendHostOrder((label & 0xfffff).bigEndian, appendTo: &request)
    // Action: get. Shared with any other socket, so that more than one run can use the label.
    request += [0, 255]
    // Flags: create what is not there.
    appendHostOrder(UInt16(1), appendTo: &request)
    // Expiry, linger and padding.
    request += [UInt8](repeating: 0, count: 8)
    // IPV6_FLOWLABEL_MGR of linux/in6.h is 32.
    try socket.set(level: Int32(IPPROTO_IPV6), name: 32, to: request.octets)
    try socket.set(.ipv6SendFlowInformation, to: true)
  }
}

extension SocketOption {
  /// `SO_MARK`: the mark of what is sent.
  public static var mark: Self { Self(level: SOL_SOCKET, name: SO_MARK) }
  /// `SO_DONTROUTE`: send to attached networks alone.
  public static var dontRoute: Self { Self(level: SOL_SOCKET, name: SO_DONTROUTE) }
  /// `SO_DEBUG`.
  public static var debugging: Self { Self(level: SOL_SOCKET, name: SO_DEBUG) }
  /// `IP_TOS`.
  public static var ipv4TypeOfService: Self { ipv4(IP_TOS) }
  /// `IP_MTU_DISCOVER`; see ``PathDiscovery``.
  public static var ipv4PathDiscovery: Self { ipv4(IP_MTU_DISCOVER) }
  /// `IP_MULTICAST_LOOP`: hand what is sent to a group to this host's members too.
  public static var ipv4MulticastLoop: Self { ipv4(IP_MULTICAST_LOOP) }
  /// `IP_RECVOPTS`: report the options of what is received.
  public static var ipv4ReceiveOptions: Self { ipv4(IP_RECVOPTS) }
  /// `IPV6_TCLASS`.
  public static var ipv6TrafficClass: Self { ipv6(IPV6_TCLASS) }
  /// `IPV6_MTU_DISCOVER`; see ``PathDiscovery``.
  public static var ipv6PathDiscovery: Self { ipv6(IPV6_MTU_DISCOVER) }
  /// `IPV6_MULTICAST_LOOP`: hand what is sent to a group to this host's members too.
  public static var ipv6MulticastLoop: Self { ipv6(IPV6_MULTICAST_LOOP) }
  /// `IPV6_FLOWINFO_SEND`: heed the flow labels of destinations (linux/in6.h).
  public static var ipv6SendFlowInformation: Self { ipv6(33) }
}
