import NetCore
import Testing

@testable import PingKit

/// The words and numbers that lines are made of.
@Suite struct PingWordsTests {
  private func text(_ reason: ICMPErrorReason) -> String {
    var buffer = LineBuffer()
    buffer.append(reason)
    return buffer.text
  }

  @Test(
    arguments: [
      (3, 0, 0, "Destination Net Unreachable"), (3, 1, 0, "Destination Host Unreachable"),
      (3, 2, 0, "Destination Protocol Unreachable"), (3, 3, 0, "Destination Port Unreachable"),
      (3, 4, 1400, "Frag needed and DF set (mtu = 1400)"), (3, 5, 0, "Source Route Failed"),
      (3, 6, 0, "Destination Net Unknown"), (3, 7, 0, "Destination Host Unknown"),
      (3, 8, 0, "Source Host Isolated"), (3, 9, 0, "Destination Net Prohibited"),
      (3, 10, 0, "Destination Host Prohibited"),
      (3, 11, 0, "Destination Net Unreachable for Type of Service"),
      (3, 12, 0, "Destination Host Unreachable for Type of Service"), (3, 13, 0, "Packet filtered"),
      (3, 14, 0, "Precedence Violation"), (3, 15, 0, "Precedence Cutoff"),
      (3, 255, 0, "Dest Unreachable, Bad Code: 255"), (4, 0, 0, "Source Quench"),
      (5, 0, 0x0a00_0007, "Redirect Network(New nexthop: 10.0.0.7)"),
      (5, 3, 0x0a00_0007, "Redirect Type of Service and Host(New nexthop: 10.0.0.7)"),
      (5, 9, 0x0a00_0007, "Redirect, Bad Code: 9(New nexthop: 10.0.0.7)"),
      (11, 0, 0, "Time to live exceeded"), (11, 1, 0, "Frag reassembly time exceeded"),
      (11, 2, 0, "Time exceeded, Bad Code: 2"), (12, 0, 20, "Parameter problem: pointer = 20"),
    ] as [(UInt8, UInt8, UInt32, String)]
  )
  func `errors of IPv4`(type: UInt8, code: UInt8, information: UInt32, expected: String) {
    let reason = ICMPErrorReason(.icmpv4, type: type, code: code, information: information)
    #expect(text(reason) == expected)
  }

  @Test(
    arguments: [
      (1, 0, 0, "Destination unreachable: No route"),
      (1, 1, 0, "Destination unreachable: Administratively prohibited"),
      (1, 2, 0, "Destination unreachable: Beyond scope of source address"),
      (1, 3, 0, "Destination unreachable: Address unreachable"),
      (1, 4, 0, "Destination unreachable: Port unreachable"),
      (1, 5, 0, "Destination unreachable: Unknown code 5"),
      (2, 0, 1280, "Packet too big: mtu=1280"),
      (2, 7, 1280, "Packet too big: mtu=1280, code=7"), (3, 0, 0, "Time exceeded: Hop limit"),
      (3, 1, 0, "Time exceeded: Defragmentation failure"), (3, 9, 0, "Time exceeded: code 9"),
      (4, 0, 6, "Parameter problem: Wrong header field at 6"),
      (4, 1, 40, "Parameter problem: Unknown header at 40"),
      (4, 2, 42, "Parameter problem: Unknown option at 42"),
      (4, 9, 42, "Parameter problem: code 9 at 42"), (100, 0, 0, "unknown icmp type: 100"),
    ] as [(UInt8, UInt8, UInt32, String)]
  )
  func `errors of IPv6`(type: UInt8, code: UInt8, information: UInt32, expected: String) {
    let reason = ICMPErrorReason(.icmpv6, type: type, code: code, information: information)
    #expect(text(reason) == expected)
  }

  @Test func `every error has a name of lower-case words`() {
    for version in [ICMPVersion.icmpv4, .icmpv6] {
      for type in 0...UInt8.max {
        for code in 0...UInt8(20) {
          let name = ICMPErrorReason(version, type: type, code: code).name.description
          #expect(
            !name.isEmpty && name.utf8.allSatisfy { $0 == 0x5f || (0x61...0x7a).contains($0) }
          )
        }
      }
    }
  }

  @Test(
    arguments: [
      (0, "0.000"), (999, "0.000"), (48_123, "0.048"), (999_999, "0.999"), (1_000_000, "1.00"),
      (1_234_567, "1.23"), (1_235_000, "1.24"), (9_994_999, "9.99"), (9_995_000, "10.0"),
      (12_345_678, "12.3"), (99_949_999, "99.9"), (99_950_000, "100"), (1_011_499_999, "1011"),
      (1_011_500_000, "1012"),
    ] as [(Int64, String)]
  )
  func `round-trip times have the digits of ping's`(nanoseconds: Int64, expected: String) {
    var buffer = LineBuffer()
    PingText.append(roundTrip: nanoseconds, to: &buffer)
    #expect(buffer.text == expected)
  }

  /// What printf("%g") prints.
  @Test(
    arguments: [
      (0, "0"), (100, "100"), (50, "50"), (33.333333333, "33.3333"), (66.666666667, "66.6667"),
      (0.1, "0.1"), (12.5, "12.5"), (99.99999, "100"), (99.9999, "99.9999"), (0.001, "0.001"),
      (0.0001, "0.0001"), (0.00001, "1e-05"), (0.0000123456789, "1.23457e-05"), (9.999999, "10"),
      (1.42857142857, "1.42857"), (0.00152587890625, "0.00152588"),
    ] as [(Double, String)]
  )
  func `percentages have six significant digits`(value: Double, expected: String) {
    var buffer = LineBuffer()
    buffer.append(percentage: value)
    #expect(buffer.text == expected)
  }

  @Test(
    arguments: [
      ("1", 1_000_000_000), ("0.2", 200_000_000), (".5", 500_000_000), ("2.", 2_000_000_000),
      ("0", 0), ("0.000000001", 1), ("0.0000000019", 1), ("2147483.647", 2_147_483_647_000_000),
      ("+1", 1_000_000_000), ("1e3", 1_000_000_000_000), ("5e-05", 50_000), ("1E-400", 0),
    ] as [(String, Int64)]
  )
  func `seconds are read to the nanosecond`(text: String, expected: Int64) throws {
    #expect(try SecondsText.nanoseconds(text) == expected)
  }

  @Test(arguments: [
    "", ".", "+", "-1", "+-1", "++1", "-1e0", "0,1", "inf", "nan", "0x1", "2147483.648", "1.2.3",
    "x", "e", "1e", "1e1e1", "1e400", "2147483648e-3", ".e1",
  ])
  func `what is no number of seconds is refused`(text: String) {
    #expect(throws: (any Error).self) { try SecondsText.nanoseconds(text) }
  }

  @Test func `digits without end are refused, or dropped behind the point, and never trap`() throws
  {
    let digits = String(repeating: "9", count: 400)
    #expect(throws: (any Error).self) { try SecondsText.nanoseconds(digits) }
    #expect(try SecondsText.nanoseconds("0." + digits) == 999_999_999)
    #expect(throws: (any Error).self) { try SecondsText.wholeNanoseconds("0.1") }
  }
}
