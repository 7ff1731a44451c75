import NetCore
import TestSupport
import Testing

@testable import NetLinux

@Suite struct ControlMessagesTests {
  private struct Found: Equatable {
    var level: Int32
    var type: Int32
    var data: [UInt8]
  }

  private func walk(_ octets: [UInt8]) -> [Found] {
    var found: [Found] = []
    var messages = ControlMessages(octets.octets)
    while let message = messages.next() {
      found.append(
        Found(
          level: message.level,
          type: message.type,
          data: (0..<message.data.byteCount).map { message.data.octet(at: $0) }
        )
      )
      if found.count > 1000 {
        Issue.record("the walk does not end")
        break
      }
    }
    return found
  }

  /// A message in the kernel's layout, padded as CMSG_SPACE pads it.
  private func message(
    _ level: Int32,
    _ type: Int32,
    _ data: [UInt8],
    length: UInt? = nil
  ) -> [UInt8] {
    var octets: [UInt8] = []
    appendHostOrder(length ?? UInt(16 + data.count), appendTo: &octets)
    appendHostOrder(level, appendTo: &octets)
    appendHostOrder(type, appendTo: &octets)
    octets += data
    while octets.count % 8 != 0 { octets.append(0) }
    return octets
  }

  @Test func `messages are found one after the other`() {
    let octets = message(0, 2, [64, 0, 0, 0]) + message(1, 35, Array(1...16)) + message(41, 52, [])
    #expect(
      walk(octets) == [
        Found(level: 0, type: 2, data: [64, 0, 0, 0]),
        Found(level: 1, type: 35, data: Array(1...16)),
        Found(level: 41, type: 52, data: []),
      ]
    )
  }

  @Test func `the last message needs no padding`() {
    let octets = Array(message(0, 2, [64, 0, 0, 0]).dropLast(4))
    #expect(walk(octets) == [Found(level: 0, type: 2, data: [64, 0, 0, 0])])
  }

  @Test(arguments: [0, 1, 15, 1000, 1 << 31, UInt(Int.max), UInt(Int.max) + 1, .max - 15, .max])
  func `a length that lies ends the walk`(length: UInt) {
    let good = message(0, 2, [64, 0, 0, 0])
    #expect(walk(message(0, 2, [1, 2, 3, 4], length: length) + good).isEmpty)
    #expect(walk(good + message(0, 2, [1, 2, 3, 4], length: length)).count == 1)
  }

  @Test func `every strict prefix is walked without a trap`() {
    let octets = message(0, 2, [64, 0, 0, 0]) + message(1, 35, Array(1...16))
    for prefix in everyStrictPrefix(of: octets) {
      #expect(walk(prefix).count == (prefix.count < 20 ? 0 : 1))
    }
  }

  @Test func `random octets are walked without a trap`() {
    var random = SeededGenerator()
    for _ in 0..<5000 {
      var octets = random.bytes(count: Int.random(in: 0...80, using: &random))
      // A length that is near the truth goes further in.
      if octets.count >= 8, Bool.random(using: &random) {
        octets.replaceSubrange(0..<8, with: message(0, 0, [], length: UInt(octets.count)).prefix(8))
      }
      let found = walk(octets)
      #expect(found.count <= octets.count / 16)
      readEveryField(of: octets)
    }
  }

  /// How many of the fields of all messages in `octets` have a value.
  @discardableResult
  private func readEveryField(of octets: [UInt8]) -> Int {
    var count = 0
    var messages = ControlMessages(octets.octets)
    while let message = messages.next() {
      if message.receiveTimestamp != nil { count += 1 }
      if message.softwareTimestamp != nil { count += 1 }
      if message.timeToLive != nil { count += 1 }
      if message.extendedError != nil { count += 1 }
      if message.packetInfo != nil { count += 1 }
    }
    return count
  }

  @Test(
    arguments: [
      (0, 2, 4), (0, 8, 12), (0, 11, 16), (1, 35, 16), (1, 37, 16), (41, 25, 16), (41, 50, 20),
      (41, 52, 4),
    ] as [(Int32, Int32, Int)]
  )
  func `data shorter than a field's are no value`(level: Int32, type: Int32, size: Int) {
    for count in 0..<48 {
      // A time of whole seconds in either byte order, where it is one.
      let data = Array(([1, 0, 0, 0, 0, 0, 0, 1] + [UInt8](repeating: 0, count: 40)).prefix(count))
      #expect(readEveryField(of: message(level, type, data)) == (count < size ? 0 : 1), "\(count)")
      #expect(readEveryField(of: message(level + 2, type, data)) == 0)
    }
  }

  @Test func `a time stamp outside a second is no value`() {
    func stamp(_ seconds: Int64, _ nanoseconds: Int64) -> [UInt8] {
      var data: [UInt8] = []
      appendHostOrder(seconds, appendTo: &data)
      appendHostOrder(nanoseconds, appendTo: &data)
      return message(1, 35, data)
    }
    func time(_ octets: [UInt8]) -> WallClockTime? {
      var messages = ControlMessages(octets.octets)
      guard let message = messages.next() else { return nil }
      return message.receiveTimestamp
    }
    #expect(time(stamp(5, 7)) == WallClockTime(seconds: 5, nanoseconds: 7))
    #expect(time(stamp(5, 1_000_000_000)) == nil)
    #expect(time(stamp(5, -1)) == nil)
    #expect(time(stamp(0, 0)) == nil)
  }

  @Test(arguments: ["10.1.2.3", "2001:db8::1234"])
  func `the address to send from is written as the kernel writes where a datagram came`(
    text: String
  ) throws {
    let address = try IPAddress(text)
    let octets = address.sendingControlOctets
    #expect(octets.count % 8 == 0)
    var messages = ControlMessages(octets.octets)
    guard let message = messages.next() else {
      Issue.record("no message")
      return
    }
    #expect(message.packetInfo == PacketInfo(localAddress: address, interfaceIndex: 0))
  }
}
