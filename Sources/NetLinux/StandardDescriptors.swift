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

  /// Writes all of `octets`, waiting where needed.
  ///
  /// Once SIGINT or SIGTERM was caught, a reader that takes nothing for a second holds up the end of
  /// the process no longer: the write fails with EINTR. The corresponding C function is `write`.
  public static func write(_ octets: RawSpan, to descriptor: Int32) throws(SystemError) {
    var rest = octets
    while rest.byteCount > 0 {
      var piece = rest
      if SignalLatch.wasStopRequested {
        let deadline = MonotonicTime.now.advanced(byNanoseconds: 1_000_000_000)
        guard try isWritable(descriptor, until: deadline) else {
          throw SystemError(call: "write", errno: .interrupted)
        }
        // A pipe that poll(2) calls writable takes a page at once (pipe(7)).
        piece = rest.extracting(first: min(rest.byteCount, 4096))
      }
      let written = try nonblockingSystemCall("write") {
        // The span is valid for the length it states.
        unsafe piece.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      if let written {
        rest = rest.extracting(droppingFirst: written)
      } else if !SignalLatch.wasStopRequested {
        _ = try isWritable(descriptor, until: nil)
      }
    }
  }

  /// Whether `descriptor` takes octets, or fails at once, before `deadline`.
  private static func isWritable(
    _ descriptor: Int32,
    until deadline: MonotonicTime?
  ) throws(SystemError) -> Bool {
    var poller = Poller()
    poller.add(descriptor, .writable)
    return try poller.wait(until: deadline) > 0
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

  /// Turns writes beyond the largest size of a file (setrlimit(2), `RLIMIT_FSIZE`) into errors
  /// (EFBIG) instead of the end of the process.
  public static func ignoreFileSizeSignal() { _ = signal(SIGXFSZ, SIG_IGN) }
}
