internal import CLinuxNet
internal import Glibc
internal import NetCore
internal import SystemPackage

/// The descriptors that a process is born with, and plain reads and writes on any descriptor.
public enum StandardDescriptors {
  /// Standard input.
  public static var input: Int32 { 0 }
  /// Standard output.
  public static var output: Int32 { 1 }
  /// Standard error.
  public static var error: Int32 { 2 }

  /// Keeps the numbers 0 to 2 from being given to files and sockets opened later.
  ///
  /// A process can be started with any of the three closed (`tool >&-`). The next open(2) or
  /// socket(2) would take that number, and what is meant for people would go into a capture file or
  /// to a peer. A place holder fails every read and write with EBADF, as a closed descriptor
  /// does.
  public static func reserveNumbers() {
    for descriptor in [input, output, error] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is taken: this one, since those below are open. When it cannot be,
      // nothing that is opened later can take it either.
      _ = netdiag_open_place_holder()
    }
  }

  /// Whether `descriptor` is a terminal.
  ///
  /// The corresponding C function is `isatty`.
  public static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The terminal's width in columns, or `nil` where there is no terminal.
  public static func terminalColumns(_ descriptor: Int32) -> Int? {
    let columns = netdiag_terminal_columns(descriptor)
    return columns > 0 ? Int(columns) : nil
  }

  /// Writes all of `octets`, waiting where needed.
  ///
  /// The corresponding C function is `write`.
  public static func write(_ octets: RawSpan, to descriptor: Int32) throws(SystemError) {
    var offset = 0
    while offset < octets.byteCount {
      do {
        offset += try systemCall("write") {
          // The span is valid for the length it states.
          unsafe octets.extracting(droppingFirst: offset).withUnsafeBytes {
            unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
          }
        }
      } catch {
        guard error.errno.rawValue == EAGAIN else { throw error }
        var poller = Poller()
        poller.add(descriptor, .writable)
        _ = try poller.wait(until: nil)
      }
    }
  }

  /// Reads what is there into `buffer`, over what it held; the number of octets, 0 at the end, or
  /// `nil` when nothing waits on a non-blocking descriptor or a signal interrupted the wait.
  ///
  /// The corresponding C function is `read`.
  public static func read(
    from descriptor: Int32,
    into buffer: inout [UInt8]
  ) throws(SystemError) -> Int? {
    try nonblockingSystemCall("read") {
      // The kernel writes at most the stated number of octets.
      unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress, $0.count)
      }
    }
  }

  /// Turns writes to closed pipes into errors (EPIPE) instead of the end of the process.
  public static func ignoreBrokenPipeSignal() { _ = signal(SIGPIPE, SIG_IGN) }
}
