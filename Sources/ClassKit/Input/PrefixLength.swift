package import NetCore

/// The number of leading bits that stands behind the slash of a prefix, in any of its spellings.
package struct PrefixLength: Hashable, Sendable {
  /// The number of leading bits.
  package let bitCount: Int

  /// Reads a length (`24`), a netmask (`255.255.255.0`, `ffff:ffff::`) or, for IPv4, a wildcard mask
  /// (`0.0.0.255`).
  package init(text: Span<UInt8>, of address: IPAddress) throws(InvalidInput) {
    if text.isDecimal {
      bitCount = try Self.length(text, limit: address.bitWidth)
    } else if case .ipv4 = address {
      bitCount = try Self.ipv4Mask(text)
    } else {
      bitCount = try Self.ipv6Mask(text)
    }
  }

  private static func length(_ text: Span<UInt8>, limit: Int) throws(InvalidInput) -> Int {
    guard text.count == 1 || text[0] != UInt8(ascii: "0") else {
      throw InvalidInput("the prefix length has a leading zero, which some programs read as octal")
    }
    var value = 0
    for offset in text.indices {
      value = value * 10 + (text[offset].decimalDigitValue ?? 0)
      guard value <= limit else { throw InvalidInput("the prefix length is above \(limit)") }
    }
    return value
  }

  private static func ipv4Mask(_ text: Span<UInt8>) throws(InvalidInput) -> Int {
    let mask: UInt32
    do {
      mask = try IPv4Address(text: text).rawValue
    } catch {
      throw InvalidInput("behind '/' stands neither a length nor a mask: \(error)")
    }
    guard mask != 0 else {
      throw InvalidInput("0.0.0.0 is the netmask of /0 and the wildcard mask of /32; give a length")
    }
    let ones = (~mask).leadingZeroBitCount
    if mask.nonzeroBitCount == ones { return ones }
    let zeros = mask.leadingZeroBitCount
    if mask.nonzeroBitCount == 32 - zeros { return zeros }
    throw InvalidInput("the one bits of the mask are not contiguous, so it is no prefix")
  }

  private static func ipv6Mask(_ text: Span<UInt8>) throws(InvalidInput) -> Int {
    let mask: UInt128
    do {
      mask = try IPv6Address(text: text).rawValue
    } catch {
      throw InvalidInput("behind '/' stands neither a length nor a mask: \(error)")
    }
    let ones = (~mask).leadingZeroBitCount
    guard mask.nonzeroBitCount == ones else {
      throw InvalidInput("the one bits of the mask are not contiguous, so it is no prefix")
    }
    return ones
  }
}
