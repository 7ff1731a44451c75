import NetCore
import TestSupport
import Testing

@testable import NetLinux

@Suite struct SocketRecordTests {
  private static let tcp = InternetSocketTable(.tcp, .inet)
  private static let tcp6 = InternetSocketTable(.tcp, .inet6)
  private static let udp = InternetSocketTable(.udp, .inet)

  private func parse(
    _ row: String,
    of table: InternetSocketTable = Self.tcp,
    byteOrder: KernelByteOrder = .little
  ) throws(ProcRowError) -> SocketRecord {
    try SocketRecord(parsing: Array(row.utf8).octets, of: table, byteOrder: byteOrder)
  }

  @Test func `a listening row gives every column`() throws {
    let socket = try parse(
      "   0: 0100007F:1389 00000000:0000 0A 00000000:00000003 00:00000000 00000000   101"
        + "        0 33069 2 000000006e01adbe 100 0 0 10 5                     "
    )
    #expect(socket.protocol == .tcp)
    #expect(socket.family == .inet)
    #expect(socket.state == .listen)
    #expect(socket.localAddress == .ipv4(.loopback))
    #expect(socket.localPort == 5001)
    #expect(socket.remoteAddress == .ipv4(.unspecified))
    #expect(socket.remotePort == 0)
    #expect(socket.sendQueue == 0)
    #expect(socket.receiveQueue == 3)
    #expect(socket.timer == SocketTimer(kind: .off, expiry: 0))
    #expect(socket.userIdentifier == 101)
    #expect(socket.inode == 33069)
    #expect(socket.pointer == 0x6e01_adbe)
    #expect(socket.drops == nil)
    #expect(socket.congestion?.window == 10)
    #expect(socket.congestion?.slowStartThreshold == 5)
  }

  @Test func `an established row gives its queues, timer and congestion window`() throws {
    let socket = try parse(
      "   2: 0100007F:B9CA 0100007F:1389 01 0000000A:0000000B 02:000AFC25 00000003     0"
        + "        7 33071 3 0000000022b5f77a 20 4 30 10 -1"
    )
    #expect(socket.state == .established)
    #expect(socket.sendQueue == 10)
    #expect(socket.receiveQueue == 11)
    #expect(socket.timer == SocketTimer(kind: .keepalive, expiry: 719_909))
    #expect(socket.retransmits == 3)
    #expect(socket.probes == 7)
    #expect(socket.congestion?.retransmissionTimeout == 20)
    #expect(socket.congestion?.slowStartThreshold == nil)
  }

  @Test func `a row of TIME_WAIT ends behind the pointer`() throws {
    let socket = try parse(
      "   7: 0100007F:1389 0100007F:8C62 06 00000000:00000000 03:00000FFF 00000000     0"
        + "        0 0 3 000000009f3f1d2e                                      "
    )
    #expect(socket.state == .timeWait)
    #expect(socket.timer == SocketTimer(kind: .timeWait, expiry: 4095))
    #expect(socket.inode == 0)
    #expect(socket.congestion == nil)
  }

  @Test func `a row of SYN_RECV ends behind the pointer`() throws {
    let socket = try parse(
      "   1: 0100007F:0050 0200000A:9C40 03 00000000:00000000 01:00000064 00000001  1000"
        + "        0 0 1 0000000000000000"
    )
    #expect(socket.state == .synReceived)
    #expect(socket.timer.kind == .retransmit)
    #expect(socket.retransmits == 1)
    #expect(socket.userIdentifier == 1000)
  }

  @Test func `a slot number wider than its column shifts the row`() throws {
    let socket = try parse(
      "1234567: 0100007F:1389 0100007F:8C62 01 00000000:00000000 00:00000000 00000000     0"
        + "        0 5 1 0000000000000000 20 0 0 10 -1"
    )
    #expect(socket.localPort == 5001)
    #expect(socket.inode == 5)
  }

  @Test func `IPv4 addresses follow the byte order of the machine`() throws {
    let row =
      "   0: 7F000001:1389 0A000001:0050 01 00000000:00000000 00:00000000 00000000     0"
      + "        0 1 1 0000000000000000 20 0 0 10 -1"
    let big = try parse(row, byteOrder: .big)
    #expect(big.localAddress == .ipv4(.loopback))
    #expect(big.remoteAddress == .ipv4(IPv4Address(10, 0, 0, 1)))
    #expect(big.localPort == 5001)
    let little = try parse(row, byteOrder: .little)
    #expect(little.localAddress == .ipv4(IPv4Address(1, 0, 0, 127)))
  }

  @Test func `IPv6 addresses are four words of the machine's byte order`() throws {
    let tail =
      " 01 00000000:00000000 00:00000000 00000000     0        0 1 1 0000000000000000 20 0 0 10 -1"
    let little = try parse(
      "   0: 0000000000000000FFFF00000100007F:138A B80D0120000000000000000001000000:0050" + tail,
      of: Self.tcp6
    )
    #expect(little.localAddress == .ipv6(IPv6Address(mapping: .loopback)))
    #expect(little.remoteAddress == .ipv6(try IPv6Address("2001:db8::1")))
    let big = try parse(
      "   0: 00000000000000000000FFFF7F000001:138A 20010DB8000000000000000000000001:0050" + tail,
      of: Self.tcp6,
      byteOrder: .big
    )
    #expect(big.localAddress == little.localAddress)
    #expect(big.remoteAddress == little.remoteAddress)
  }

  @Test func `a datagram row ends with its drops`() throws {
    let socket = try parse(
      "15881: 00000000:0035 00000000:0000 07 00000000:00000340 00:00000000 00000000     0"
        + "        0 33074 2 00000000d0875881 18446744073709551615         ",
      of: Self.udp
    )
    #expect(socket.state == .closed)
    #expect(socket.receiveQueue == 0x340)
    #expect(socket.drops == .max)
  }

  @Test func `a state that the kernel does not have survives as a number`() throws {
    let socket = try parse(
      "   0: 0100007F:1389 0100007F:8C62 FF 00000000:00000000 FF:FFFFFFFFFFFFFFFF FFFFFFFF"
        + " 4294967295 4294967295 18446744073709551615 -1 FFFFFFFFFFFFFFFF"
    )
    #expect(socket.state.rawValue == 255)
    #expect(socket.state.name == nil)
    #expect(socket.timer.expiry == .max)
    #expect(socket.userIdentifier == .max)
    #expect(socket.inode == .max)
  }

  @Test(arguments: [
    ("", ProcRowError(.slot, .missing)),
    ("garbage", ProcRowError(.slot, .unexpected)),
    ("   0 0100007F:1389", ProcRowError(.slot, .unexpected)),
    ("99999999999: 0100007F:1389", ProcRowError(.slot, .tooLarge)),
    ("   0:", ProcRowError(.localAddress, .missing)),
    ("   0:0100007F:1389", ProcRowError(.localAddress, .unexpected)),
    ("   0: 0100007:1389", ProcRowError(.localAddress, .width)),
    ("   0: 0100007G:1389", ProcRowError(.localAddress, .unexpected)),
    ("   0: 0100007F:13890", ProcRowError(.localPort, .width)),
    ("   0: 0100007F:138", ProcRowError(.localPort, .width)),
    ("   0: 0100007F:1389 00000000:0000 7FFFFFFF", ProcRowError(.state, .width)),
    ("   0: 0100007F:1389 00000000:0000 ZZ", ProcRowError(.state, .unexpected)),
    (
      "   0: 0100007F:1389 00000000:0000 0A 000000000:00000000",
      ProcRowError(.sendQueue, .width)
    ),
    (
      "   0: 0100007F:1389 00000000:0000 0A 00000000:00000000 00:00000000 00000000 -1",
      ProcRowError(.userIdentifier, .unexpected)
    ),
    (
      "   0: 0100007F:1389 00000000:0000 0A 00000000:00000000 00:00000000 00000000 4294967296",
      ProcRowError(.userIdentifier, .tooLarge)
    ),
    (
      "   0: 0100007F:1389 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0"
        + " 18446744073709551616 1 0000000000000000",
      ProcRowError(.inode, .tooLarge)
    ),
    (
      "   0: 0100007F:1389 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 1 1 000000",
      ProcRowError(.pointer, .width)
    ),
    (
      "   0: 0100007F:1389 00000000:0000 01 00000000:00000000 00:00000000 00000000 0 0 1 1"
        + " 0000000000000000 20 0",
      ProcRowError(.quickAcknowledgments, .missing)
    ),
  ])
  func `a malformed row names its first wrong column`(_ row: String, _ error: ProcRowError) {
    #expect(throws: error) { try parse(row) }
  }

  @Test func `every strict prefix of a row is refused or is a shorter form of it`() throws {
    let row =
      "   2: 0100007F:B9CA 0100007F:1389 01 0000000A:0000000B 02:000AFC25 00000003     0"
      + "        7 33071 3 0000000022b5f77a 20 4 30 10 -1"
    let whole = try parse(row)
    for prefix in everyStrictPrefix(of: Array(row.utf8)) {
      guard
        let socket = try? SocketRecord(parsing: prefix.octets, of: Self.tcp, byteOrder: .little)
      else { continue }
      // What is cut may only be what short rows lack, or digits of a pointer or the last column.
      #expect(prefix.count >= row.utf8.count - "ba98765 20 4 30 10 -1".utf8.count - 2)
      #expect(socket.localPort == whole.localPort)
      #expect(socket.inode == whole.inode)
    }
  }
}
