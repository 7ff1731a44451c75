import NetCore
import TestSupport
import Testing

@Suite struct TLSClientHelloTests {
  private static let octets = ApplicationMessage.clientHello(Array("example.com".utf8))

  /// The server name in `octets`.
  private static func serverName(_ octets: [UInt8]) -> String? {
    let bytes = octets.octets
    guard let hello = TLSClientHello(beginning: bytes), let name = hello.serverName else {
      return nil
    }
    var text: [UInt8] = []
    for index in 0..<name.byteCount { text.append(name.octet(at: index)) }
    return String(decoding: text, as: UTF8.self)
  }

  @Test func `the server name and the versions`() {
    let bytes = Self.octets.octets
    guard let hello = TLSClientHello(beginning: bytes) else {
      Issue.record("no hello")
      return
    }
    #expect(hello.recordVersion == 0x0301)
    #expect(hello.version == 0x0303)
    #expect(hello.byteCount == Self.octets.count - 9)
    let protocolByteCount = hello.applicationProtocols?.byteCount
    #expect(protocolByteCount == 3)
    #expect(Self.serverName(Self.octets) == "example.com")
  }

  @Test func `a prefix has the name or none`() {
    var found = 0
    for prefix in everyStrictPrefix(of: Self.octets) {
      let name = Self.serverName(prefix)
      #expect(name == nil || name == "example.com")
      if name != nil { found += 1 }
    }
    // The protocols behind the name may be missing: two words and five octets.
    #expect(found == 9)
  }

  @Test func `lengths that lie lead nowhere`() {
    // Each octet in turn says that what it counts is long, or that there is nothing.
    for place in Self.octets.indices {
      for value in [0, 1, 0x7f, 0xff] as [UInt8] {
        var octets = Self.octets
        octets[place] = value
        if let name = Self.serverName(octets) { #expect(name.utf8.count <= octets.count) }
      }
    }
  }

  @Test(arguments: [
    "", "16", "160301", "170303002001", "16030100050200000100", "160301ffff01ffffff",
  ])
  func `other octets are no hello`(digits: String) {
    let octets = Wire.hex(digits)
    #expect(Self.serverName(octets) == nil)
  }
}
