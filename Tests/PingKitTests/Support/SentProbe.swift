import NetCore
import NetLinux
import TestSupport

@testable import PingKit

/// A probe that the run sent.
struct SentProbe {
  /// The ICMP message.
  let octets: [UInt8]
  /// Where it goes.
  let target: PingTarget

  /// The sequence number field.
  var sequence: Int { Int(octets[6]) << 8 | Int(octets[7]) }

  /// The reply that an honest host sends.
  func reply(after milliseconds: Double = 0.25) -> Answer {
    reply(after: milliseconds) { _ in }
  }

  /// A reply that was tampered with before its checksum was made.
  func reply(
    after milliseconds: Double = 0.25,
    from source: SocketAddress? = nil,
    _ change: (inout [UInt8]) -> Void
  ) -> Answer {
    var octets = octets
    octets[0] = target.version.echoReplyType
    change(&octets)
    octets.writeICMPChecksum()
    return Answer(
      octets: octets,
      source: source ?? target.destination,
      delayNanoseconds: Int64(milliseconds * 1_000_000)
    )
  }

  /// An error of a router that quotes the probe, or what `change` makes of the quotation.
  func error(
    _ type: UInt8,
    _ code: UInt8,
    rest: [UInt8] = [0, 0, 0, 0],
    after milliseconds: Double = 0.5,
    from source: SocketAddress? = nil,
    _ change: (inout [UInt8]) -> Void = { _ in }
  ) -> Answer {
    var quotation = quotedHeader + octets
    change(&quotation)
    var message = [type, code, 0, 0] + rest + quotation
    message.writeICMPChecksum()
    return Answer(
      octets: message,
      source: source ?? target.router,
      delayNanoseconds: Int64(milliseconds * 1_000_000)
    )
  }

  private var quotedHeader: [UInt8] {
    switch target.address {
    case .ipv4(let address):
      let (a, b, c, d) = address.octets
      return [0x45, 0, 0, 84, 0, 7, 0, 0, 1, 1, 0, 0, 10, 0, 0, 1, a, b, c, d]
    case .ipv6(let address):
      let words = [UInt64(0xfd00_0000_0000_0000), 1, address.high, address.low]
      return [0x60, 0, 0, 0, 0, 64, 58, 1]
        + words.flatMap { word in
          (0..<8).reversed().map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
        }
    }
  }
}
