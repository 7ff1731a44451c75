extension LinePen {
  /// Appends a line of a dump behind a line feed and a tab; it takes 72 octets of room.
  ///
  /// It holds where its sixteen octets lie, these octets in hexadecimal by twos, and as ASCII with a
  /// dot for each that is no visible character.
  @inlinable @inline(__always)
  public mutating func append(dumpLine octets: RawSpan, at offset: UInt16) {
    require(72)
    // A line feed, a tab, and 0x.
    store(0x7830_090a as UInt32)
    store(UInt32(truncatingIfNeeded: DigitWord.hexadecimal(UInt32(offset) << 16)), at: 4)
    store(0x203a as UInt16, at: 8)
    for index in 0..<2 {
      let eight: UInt64 = octets.littleEndian(at: 8 &* index)
      let place = 9 &+ 20 &* index
      let first = DigitWord.hexadecimal(littleEndian: eight & 0xffff_ffff)
      let second = DigitWord.hexadecimal(littleEndian: eight >> 32)
      // A space, then four digits of eight, the others behind them.
      store(first << 8 | 0x20, at: place &+ 1)
      store(first >> 24 & ~0xff | 0x20, at: place &+ 6)
      store(second << 8 | 0x20, at: place &+ 11)
      store(second >> 24 & ~0xff | 0x20, at: place &+ 16)
    }
    store(0x2020 as UInt16, at: 50)
    store(DigitWord.visible(octets.littleEndian(at: 0)), at: 52)
    store(DigitWord.visible(octets.littleEndian(at: 8)), at: 60)
    advance(by: 68)
  }
}
