import NetCore
import TestSupport
import Testing

@Suite
struct SpanningTreeMessageTests {
  /// The message of a fixture packet behind Ethernet's and LLC's headers.
  private func message(_ name: String) -> [UInt8] {
    Array(FixturePacket.named("spanning tree, \(name)").bytes.dropFirst(17))
  }

  @Test func `the fields of a configuration message`() throws {
    let bytes = message("802.1D with flags")
    let message = try SpanningTreeMessage(parsing: bytes.octets)
    #expect(message.version == 0)
    #expect(message.type == 0)
    #expect(message.byteCount == 35)
    #expect((message.region == nil) == true)
    guard let configuration = message.configuration else {
      Issue.record("no configuration")
      return
    }
    #expect(configuration.flags == [.topologyChange, .topologyChangeAcknowledgment])
    let root = configuration.rootIdentifier
    #expect(root.priority == 0x6000)
    #expect(root.systemIdentifierExtension == 2)
    #expect(root.address.description == "00:16:46:8c:80:00")
    #expect(configuration.bridgeIdentifier.priorityAndExtension == 0x8001)
    #expect(configuration.rootPathCost == 4)
    #expect(configuration.portIdentifier == 0x8005)
    #expect(configuration.messageAge == 0x0120)
    #expect(configuration.maximumAge == 0x1400)
    #expect(configuration.helloTime == 0x0200)
    #expect(configuration.forwardDelay == 0x0f20)
  }

  @Test func `a message of multiple spanning trees has a region and instances`() throws {
    let bytes = message("802.1s with instances")
    let message = try SpanningTreeMessage(parsing: bytes.octets)
    #expect(message.byteCount == 134)
    #expect(message.isComplete == true)
    #expect(message.versionThreeByteCount == 96)
    guard let region = message.region else {
      Issue.record("no region")
      return
    }
    #expect(region.revision == 1)
    #expect(region.internalRootPathCost == 200_000)
    #expect(region.remainingHops == 19)
    #expect(region.name.byteCount == 10)
    #expect(region.digest.byteCount == 16)
    #expect(region.instanceCount == 2)
    let instance = region.instance(at: 1)
    #expect(instance.flags.rawValue == 0x7d)
    #expect(instance.rootPathCost == 20)
    #expect(instance.bridgePriority == 0x80)
    #expect(instance.portPriority == 0x90)
    #expect(instance.remainingHops == 18)
  }

  @Test func `a notification has no fields, nor has an unknown type`() throws {
    for name in ["topology change", "unknown type!", "unknown protocol!"] {
      let bytes = message(name)
      let message = try SpanningTreeMessage(parsing: bytes.octets)
      #expect(message.byteCount == 4)
      #expect((message.configuration == nil) == true)
    }
  }

  @Test func `fields that were not captured are absent`() throws {
    let bytes = message("802.1s with instances")
    for count in 4..<134 {
      let cut = Array(bytes.prefix(count))
      let message = try SpanningTreeMessage(parsing: cut.octets)
      #expect(message.isComplete == false)
      #expect((message.configuration != nil) == (count >= 35))
      #expect((message.region != nil) == (count >= 102))
      if let region = message.region {
        #expect(region.instanceCount == (count - 102) / 16)
      }
    }
    for count in 0..<4 {
      let cut = Array(bytes.prefix(count))
      #expect(throws: WireError(.truncated, in: .spanningTree, needed: 4, available: count)) {
        _ = try SpanningTreeMessage(parsing: cut.octets).type
      }
    }
  }
}
