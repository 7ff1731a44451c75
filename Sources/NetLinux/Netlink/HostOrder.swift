internal import NetCore

// Netlink messages are structures of the machine's own byte order (netlink(7)).

extension RawSpan {
  /// Loads the integer stored in the machine's byte order at `offset`, in octets.
  ///
  /// Traps when the integer does not lie within the span.
  func hostOrder<T: FixedWidthInteger & BitwiseCopyable>(
    at offset: Int,
    as type: T.Type = T.self
  ) -> T {
    // Undoes the conversion of `bigEndian(at:)`.
    T(bigEndian: bigEndian(at: offset))
  }
}

extension Array where Element == UInt8 {
  /// Appends an integer in the machine's byte order.
  mutating func append(hostOrder value: some FixedWidthInteger & UnsignedInteger) {
    let octets = (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    append(contentsOf: KernelByteOrder.host == .little ? octets : octets.reversed())
  }
}
