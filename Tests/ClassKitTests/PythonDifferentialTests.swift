import ClassKit
import NetCore
import TestSupport
import Testing

/// Addresses against Python's `ipaddress`: the same texts are accepted, as the same addresses.
@Suite struct PythonDifferentialTests {
  private static let sampleCount = 20_000

  @Test(.requires(.peer("python3")))
  func `the same texts are addresses, and the same ones`() throws {
    var random = SeededGenerator()
    let texts = (0..<Self.sampleCount).map { Self.text(number: $0, using: &random) }
    let program = """
      import ipaddress, sys
      for line in sys.stdin:
          try:
              address = ipaddress.ip_address(line.rstrip("\\n"))
              print(address.version, int(address), address.exploded)
          except ValueError:
              print("-")
      """
    let result = try Command.peer("python3", "-c", program)
      .reading(.text(texts.map { $0 + "\n" }.joined()))
      .run()
    #expect(result.exitStatus == 0, "\(result.errors)")
    let answers = result.outputLines
    try #require(answers.count == texts.count)
    var accepted = 0
    for (text, answer) in zip(texts, answers) {
      let ours = Self.answer(try? IPAddress(text))
      let theirs = answer.split(separator: " ").prefix(2).joined(separator: " ")
      accepted += answer == "-" ? 0 : 1
      #expect(ours == theirs, "\(text)")
    }
    #expect(accepted > Self.sampleCount / 10)
  }

  @Test(.requires(.peer("python3")))
  func `canonical IPv6 text is Python's, but for embedded IPv4`() throws {
    var random = SeededGenerator()
    let addresses = (0..<5000).map { _ in Self.sparseAddress(using: &random) }
      .filter { $0.mappedIPv4 == nil }
    let program = """
      import ipaddress, sys
      for line in sys.stdin:
          print(ipaddress.IPv6Address(int(line)))
      """
    let result = try Command.peer("python3", "-c", program)
      .reading(.text(addresses.map { "\($0.rawValue)\n" }.joined()))
      .run()
    #expect(result.exitStatus == 0, "\(result.errors)")
    #expect(result.outputLines == addresses.map(\.description))
    for address in addresses { #expect(try IPv6Address(address.description) == address) }
  }

  @Test(.requires(.peer("python3")))
  func `the network of an interface is Python's`() throws {
    var random = SeededGenerator()
    let texts = (0..<3000).map { number in
      let address = Self.sparseAddress(using: &random)
      return number.isMultiple(of: 2)
        ? "\(IPv4Address(rawValue: UInt32(truncatingIfNeeded: address.low)))/\(number % 33)"
        : "\(address)/\(number % 129)"
    }
    let program = """
      import ipaddress, sys
      for line in sys.stdin:
          network = ipaddress.ip_interface(line.strip()).network
          print(network.version, int(network.network_address), int(network.broadcast_address))
      """
    let result = try Command.peer("python3", "-c", program)
      .reading(.text(texts.map { $0 + "\n" }.joined()))
      .run()
    #expect(result.exitStatus == 0, "\(result.errors)")
    let ours = try texts.map { text in
      guard case .prefix(let prefix, _, _) = try Subject(text) else { return "-" }
      return "\(Self.answer(prefix.network)) \(Self.answer(prefix.last).split(separator: " ")[1])"
    }
    #expect(ours == result.outputLines)
  }

  private static func answer(_ address: IPAddress?) -> String {
    switch address {
    case .ipv4(let address): "4 \(address.rawValue)"
    case .ipv6(let address): "6 \(address.rawValue)"
    case nil: "-"
    }
  }

  /// An address with runs of zero groups, which canonical text is about.
  private static func sparseAddress(using random: inout SeededGenerator) -> IPv6Address {
    var value: UInt128 = 0
    for _ in 0..<8 {
      let group =
        Bool.random(using: &random) ? 0 : UInt128(random.next() >> (48 + random.next() % 16))
      value = value << 16 | group
    }
    return IPv6Address(rawValue: value)
  }

  /// An address of either version, and often a little damage.
  private static func text(number: Int, using random: inout SeededGenerator) -> String {
    let address = sparseAddress(using: &random)
    var text: String
    switch number % 3 {
    case 0: text = IPv4Address(rawValue: UInt32(truncatingIfNeeded: random.next())).description
    case 1: text = address.description
    default:
      let tail = IPv4Address(rawValue: UInt32(truncatingIfNeeded: address.low))
      text =
        (0..<6).map { String(address.group($0), radix: 16) }.joined(separator: ":") + ":\(tail)"
    }
    guard !number.isMultiple(of: 4) else { return text }
    var characters = Array(text)
    for _ in 0...Int(random.next() % 2) {
      let place = Int(random.next() % UInt64(max(characters.count, 1)))
      let inserted = Array("0123456789abcdefF:.:. -/x")[Int(random.next() % 25)]
      switch random.next() % 3 {
      case 0 where !characters.isEmpty: characters.remove(at: place)
      case 1 where !characters.isEmpty: characters[place] = inserted
      default: characters.insert(inserted, at: place)
      }
    }
    text = String(characters)
    return text
  }
}
