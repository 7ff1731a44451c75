internal import NetCore

/// Line ends as most Internet protocols of text want them (RFC 5234 CRLF).
package enum LineEnding {
  /// The octets with a CR before each LF that has none; `last` is the octet before them, and
  /// afterwards the last of them.
  package static func withCarriageReturns(
    _ octets: RawSpan,
    after last: inout UInt8
  ) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(octets.byteCount + octets.byteCount / 16)
    for offset in 0..<octets.byteCount {
      let octet = octets.octet(at: offset)
      if octet == UInt8(ascii: "\n"), last != UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\r"))
      }
      result.append(octet)
      last = octet
    }
    return result
  }
}
