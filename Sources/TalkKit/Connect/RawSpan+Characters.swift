internal import NetCore

extension RawSpan {
  /// How many octets there are without a character of UTF-8 at the end that lacks its rest.
  package var byteCountOfWholeCharacters: Int {
    for back in 1...3 where back <= byteCount {
      let octet = self.octet(at: byteCount - back)
      if octet & 0xc0 == 0x80 { continue }
      let length = octet > 0xf4 ? 1 : octet >= 0xf0 ? 4 : octet >= 0xe0 ? 3 : octet >= 0xc2 ? 2 : 1
      return length > back ? byteCount - back : byteCount
    }
    return byteCount
  }
}
