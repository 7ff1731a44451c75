import NetCapture
import NetCore
import TestSupport
import Testing

@Suite
struct CaptureFilterTests {
  private static let ethernetIPv4: [UInt8] =
    [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x08, 0x00] + [UInt8](repeating: 0x45, count: 46)
  private static let ethernetARP: [UInt8] =
    [2, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0, 1, 0x08, 0x06] + [UInt8](repeating: 0, count: 46)

  private static func file() throws -> TemporaryFile {
    var capture = CaptureBytes()
    capture.addPacket(ethernetIPv4)
    capture.addPacket(ethernetARP)
    capture.addPacket(ethernetIPv4)
    return try TemporaryFile(capture.octets)
  }

  @Test(arguments: [("arp", 1), ("not arp", 2), ("ether src 02:00:00:00:00:01", 3), ("ip6", 0)])
  func `only packets that match are yielded`(expression: String, matches: Int) throws {
    let file = try Self.file()
    var handle = try CaptureFile.open(file.path)
    try handle.select(FilterExpression(expression))
    #expect(try CaptureFileTests.records(in: &handle).count == matches)
  }

  /// The word that the error points at, or what the place of the missing word is called.
  private static func misfit(_ expression: String) throws -> String? {
    let file = try file()
    var handle = try CaptureFile.open(file.path)
    let error = #expect(throws: FilterError.self) {
      try handle.select(FilterExpression(expression))
    }
    guard let range = error?.range else { return nil }
    guard !range.isEmpty else { return "the end" }
    return String(expression.unicodeScalars.dropFirst(range.lowerBound).prefix(range.count))
  }

  @Test(arguments: [
    ("tcp and and port 80", "and"),
    ("port http80x", "http80x"),
    ("tcp port", "the end"),
    ("udp and", "the end"),
    ("(tcp or udp", "the end"),
    ("(tcp and udp))", ")"),
    ("host 10.0.0.1 and sport 5", "sport"),
    ("tcp[13] & 2 !! 0", "!"),
    ("ip proto 6 foo bar", "foo"),
    ("net 10.0.0.0/8 and prot tcp", "prot"),
    ("ether host 02:00:00:00:00:01 andd arp", "andd"),
  ])
  func `an error points at the word`(expression: String, word: String) throws {
    #expect(try Self.misfit(expression) == word)
  }

  @Test func `the second of two equal words is found`() throws {
    let file = try Self.file()
    var handle = try CaptureFile.open(file.path)
    let error = #expect(throws: FilterError.self) {
      try handle.select("tcp and and port 80")
    }
    #expect(error?.range == 8..<11)
    #expect(error?.why == "syntax error")
  }

  @Test func `a port out of range has the reason`() throws {
    let file = try Self.file()
    var handle = try CaptureFile.open(file.path)
    let error = #expect(throws: FilterError.self) {
      try handle.select("port 70000")
    }
    #expect(error?.why.contains("70000") == true)
    #expect(error?.range == 5..<10)
  }
}
