internal import NetCore

// What the kernel reads and writes in structures has the byte order of this machine.

/// Appends `value` in the byte order of this machine.
func appendHostOrder(_ value: some FixedWidthInteger, appendTo octets: inout [UInt8]) {
  let count = value.bitWidth / 8
  for position in 0..<count {
    #if _endian(little)
    let shift = 8 * position
    #else
    let shift = 8 * (count - 1 - position)
    #endif
    octets.append(UInt8(truncatingIfNeeded: value >> shift))
  }
}

extension FixedWidthInteger where Self: BitwiseCopyable {
  /// Reads the integer that the kernel stored in this machine's byte order at `offset`.
  init(hostOrder octets: RawSpan, at offset: Int) {
    #if _endian(little)
    self = octets.littleEndian(at: offset)
    #else
    self = octets.bigEndian(at: offset)
    #endif
  }
}
