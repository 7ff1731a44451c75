import Glibc

/// The kernel's stamps of what is received.
///
/// It begins to make them some while after the first socket of the machine asked for any, and on a
/// busy machine the first replies of a short run would have none.
enum ReceiveStamps {
  /// Has them made from now on, for as long as this process runs.
  static func keepOn() { _ = descriptor }

  /// A socket that asks for them and is never closed.
  private static let descriptor: Int32 = {
    let descriptor = socket(AF_INET, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var isOn: Int32 = 1
    // Where it is refused, the tests that need stamps say so.
    _ = unsafe setsockopt(
      descriptor,
      SOL_SOCKET,
      SO_TIMESTAMPNS,
      &isOn,
      socklen_t(MemoryLayout<Int32>.size)
    )
    return descriptor
  }()
}
