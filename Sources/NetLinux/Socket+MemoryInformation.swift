internal import Glibc
internal import NetCore

/// What the kernel tells of a socket's memory (`SK_MEMINFO_*` of linux/sock_diag.h).
struct SocketMemoryInformation {
  /// Packets that the receive queue had no room for.
  let drops: UInt32
}

extension Socket {
  /// Reads what the kernel tells of the socket's memory.
  ///
  /// The corresponding C function is `getsockopt` with `SO_MEMINFO`.
  borrowing func memoryInformation() throws(SystemError) -> SocketMemoryInformation {
    // Nine 32-bit numbers, the last of them SK_MEMINFO_DROPS.
    var octets = [UInt8](repeating: 0, count: 36)
    var length = socklen_t(octets.count)
    _ = try systemCall("getsockopt SO_MEMINFO") {
      // The kernel writes at most `length` octets.
      unsafe octets.withUnsafeMutableBytes {
        unsafe getsockopt(
          descriptor,
          SOL_SOCKET,
          Self.memoryInformationOption,
          $0.baseAddress,
          &length
        )
      }
    }
    guard length >= 36 else { return SocketMemoryInformation(drops: 0) }
    return SocketMemoryInformation(drops: UInt32(hostOrder: octets.octets, at: 32))
  }

  /// `SO_MEMINFO`, which the headers of the C library lack.
  private static var memoryInformationOption: Int32 { 55 }
}
