internal import NetCore

extension JSONReport {
  static func append(_ facts: PrefixFacts, input: RawSpan, to buffer: inout LineBuffer) {
    buffer.beginObject()
    buffer.member("type", literal: "prefix")
    buffer.member("input", input)
    appendFamily(of: facts.address, to: &buffer)
    buffer.member("prefix", facts.prefix)
    buffer.member("address", facts.address)
    buffer.member("network", facts.prefix.network)
    buffer.member("last", facts.prefix.last)
    buffer.member("length", facts.prefix.length)
    let hostBitCount = facts.prefix.network.bitWidth - facts.prefix.length
    buffer.member("host_bits", hostBitCount)
    // Beyond 2^53 most JSON readers round; `host_bits` says it exactly.
    if hostBitCount <= 53 {
      buffer.member("address_count", UInt64(1) << UInt64(hostBitCount))
    } else {
      buffer.memberNull("address_count")
    }
    if case .ipv4(let prefix) = facts.prefix { append(prefix, facts, to: &buffer) }
    append("special", facts.special, to: &buffer)
    append("globally_reachable", facts.reachability, to: &buffer)
    buffer.beginArray("covered_special")
    for block in facts.covered { append(elementOf: block.prefix, to: &buffer) }
    buffer.endArray()
    if let zone = facts.zone { buffer.member("zone", zone) } else { buffer.memberNull("zone") }
    endRow(&buffer)
  }

  private static func append(
    _ prefix: IPv4Prefix,
    _ facts: PrefixFacts,
    to buffer: inout LineBuffer
  ) {
    buffer.member("mask", prefix.mask)
    buffer.member("wildcard", IPv4Address(rawValue: ~prefix.mask.rawValue))
    append("broadcast", facts.broadcast, to: &buffer)
    append("first_host", facts.hosts?.lowerBound, to: &buffer)
    append("last_host", facts.hosts?.upperBound, to: &buffer)
    if let addressClass = facts.addressClass {
      buffer.member("class", literal: addressClass.letter)
    } else {
      buffer.memberNull("class")
    }
  }

  private static func append(
    _ key: StaticString,
    _ address: IPv4Address?,
    to buffer: inout LineBuffer
  ) {
    if let address { buffer.member(key, address) } else { buffer.memberNull(key) }
  }
}
