import Glibc
import NetCore
import Testing

@testable import NetLinux

@Suite struct NetlinkTests {
  @Test func `messages and attributes are cut at the lengths they state, and no further`() {
    var octets: [UInt8] = []
    func append(_ length: UInt32, _ kind: UInt16, _ payload: [UInt8]) {
      appendHostOrder(length, appendTo: &octets)
      appendHostOrder(kind, appendTo: &octets)
      octets += [UInt8](repeating: 0, count: 10) + payload
    }
    append(19, 20, [1, 2, 3, 0])
    append(16, 3, [])
    append(400, 20, [9])
    var messages = NetlinkMessages(octets.octets)
    var found: [(UInt16, Int)] = []
    while let message = messages.next() {
      found.append((message.kind.rawValue, message.payload.byteCount))
    }
    #expect(found.map(\.0) == [20, 3])
    #expect(found.map(\.1) == [3, 0])
    var attributeOctets: [UInt8] = []
    for length in [UInt16(5), 4, 3] {
      appendHostOrder(length, appendTo: &attributeOctets)
      appendHostOrder(UInt16(7), appendTo: &attributeOctets)
      if length == 5 { attributeOctets += [1, 0, 0, 0] }
    }
    var attributes = NetlinkAttributes(attributeOctets.octets)
    var lengths: [Int] = []
    while let attribute = attributes.next() { lengths.append(attribute.value.byteCount) }
    #expect(lengths == [1, 0])
  }

  @Test(arguments: [
    ("/run/a\0", "/run/a"), ("\0abc", "@abc"), ("\0a\0b", "@a@b"), ("", ""), ("\0", "@"),
  ])
  func `a name is written as the table writes it`(_ name: String, _ path: String) {
    let octets = Array(name.utf8)
    #expect(UnixSocketDiagnosis.path(ofName: octets.octets) == Array(path.utf8))
  }

  @Test func `a row agrees with its socket up to a line feed in the path`() throws {
    let socket = UnixSocketDiagnosis(kind: .stream, isListening: true, path: Array("n\nx".utf8))
    func row(_ text: String) throws -> UnixSocketRecord {
      try UnixSocketRecord(parsing: Array(text.utf8).octets)
    }
    let start = "0000000000000000: 00000002 00000000"
    #expect(socket.agrees(with: try row(start + " 00010000 0001 01 12345 n")))
    #expect(!socket.agrees(with: try row(start + " 00010000 0001 01 12345 m")))
    #expect(!socket.agrees(with: try row(start + " 00010000 0001 01 12345")))
    #expect(!socket.agrees(with: try row(start + " 00010000 0005 01 12345 n")))
    #expect(!socket.agrees(with: try row(start + " 00000000 0001 01 12345 n")))
  }

  @Test func `the kernel tells the backlog of a listener of this process`() throws {
    let listener = try Socket(.ipv4, .stream)
    try listener.bind(to: .ipv4(.loopback, port: Port(rawValue: 0)))
    try listener.listen(backlog: 13)
    var status = stat()
    try #require(unsafe fstat(listener.descriptor, &status) == 0)
    let backlogs = try SocketDiagnostics.listenBacklogs(of: .inet)
    #expect(backlogs[UInt64(status.st_ino)] == 13)
  }

  @Test func `the kernel knows the local sockets of this process`() throws {
    let socket = try Socket(.unix, .datagram)
    try socket.bind(to: .unix(Array("\0netdiag-test-\(getpid())".utf8)))
    var status = stat()
    try #require(unsafe fstat(socket.descriptor, &status) == 0)
    let diagnosis = try SocketDiagnostics.unixSockets()[UInt64(status.st_ino)]
    #expect(diagnosis?.path == Array("@netdiag-test-\(getpid())".utf8))
    #expect(diagnosis?.kind == .datagram)
    #expect(diagnosis?.isListening == false)
  }
}
