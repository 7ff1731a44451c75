internal import CLinuxNet
internal import Glibc
internal import NetCore
internal import SystemPackage

/// A descriptor to write to, of a process that must not be held up by whoever reads at its far end.
///
/// `O_NONBLOCK` is no way to that: it belongs to the open file, which other processes share.
public struct OutputDescriptor: Sendable {
  private enum Kind { case pipe, socket, file, other }

  /// The descriptor, for poll(2).
  public let descriptor: Int32
  private let kind: Kind

  /// Looks at what `descriptor` leads to.
  ///
  /// The corresponding C function is `fstat`.
  public init(_ descriptor: Int32) {
    self.descriptor = descriptor
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else {
      kind = .file
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFIFO: kind = .pipe
    case S_IFSOCK: kind = .socket
    case S_IFCHR: kind = .other
    default: kind = .file
    }
  }

  /// Writes as much of `octets` as is taken at once: the number of octets, or `nil` when none is.
  ///
  /// A regular file takes all. The corresponding C functions are `pwritev2`, `send` and `write`.
  public func write(_ octets: RawSpan) throws(SystemError) -> Int? {
    guard octets.byteCount > 0 else { return 0 }
    switch kind {
    case .file: return try plainWrite(octets)
    case .other: return try cautiousWrite(octets)
    case .socket:
      let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
      return try nonblockingSystemCall("send") {
        // The span is valid for the length it states.
        unsafe octets.withUnsafeBytes { unsafe send(descriptor, $0.baseAddress, $0.count, flags) }
      }
    case .pipe:
      do {
        return try nonblockingSystemCall("write") {
          // The span is valid for the length it states.
          unsafe octets.withUnsafeBytes {
            unsafe netdiag_write_without_waiting(descriptor, $0.baseAddress, $0.count)
          }
        }
      } catch {
        // Kernels before 5.16 cannot promise it for pipes.
        switch error.errno.rawValue {
        case EOPNOTSUPP, ENOSYS, EINVAL: return try cautiousWrite(octets)
        default: throw error
        }
      }
    }
  }

  /// Writes no more than fits once poll(2) found room: a pipe with room takes a page (pipe(7)).
  private func cautiousWrite(_ octets: RawSpan) throws(SystemError) -> Int? {
    var poller = Poller()
    let place = poller.add(descriptor, .writable)
    guard try poller.wait(until: .now) > 0, !poller.ready(place).isEmpty else { return nil }
    return try plainWrite(octets.extracting(first: min(octets.byteCount, 4096)))
  }

  private func plainWrite(_ octets: RawSpan) throws(SystemError) -> Int? {
    try nonblockingSystemCall("write") {
      // The span is valid for the length it states.
      unsafe octets.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
    }
  }
}
