import Glibc
import NetCore
import SystemPackage
import Testing

@testable import NetLinux

@Suite struct SocketTests {
  static let loopbacks: [SocketAddress] = [
    .ipv4(IPv4Address(rawValue: 0x7f00_0001), port: Port(rawValue: 0)),
    .ipv6(IPv6Address(high: 0, low: 1), port: Port(rawValue: 0), scope: 0),
  ]

  /// A socket that tests can put into tuples; it closes with its last holder.
  private final class Held {
    let socket: Socket

    init(_ socket: consuming Socket) { self.socket = socket }

    /// Makes the coming close a reset, as SO_LINGER with time 0 does.
    func resetWhenClosed() throws {
      var octets: [UInt8] = []
      appendHostOrder(Int32(1), appendTo: &octets)
      appendHostOrder(Int32(0), appendTo: &octets)
      try socket.set(level: SOL_SOCKET, name: SO_LINGER, to: octets.octets)
    }
  }

  /// A listening socket and its address.
  private func listener(_ address: SocketAddress = loopbacks[0]) throws -> (Held, SocketAddress) {
    let held = Held(try Socket(address.family, .stream, nonblocking: true))
    try held.socket.bind(to: address)
    try held.socket.listen(backlog: 16)
    return (held, try #require(try held.socket.localAddress()))
  }

  /// Two ends of a connection, both non-blocking.
  private func pair(_ address: SocketAddress = loopbacks[0]) throws -> (Held, Held) {
    let (listener, local) = try listener(address)
    let client = Held(try Socket(address.family, .stream, nonblocking: true))
    if try !client.socket.connect(to: local) { try wait(client.socket.descriptor, .writable) }
    try wait(listener.socket.descriptor, .readable)
    guard let accepted = try listener.socket.accept() else { throw SocketTestFailure() }
    let peer = accepted.peer
    #expect(try client.socket.localAddress() == peer)
    return (client, Held(accepted.takeSocket()))
  }

  private struct SocketTestFailure: Error {}

  private func wait(_ descriptor: Int32, _ events: Poller.Events) throws {
    var poller = Poller()
    poller.add(descriptor, events)
    _ = try poller.wait(until: MonotonicTime.now.advanced(byNanoseconds: 5_000_000_000))
  }

  private func text(_ octets: [UInt8], _ count: Int?) -> String? {
    count.map { String(decoding: octets.prefix($0), as: UTF8.self) }
  }

  @Test(arguments: loopbacks)
  func `a stream carries octets both ways and then its end`(address: SocketAddress) throws {
    let (heldClient, heldServer) = try pair(address)
    #expect(try heldClient.socket.peerAddress() == heldServer.socket.localAddress())
    var buffer = [UInt8](repeating: 0, count: 100)
    #expect(try heldServer.socket.receive(into: &buffer) == nil)
    #expect(try heldClient.socket.send(Array("hello".utf8).octets) == 5)
    try wait(heldServer.socket.descriptor, .readable)
    let request = try heldServer.socket.receive(into: &buffer)
    #expect(text(buffer, request) == "hello")
    try heldClient.socket.shutdown(.send)
    try wait(heldServer.socket.descriptor, .readable)
    #expect(try heldServer.socket.receive(into: &buffer) == 0)
    // The other half is still open.
    #expect(try heldServer.socket.send(Array("bye".utf8).octets) == 3)
    try wait(heldClient.socket.descriptor, .readable)
    let reply = try heldClient.socket.receive(into: &buffer)
    #expect(text(buffer, reply) == "bye")
  }

  @Test func `a full send queue takes nothing, and no more than it has room for`() throws {
    let (client, server) = try pair()
    defer { withExtendedLifetime(server) {} }
    let chunk = [UInt8](repeating: 7, count: 1 << 20)
    var total = 0
    var wasPartial = false
    while let count = try client.socket.send(chunk.octets) {
      #expect(count > 0 && count <= chunk.count)
      if count < chunk.count { wasPartial = true }
      total += count
      try #require(total < 1 << 30)
    }
    #expect(wasPartial)
  }

  @Test func `a peer who is gone is an error, not a signal`() throws {
    let client: Held
    do {
      let (near, far) = try pair()
      try far.resetWhenClosed()
      client = near
    }
    try wait(client.socket.descriptor, .readable)
    do {
      _ = try client.socket.send(Array("x".utf8).octets)
      _ = try client.socket.send(Array("x".utf8).octets)
      Issue.record("sent to nobody")
    } catch {
      #expect([EPIPE, ECONNRESET].contains(error.errno.rawValue))
    }
  }

  @Test func `a connection reset before it is accepted leaves the listener in order`() throws {
    let (listener, local) = try listener()
    do {
      let client = Held(try Socket(.ipv4, .stream))
      _ = try client.socket.connect(to: local)
      try client.resetWhenClosed()
    }
    try wait(listener.socket.descriptor, .readable)
    // Linux may still hand out the dead connection; what counts is that no error ends the listener.
    _ = try listener.socket.accept()
    let next = try Socket(.ipv4, .stream)
    let isConnected = try next.connect(to: local)
    #expect(isConnected)
    try wait(listener.socket.descriptor, .readable)
    guard let accepted = try listener.socket.accept() else {
      Issue.record("the next client was not accepted")
      return
    }
    let (peer, expected) = (accepted.peer, try next.localAddress())
    #expect(peer == expected)
    #expect(try listener.socket.accept() == nil)
  }

  @Test func `a refused connection is told, at once or as the pending error`() throws {
    // A port that was free a moment ago and has no listener.
    let taken = try Socket(.ipv4, .stream)
    try taken.bind(to: Self.loopbacks[0])
    let address = try #require(try taken.localAddress())
    let client = try Socket(.ipv4, .stream, nonblocking: true)
    do {
      if try !client.connect(to: address) {
        try wait(client.descriptor, .writable)
        #expect(try client.pendingError()?.errno.rawValue == ECONNREFUSED)
      }
    } catch let error as SystemError {
      #expect(error.errno.rawValue == ECONNREFUSED)
      #expect(error.subject == address.description)
    }
    #expect(try client.pendingError() == nil)
  }

  @Test func `a port in use is named`() throws {
    let (_, local) = try listener()
    let (kept, address) = try listener()
    let second = try Socket(.ipv4, .stream)
    #expect(
      throws: SystemError(call: "bind", errno: .init(rawValue: EADDRINUSE), subject: "\(address)")
    ) {
      try second.bind(to: address)
    }
    #expect(local != address)
    _ = kept.socket.descriptor
  }

  @Test func `a closed socket's descriptor is closed, and none is inherited`() throws {
    let descriptor: Int32
    do {
      let socket = try Socket(.ipv4, .datagram)
      descriptor = socket.descriptor
      #expect(fcntl(descriptor, F_GETFD) == FD_CLOEXEC)
    }
    #expect(fcntl(descriptor, F_GETFD) == -1 || fcntl(descriptor, F_GETFD) == FD_CLOEXEC)
  }

  @Test(arguments: loopbacks)
  func `datagrams keep their bounds, and one without octets arrives`(address: SocketAddress) throws
  {
    let server = try Socket(address.family, .datagram, nonblocking: true)
    try server.bind(to: address)
    let local = try #require(try server.localAddress())
    let client = try Socket(address.family, .datagram, nonblocking: true)
    for text in ["first", "", "third"] { _ = try client.send(Array(text.utf8).octets, to: local) }
    var buffer = ReceiveBuffer(byteCount: 100)
    var received: [String] = []
    for _ in 0..<3 {
      try wait(server.descriptor, .readable)
      #expect(try server.receiveMessage(into: &buffer))
      received.append(
        String(
          decoding: (0..<buffer.message.byteCount).map { buffer.message.octet(at: $0) },
          as: UTF8.self
        )
      )
      #expect(
        buffer.source
          == (try client.localAddress()).map { source in
            // An unbound socket reports the wildcard address; the datagram carries the real one.
            SocketAddress(
              local.address ?? .ipv4(.unspecified),
              port: source.port ?? Port(rawValue: 0)
            )
          }
      )
      let isTruncated = buffer.isTruncated
      #expect(!isTruncated)
    }
    #expect(received == ["first", "", "third"])
    #expect(try !server.receiveMessage(into: &buffer))
    #expect(try server.send(Array("reply".utf8).octets, toSourceOf: buffer) == 5)
    try wait(client.descriptor, .readable)
    var reply = [UInt8](repeating: 0, count: 10)
    let count = try client.receive(into: &reply)
    #expect(text(reply, count) == "reply")
  }

  @Test func `a datagram longer than the buffer is cut and says so`() throws {
    let server = try Socket(.ipv4, .datagram, nonblocking: true)
    try server.bind(to: Self.loopbacks[0])
    let local = try #require(try server.localAddress())
    let client = try Socket(.ipv4, .datagram)
    _ = try client.send([UInt8](repeating: 1, count: 50).octets, to: local)
    try wait(server.descriptor, .readable)
    var buffer = ReceiveBuffer(byteCount: 20)
    #expect(try server.receiveMessage(into: &buffer))
    let (isTruncated, count) = (buffer.isTruncated, buffer.message.byteCount)
    #expect(isTruncated)
    #expect(count == 20)
  }

  @Test func `time stamps and hop limits come as control messages`() throws {
    let server = try Socket(.ipv4, .datagram, nonblocking: true)
    try server.bind(to: Self.loopbacks[0])
    try server.set(.receiveTimestampNanoseconds, to: true)
    try server.set(.ipv4ReceiveTimeToLive, to: true)
    let local = try #require(try server.localAddress())
    let client = try Socket(.ipv4, .datagram)
    try client.set(.ipv4TimeToLive, to: 42)
    let before = WallClockTime.now
    _ = try client.send(Array("x".utf8).octets, to: local)
    try wait(server.descriptor, .readable)
    var buffer = ReceiveBuffer(byteCount: 20)
    #expect(try server.receiveMessage(into: &buffer))
    var stamp: WallClockTime?
    var timeToLive: Int32?
    var messages = buffer.controlMessages
    while let message = messages.next() {
      if let found = message.receiveTimestamp { stamp = found }
      if let found = message.timeToLive { timeToLive = found }
    }
    #expect(timeToLive == 42)
    let received = try #require(stamp)
    #expect(received >= before && received <= .now)
  }

  @Test func `an unreachable port is told through the error queue`() throws {
    let client = try Socket(.ipv4, .datagram, nonblocking: true)
    try client.set(.ipv4ReceiveErrors, to: true)
    let taken = try Socket(.ipv4, .stream)
    try taken.bind(to: Self.loopbacks[0])
    let address = try #require(try taken.localAddress())
    _ = try client.send(Array("x".utf8).octets, to: address)
    try wait(client.descriptor, [])
    var buffer = ReceiveBuffer(byteCount: 100)
    #expect(try client.receiveMessage(into: &buffer, fromErrorQueue: true))
    var found: ExtendedError?
    var messages = buffer.controlMessages
    while let message = messages.next() {
      if let error = message.extendedError { found = error }
    }
    let error = try #require(found)
    #expect(error.origin == .icmp)
    #expect(error.type == 3)
    #expect(error.code == 3)
    #expect(error.errno == UInt32(ECONNREFUSED))
    #expect(error.offender?.address == address.address)
  }

  @Test func `options are read back`() throws {
    let socket = try Socket(.ipv6, .stream)
    for value in [true, false] {
      try socket.set(.tcpNoDelay, to: value)
      #expect(try socket.value(of: .tcpNoDelay) == (value ? 1 : 0))
      try socket.set(.ipv6Only, to: value)
      #expect(try socket.value(of: .ipv6Only) == (value ? 1 : 0))
    }
    #expect(throws: SystemError.self) {
      try socket.set(SocketOption(level: SOL_SOCKET, name: 9999), to: true)
    }
  }
}
