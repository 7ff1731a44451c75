import NetCore
import TestSupport
import Testing

@testable import SniffKit

@Suite struct ProtocolHierarchyTests {
  /// The nodes as indented lines with their packets.
  private func lines(_ hierarchy: ProtocolHierarchy) -> [String] {
    var lines: [String] = []
    hierarchy.forEach { path in
      guard let node = path.last else { return false }
      #expect(path.count == node.depth + 1)
      var buffer = LineBuffer()
      node.step.append(to: &buffer)
      lines.append(
        String(repeating: " ", count: node.depth) + buffer.text + " \(node.count.packets)"
      )
      return true
    }
    return lines
  }

  private func add(_ steps: [ProtocolStep], octets: UInt64, to hierarchy: inout ProtocolHierarchy) {
    var node: UInt16? = ProtocolHierarchy.root
    for step in steps {
      if let parent = node { node = hierarchy.add(step, behind: parent, octets: octets) }
    }
  }

  @Test func `each path of layers is a branch, the largest first`() {
    var hierarchy = ProtocolHierarchy()
    for _ in 0..<3 {
      add([.layer(.ethernet), .layer(.arp)], octets: 60, to: &hierarchy)
      add([.layer(.ethernet), .layer(.ipv4), .layer(.tcp)], octets: 1500, to: &hierarchy)
      add([.layer(.ethernet), .layer(.ipv4), .ipProtocol(.ospf)], octets: 90, to: &hierarchy)
      add([.layer(.linuxSLL), .layer(.ipv4)], octets: 50, to: &hierarchy)
    }
    #expect(
      lines(hierarchy) == [
        "ethernet 9", " ipv4 6", "  tcp 3", "  protocol_89 3", " arp 3", "linux_sll 3", " ipv4 3",
      ]
    )
    #expect(hierarchy.cutCount == 0)
  }

  @Test func `numbers that nobody reads are told apart up to a limit`() {
    var hierarchy = ProtocolHierarchy()
    for type in 0..<UInt16(1000) {
      add([.layer(.ethernet), .etherType(EtherType(rawValue: type))], octets: 1, to: &hierarchy)
    }
    let lines = lines(hierarchy)
    #expect(lines.count == 34)
    #expect(lines.contains(" other 968"))
    #expect(hierarchy.cutCount == 0)
  }

  @Test func `any stacks of layers end at the limit, and how many is told`() {
    var hierarchy = ProtocolHierarchy()
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<5000 {
      let steps = (0..<20).map { _ in
        ProtocolStep.layer(Layer.allCases.randomElement(using: &generator) ?? .ipv4)
      }
      add(steps, octets: 1, to: &hierarchy)
    }
    #expect((300..<ProtocolHierarchy.limit).contains(hierarchy.count))
    #expect(hierarchy.cutCount > 4000)
    // The outermost layers still count all packets.
    var outermost: UInt64 = 0
    hierarchy.forEach { path in
      if path.count == 1 { outermost += path[0].count.packets }
      return true
    }
    #expect(outermost == 5000)
  }
}
