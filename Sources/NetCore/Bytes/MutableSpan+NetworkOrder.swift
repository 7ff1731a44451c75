extension MutableSpan where Element == UInt8 {
  /// Stores `value` in network byte order at `offset`, in octets.
  ///
  /// Traps when it does not lie within the span.
  @inline(__always)
  mutating func store<T: FixedWidthInteger & BitwiseCopyable>(bigEndian value: T, at offset: Int) {
    // An octet has no padding and takes every bit pattern, so writing it as raw memory is sound; the
    // store itself is bounds-checked.
    var room = unsafe mutableBytes
    room.storeBytes(of: value.bigEndian, toByteOffset: offset, as: T.self)
  }
}
