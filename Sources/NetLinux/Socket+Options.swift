internal import Glibc
internal import NetCore

extension Socket {
  /// Sets an integer option.
  ///
  /// The corresponding C function is `setsockopt`.
  public borrowing func set(_ option: SocketOption, to value: Int32) throws(SystemError) {
    var octets: [UInt8] = []
    appendHostOrder(value, appendTo: &octets)
    try set(level: option.level, name: option.name, to: octets.octets)
  }

  /// Sets an on/off option.
  ///
  /// The corresponding C function is `setsockopt`.
  public borrowing func set(_ option: SocketOption, to value: Bool) throws(SystemError) {
    try set(option, to: value ? 1 : 0)
  }

  /// Sets an option whose value is a structure or a string.
  ///
  /// The corresponding C function is `setsockopt`.
  public borrowing func set(
    level: Int32,
    name: Int32,
    to octets: RawSpan
  ) throws(SystemError) {
    _ = try systemCall("setsockopt") {
      // The kernel reads exactly the stated number of octets.
      unsafe octets.withUnsafeBytes {
        unsafe setsockopt(descriptor, level, name, $0.baseAddress, socklen_t($0.count))
      }
    }
  }

  /// Reads an integer option.
  ///
  /// The corresponding C function is `getsockopt`.
  public borrowing func value(of option: SocketOption) throws(SystemError) -> Int32 {
    var value: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    _ = try systemCall("getsockopt") {
      // The kernel writes at most `length` octets.
      unsafe getsockopt(descriptor, option.level, option.name, &value, &length)
    }
    return value
  }

  /// Ties the socket to a network interface (`SO_BINDTODEVICE`, socket(7)).
  public borrowing func bind(toInterface name: String) throws(SystemError) {
    do {
      try set(level: SOL_SOCKET, name: SO_BINDTODEVICE, to: name.utf8Span.span.octets)
    } catch {
      throw SystemError(call: "setsockopt SO_BINDTODEVICE", errno: error.errno, subject: name)
    }
  }
}
