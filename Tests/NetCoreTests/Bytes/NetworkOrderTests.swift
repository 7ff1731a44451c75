import NetCore
import Testing

@Suite
struct NetworkOrderTests {
  private let octets: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

  @Test func `integers load from any offset in both orders`() {
    let span = octets.octets
    #expect(span.octet(at: 8) == 9)
    #expect(span.bigEndian(at: 1, as: UInt16.self) == 0x0203)
    #expect(span.bigEndian(at: 3, as: UInt32.self) == 0x0405_0607)
    #expect(span.bigEndian(at: 1, as: UInt64.self) == 0x0203_0405_0607_0809)
    #expect(span.littleEndian(at: 1, as: UInt16.self) == 0x0302)
    #expect(span.littleEndian(at: 3, as: UInt32.self) == 0x0706_0504)
  }

  @Test func `a load beyond the end traps`() async {
    await #expect(processExitsWith: .failure) {
      let octets: [UInt8] = [1, 2, 3]
      _ = octets.octets.bigEndian(at: 2, as: UInt16.self)
    }
  }
}
