import NetCore
import TestSupport
import Testing

@testable import NetLinux

/// Echo requests as the kernel shows them on their way out.
@Suite struct DepartureTapTests {
  private static func send(_ sequences: ClosedRange<UInt16>, through socket: borrowing ICMPSocket)
    throws
  {
    var request = EchoRequest(socket.version, identifier: socket.identifier, dataByteCount: 16)
    let loopback: SocketAddress =
      switch socket.version {
      case .icmpv4: .ipv4(.loopback, port: Port(rawValue: 0))
      case .icmpv6: .ipv6(.loopback, port: Port(rawValue: 0), scope: 0)
      }
    for sequence in sequences {
      request.stamp(
        sequenceNumber: sequence,
        cookie: EchoCookie(rawValue: UInt64(sequence) << 48 | 0x42)
      )
      var batch = SendBatch(capacity: 1, messageByteCount: 64)
      _ = batch.append(request.bytes, to: loopback)
      let sent = try socket.send(&batch)
      #expect(sent == 1)
    }
  }

  /// The sequence numbers of what was seen, each with its octets and its stamp looked at.
  private static func read(
    _ tap: DepartureTap,
    of socket: borrowing ICMPSocket,
    after before: WallClockTime
  ) -> [UInt16] {
    var sequences: [UInt16] = []
    var newest = before
    let identifier = socket.identifier
    let type = socket.version.echoRequestType
    let count = tap.read(with: &sequences) { message, stamp, sequences in
      #expect(message.byteCount >= 16)
      #expect(message.octet(at: 0) == type)
      #expect(message.bigEndian(at: 4) == identifier)
      let sequence: UInt16 = message.bigEndian(at: 6)
      #expect(message.bigEndian(at: 8) == UInt64(sequence) << 48 | 0x42)
      #expect(newest <= stamp && stamp <= WallClockTime.now)
      newest = stamp
      sequences.append(sequence)
    }
    #expect(count == sequences.count)
    return sequences
  }

  @Test(.requires(.rawSockets), arguments: [ICMPVersion.icmpv4, .icmpv6])
  func `each request is seen once, in order, with its stamp`(version: ICMPVersion) throws {
    let socket = try ICMPSocket(version, tappedDepartures: 8)
    let (found, isQueueUsed) = (socket.tap, socket.stampsDepartures)
    let tap = try #require(found)
    #expect(!isQueueUsed)
    let before = WallClockTime.now
    try Self.send(1...5, through: socket)
    let seen = Self.read(tap, of: socket, after: before)
    #expect(seen == [1, 2, 3, 4, 5])
    let seenAgain = Self.read(tap, of: socket, after: before)
    #expect(seenAgain == [])
  }

  @Test(.requires(.rawSockets))
  func `what there is no room for is left out, and what comes later is seen`() throws {
    let socket = try ICMPSocket(.icmpv4, tappedDepartures: 1)
    let found = socket.tap
    let tap = try #require(found)
    let before = WallClockTime.now
    let kept = UInt16(tap.capacity)
    try Self.send(1...kept + 40, through: socket)
    let seen = Self.read(tap, of: socket, after: before)
    #expect(seen == Array(1...kept))
    // Around the end of the ring, more than once.
    for round in 0..<5 as Range<UInt16> {
      let first = 1000 + round * 50
      try Self.send(first...first + 49, through: socket)
      let seen = Self.read(tap, of: socket, after: before)
      #expect(seen == Array(first...first + 49))
    }
  }

  @Test(.requires(.rawSockets))
  func `neither replies nor requests with another identifier are seen`() throws {
    let socket = try ICMPSocket(.icmpv4, identifier: 0x1234, tappedDepartures: 8)
    let found = socket.tap
    let tap = try #require(found)
    let other = try ICMPSocket(.icmpv4, identifier: 0x1235)
    let before = WallClockTime.now
    try Self.send(1...3, through: other)
    try Self.send(7...7, through: socket)
    let seen = Self.read(tap, of: socket, after: before)
    #expect(seen == [7])
  }

  @Test(.requires(.rawSockets))
  func `without a wish for departures there is no tap`() throws {
    let unstamped = try ICMPSocket(.icmpv4, isStamped: false, tappedDepartures: 8).tap
    #expect(unstamped == nil)
    let ofReceipts = try ICMPSocket(.icmpv4, stampsDepartures: false, tappedDepartures: 8).tap
    #expect(ofReceipts == nil)
    let socket = try ICMPSocket(.icmpv4)
    let (tap, isQueueUsed) = (socket.tap, socket.stampsDepartures)
    #expect(tap == nil)
    #expect(isQueueUsed)
  }

  @Test func `a message begins behind its IP header, whatever the lengths say`() {
    let echo: [UInt8] = [8, 0, 0, 0, 0x12, 0x34, 0, 1]
    let header = [0x45] + [UInt8](repeating: 0, count: 19)
    for (octets, version, length) in [
      (header + echo, .icmpv4, 8),
      ([0x46] + header.dropFirst() + [1, 1, 1, 1] + echo, .icmpv4, 8),
      ([0x4f] + header.dropFirst() + echo, .icmpv4, nil),
      ([0x44] + header.dropFirst() + echo, .icmpv4, nil),
      (header, .icmpv4, 0),
      (Array(header.dropLast()), .icmpv4, nil),
      ([], .icmpv4, nil),
      ([0x60] + [UInt8](repeating: 0, count: 39) + echo, .icmpv6, 8),
      ([0x60] + [UInt8](repeating: 0, count: 38), .icmpv6, nil),
      ([], .icmpv6, nil),
    ] as [([UInt8], ICMPVersion, Int?)] {
      let found = DepartureTap.message(in: octets.octets, version)?.byteCount
      #expect(found == length, "\(octets)")
    }
  }
}
