import NetCore
import Testing

@Suite
struct CodePointTests {
  @Test func `DLT values that differ between systems become their LINKTYPE values`() {
    #expect(LinkType(dataLinkType: 12) == .raw)
    #expect(LinkType(dataLinkType: 1) == .ethernet)
    #expect(LinkType(dataLinkType: 276) == .linuxSLL2)
    #expect(LinkType(dataLinkType: 11).rawValue == 100)
    #expect(LinkType(dataLinkType: -1).rawValue == .max)
  }

  @Test func `the EtherTypes of VLAN tags`() {
    for number: UInt16 in [0x8100, 0x88a8, 0x9100, 0x9200] {
      #expect(EtherType(rawValue: number).isVLANTag)
    }
    for number: UInt16 in [0x0800, 0x8101, 0x88a7, 0x86dd, 0] {
      #expect(!EtherType(rawValue: number).isVLANTag)
    }
  }

  @Test(arguments: 0...255)
  func `a traffic class is six bits of code point and two of congestion`(octet: Int) {
    let value = TrafficClass(rawValue: UInt8(octet))
    #expect(Int(value.differentiatedServicesCodePoint) == octet >> 2)
    #expect(Int(value.congestion.rawValue) == octet & 3)
  }

  @Test func `TCP flags keep the reserved bits and drop the data offset`() {
    #expect(TCPFlags(rawValue: 0xf012) == [.acknowledgment, .synchronize])
    #expect(TCPFlags(rawValue: 0x0fff).rawValue == 0xfff)
  }

  @Test func `only the messages that quote a packet are errors`() {
    let errors = (0...255).map { ICMPv4Type(rawValue: UInt8($0)) }.filter(\.isError)
    #expect(errors.map(\.rawValue) == [3, 4, 5, 11, 12])
    #expect(ICMPv6Type.parameterProblem.isError)
    #expect(ICMPv6Type(rawValue: 127).isError)
    #expect(!ICMPv6Type.echoRequest.isError)
  }

  @Test func `extension headers and transports with ports`() {
    let numbers = (0...255).map { IPProtocol(rawValue: UInt8($0)) }
    #expect(numbers.filter(\.isIPv6Extension).map(\.rawValue) == [0, 43, 44, 60])
    #expect(numbers.filter(\.hasPorts).map(\.rawValue) == [6, 17, 33, 132])
  }

  @Test func `layers have names of their own`() {
    let names = Layer.allCases.map(\.name.description)
    #expect(Set(names).count == names.count)
  }
}
