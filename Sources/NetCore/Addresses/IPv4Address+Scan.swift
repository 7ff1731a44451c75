extension IPv4Address {
  /// Reads a strict dotted-decimal address that begins at `offset` of a larger text, and moves
  /// `offset` behind it; `nil` when there is none, with `offset` where it was.
  ///
  /// Accepts what ``init(text:)`` accepts and says nothing about the rest: it is for loops over long
  /// texts, where the caller looks at what follows and asks ``init(text:)`` for the reason.
  @inlinable
  public init?(scanning text: Span<UInt8>, at offset: inout Int) {
    var value: UInt32 = 0
    var position = offset
    for octetIndex in 0..<4 {
      if octetIndex > 0 {
        guard position < text.count, text[position] == UInt8(ascii: ".") else { return nil }
        position &+= 1
      }
      guard position < text.count, let first = text[position].decimalDigitValue else { return nil }
      position &+= 1
      var octet = UInt32(truncatingIfNeeded: first)
      // A leading zero stands alone, and three digits are the most.
      if first != 0, position < text.count, let second = text[position].decimalDigitValue {
        position &+= 1
        octet = octet &* 10 &+ UInt32(truncatingIfNeeded: second)
        if position < text.count, let third = text[position].decimalDigitValue {
          position &+= 1
          octet = octet &* 10 &+ UInt32(truncatingIfNeeded: third)
        }
      }
      guard octet <= 255 else { return nil }
      value = value << 8 | octet
    }
    // A further digit would belong to the last octet.
    if position < text.count, text[position].decimalDigitValue != nil { return nil }
    offset = position
    self.init(rawValue: value)
  }
}
