extension RawSpan {
  /// Loads the integer stored in network byte order at `offset`, in octets.
  ///
  /// Traps when the integer does not lie within the span: a header checks its length once, in
  /// `init(parsing:)`, and reads only below that length afterwards.
  @inlinable
  public func bigEndian<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int,
    as type: T.Type = T.self
  ) -> T {
    // Every bit pattern of a fixed-width integer is valid, and this form is bounds-checked.
    T(bigEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// Loads the integer stored in little-endian byte order at `offset`, in octets.
  ///
  /// Traps when the integer does not lie within the span.
  @inlinable
  public func littleEndian<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int,
    as type: T.Type = T.self
  ) -> T {
    // Every bit pattern of a fixed-width integer is valid, and this form is bounds-checked.
    T(littleEndian: unsafe unsafeLoadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// The octet at `offset`; traps when it does not lie within the span.
  @inlinable
  public func octet(at offset: Int) -> UInt8 {
    // Every bit pattern of an octet is valid, and this form is bounds-checked.
    unsafe unsafeLoad(fromByteOffset: offset, as: UInt8.self)
  }
}
