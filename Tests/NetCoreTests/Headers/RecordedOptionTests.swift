import NetCore
import Testing

/// What routers wrote into the options of an IPv4 header.
@Suite struct RecordedOptionTests {
  /// What `read` makes of the first option in `octets`.
  private func first<Value>(_ octets: [UInt8], _ read: (borrowing IPv4Option) -> Value) -> Value? {
    let span = octets.octets
    var options = IPv4Options(span, claimedByteCount: span.byteCount)
    guard let option = options.next() else { return nil }
    return read(option)
  }

  @Test func `a route has as many addresses as the pointer says`() {
    let two: [UInt8] = [7, 15, 12, 10, 0, 0, 1, 10, 0, 0, 2, 9, 9, 9, 9]
    #expect(first(two) { $0.addresses } == [IPv4Address(10, 0, 0, 1), IPv4Address(10, 0, 0, 2)])
    let full: [UInt8] = [7, 11, 12, 10, 0, 0, 1, 10, 0, 0, 2]
    #expect(first(full) { $0.addresses.count } == 2)
    #expect(first([7, 11, 4, 10, 0, 0, 1, 10, 0, 0, 2]) { $0.addresses } == [])
  }

  @Test(
    arguments: [
      [7, 2], [7, 3, 255], [7, 3, 0], [7, 7, 255, 1, 2, 3, 4], [7, 6, 8, 1, 2, 3], [7, 39, 255],
      [68, 2], [68, 3, 255], [68, 4, 255, 255], [68, 8, 255, 1, 1, 2, 3, 4],
      [68, 7, 9, 0, 1, 2, 3],
      [131, 3, 4], [131, 6, 4, 1, 2, 3], [131, 2], [68, 40, 41, 0xf1],
    ] as [[UInt8]]
  )
  func `lengths and pointers that lie read nothing that is not there`(octets: [UInt8]) {
    for end in 0...octets.count {
      let cut = Array(octets[..<end])
      let count = first(cut) { $0.addresses.count + $0.times.count } ?? 0
      #expect(count * 4 <= max(0, end - 3))
    }
  }

  @Test func `a source route has all its addresses`() {
    let octets: [UInt8] = [131, 11, 4, 10, 0, 0, 1, 10, 0, 0, 2]
    #expect(first(octets) { $0.addresses.count } == 2)
  }

  @Test func `times come alone, or behind addresses`() throws {
    let alone = try #require(
      first([68, 12, 13, 0x20, 0, 0, 1, 0, 0x80, 0, 0, 5]) { ($0.times, $0.unrecordedHostCount) }
    )
    #expect(alone.0.map(\.milliseconds) == [256, 5])
    #expect(alone.0.map(\.isStandard) == [true, false])
    #expect(alone.0.allSatisfy { $0.address == nil })
    #expect(alone.1 == 2)
    let addressed = try #require(
      first([68, 20, 13, 1, 10, 0, 0, 1, 0, 0, 0, 7] + [UInt8](repeating: 0, count: 8)) { $0.times }
    )
    #expect(addressed.map(\.address) == [IPv4Address(10, 0, 0, 1)])
    #expect(addressed.map(\.milliseconds) == [7])
  }

  @Test func `an option that is no record has none`() {
    #expect(first([148, 4, 0, 0]) { $0.addresses.count + $0.times.count } == 0)
  }
}
