internal import Glibc
internal import SystemPackage

/// Something that was opened for reading by its path: a file, a pipe, a device.
public final class InputDescriptor: Sendable {
  /// The descriptor.
  public let descriptor: Int32

  /// Opens what is at `path`, without waiting for whoever writes to a pipe: reads do not wait
  /// either, and poll(2) tells when there is something.
  ///
  /// The corresponding C function is `open`.
  public init(path: String) throws(SystemError) {
    descriptor = try systemCall("open", subject: path) {
      // The path is a string of ours that lives during the call.
      unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    }
  }

  deinit { close(descriptor) }
}
