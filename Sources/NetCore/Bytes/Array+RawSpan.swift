extension Array where Element == UInt8 {
  /// The array's octets as the span that every parser of this module reads.
  public var octets: RawSpan {
    @_lifetime(borrow self) borrowing get {
      // An octet has no padding and no invalid bit patterns, so viewing it as raw memory is sound.
      unsafe span.bytes
    }
  }
}

extension Span where Element == UInt8 {
  /// The span's octets as a raw span.
  public var octets: RawSpan {
    @_lifetime(copy self) get {
      // An octet has no padding and no invalid bit patterns, so viewing it as raw memory is sound.
      unsafe bytes
    }
  }
}
