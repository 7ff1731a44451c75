/// The mapping of the service `upper`.
///
/// Only the octets of `a` to `z` change. All others stay as they are, so that text in UTF-8 remains
/// well-formed, no character changes its length, and a chunk may end anywhere.
package enum ASCIIUpperCase {
  /// Maps the first `count` octets in place.
  package static func map(_ octets: inout [UInt8], first count: Int) {
    var span = octets.mutableSpan
    for index in 0..<min(max(count, 0), span.count) {
      let octet = span[index]
      // No branch: 0x20 is what tells the cases apart.
      let isLower: UInt8 = octet &- UInt8(ascii: "a") < 26 ? 0x20 : 0
      span[index] = octet ^ isLower
    }
  }
}
