import NetCore
import NetLinux
import TestSupport
import Testing

/// The kernel's side of an echo, on the loopback interface.
@Suite struct ICMPSocketTests {
  /// What a socket received.
  private struct Received {
    var octets: [UInt8]
    var arrival: ICMPArrival
  }

  private static func loopback(_ version: ICMPVersion) -> SocketAddress {
    switch version {
    case .icmpv4: .ipv4(.loopback, port: Port(rawValue: 0))
    case .icmpv6: .ipv6(.loopback, port: Port(rawValue: 0), scope: 0)
    }
  }

  private static func send(_ sequence: UInt16, through socket: borrowing ICMPSocket) throws -> Bool
  {
    var request = EchoRequest(socket.version, identifier: socket.identifier, dataByteCount: 16)
    request.stamp(sequenceNumber: sequence, cookie: EchoCookie(rawValue: 0x0102_0304_0506_0708))
    var batch = SendBatch(capacity: 2, messageByteCount: 64)
    guard batch.append(request.bytes, to: loopback(socket.version)) == 0 else { return false }
    return try socket.send(&batch) == 1
  }

  /// Everything that comes within `milliseconds`, up to the first message.
  private static func receive(
    through socket: borrowing ICMPSocket,
    within milliseconds: Int64
  ) throws -> Received? {
    var poller = Poller()
    poller.add(socket.descriptor, .readable)
    let end = MonotonicTime.now.advanced(byNanoseconds: milliseconds * 1_000_000)
    guard try poller.wait(until: end) > 0 else { return nil }
    var batch = try ReceiveBatch(capacity: 1, messageByteCount: 2048)
    guard try socket.receive(into: &batch) == 1 else { return nil }
    var arrival = ICMPArrival()
    let message = socket.message(at: 0, of: batch, tellingOf: &arrival)
    return Received(
      octets: (0..<message.byteCount).map { message.octet(at: $0) },
      arrival: arrival
    )
  }

  @Test(.requires(.rawSockets), arguments: [ICMPVersion.icmpv4, .icmpv6])
  func `a request comes back with its source, hops and the kernel's stamp`(
    version: ICMPVersion
  ) throws {
    let socket = try ICMPSocket(version)
    let before = WallClockTime.now
    let isSent = try Self.send(5, through: socket)
    #expect(isSent)
    let received = try #require(try Self.receive(through: socket, within: 2000))
    #expect(received.octets.count == 24)
    #expect(received.octets[0] == version.echoReplyType)
    #expect(received.octets[6...] == [0, 5, 1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10, 11, 12, 13, 14, 15])
    #expect(received.arrival.source == Self.loopback(version))
    #expect(received.arrival.timeToLive == 64)
    let stamp = try #require(received.arrival.kernelTimestamp)
    #expect(before <= stamp && stamp <= WallClockTime.now)
  }

  @Test(.requires(.rawSockets), arguments: [ICMPVersion.icmpv4, .icmpv6])
  func `a socket is not woken by the replies to another`(version: ICMPVersion) throws {
    let asking = try ICMPSocket(version)
    var other = try ICMPSocket(version)
    // One in 65,536 pairs has the same identifier.
    while other.identifier == asking.identifier { other = try ICMPSocket(version) }
    let isSent = try Self.send(1, through: asking)
    #expect(isSent)
    let reply = try Self.receive(through: asking, within: 2000)
    #expect(reply != nil)
    let foreign = try Self.receive(through: other, within: 100)
    #expect(foreign == nil)
  }

  @Test func `the running file has a path`() {
    #expect(ExecutablePath.current?.hasPrefix("/") == true)
  }
}
