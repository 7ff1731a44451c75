import NetCapture
import NetCore
import TestSupport
import Testing

/// What a filter passes over on account of VLAN tags.
@Suite struct TaggedFrameTests {
  private static let tag: [UInt8] = [0, 5]
  private static let datagram = PacketBytes.ipv4(17, PacketBytes.udp([1]))

  /// A datagram without a tag, with one and with two; a tagged ARP request.
  private static func capture() throws -> TemporaryFile {
    var capture = CaptureBytes()
    capture.addPacket(PacketBytes.ethernet(0x0800, datagram))
    capture.addPacket(PacketBytes.ethernet(0x8100, tag + [8, 0] + datagram))
    capture.addPacket(
      PacketBytes.ethernet(0x88a8, tag + [0x81, 0] + tag + [8, 0] + datagram)
    )
    capture.addPacket(PacketBytes.ethernet(0x8100, tag + [8, 6] + PacketBytes.arpRequest))
    return try TemporaryFile(capture.octets)
  }

  /// How many packets match, and how many do not for their tags alone.
  private static func counts(_ filter: String) throws -> [UInt64?] {
    let path = try capture()
    var file = try CaptureFile.open(path.path)
    try file.select(FilterExpression(filter))
    var matching: UInt64 = 0
    while try file.next() != nil { matching += 1 }
    return [matching, file.hiddenTaggedFrameCount()]
  }

  @Test func `frames that match but for their tags are counted`() throws {
    #expect(try Self.counts("udp") == [1, 2])
    #expect(try Self.counts("arp") == [0, 1])
    #expect(try Self.counts("ip or arp") == [1, 3])
  }

  @Test func `frames that would not match without tags either are not`() throws {
    #expect(try Self.counts("tcp") == [0, 0])
  }

  @Test func `frames that match with their tags are not`() throws {
    #expect(try Self.counts("ether src 02:00:00:00:00:01 or ether dst 02:00:00:00:00:01")[1] == 0)
    // What matches every frame hides none, and needs no count.
    #expect(try Self.counts("greater 1") == [4, nil])
  }

  @Test func `a filter that asks for tags hides none`() throws {
    #expect(try Self.counts("vlan and udp") == [1, nil])
    #expect(try Self.counts("vlan") == [3, nil])
  }

  @Test func `without a filter nothing is hidden`() throws {
    let path = try Self.capture()
    var file = try CaptureFile.open(path.path)
    while try file.next() != nil {}
    #expect(file.hiddenTaggedFrameCount() == nil)
  }
}
