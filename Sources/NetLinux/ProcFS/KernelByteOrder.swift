/// The byte order of the machine whose kernel wrote a table.
///
/// `/proc/net` prints an address in network byte order as if it were an integer of the host, so
/// 127.0.0.1 is `0100007F` on a little-endian machine and `7F000001` on a big-endian one. A table
/// does not say which it is; who saved it must.
public enum KernelByteOrder: String, Hashable, Sendable, CaseIterable {
  /// The least significant octet comes first (x86-64, AArch64, RISC-V).
  case little
  /// The most significant octet comes first (s390x).
  case big

  /// The byte order of the machine we run on.
  public static var host: Self { UInt16(littleEndian: 1) == 1 ? .little : .big }

  /// The value in host byte order of four octets in network byte order that a kernel of this order
  /// printed as one integer.
  func networkValue(_ printed: UInt32) -> UInt32 {
    self == .little ? printed.byteSwapped : printed
  }
}
