internal import Glibc
internal import SystemPackage

/// Something that was opened for reading by its path: a file, a pipe, a device.
public final class InputDescriptor: Sendable {
  /// The descriptor.
  public let descriptor: Int32

  /// Opens what is at `path`.
  ///
  /// The corresponding C function is `open`.
  public init(path: String) throws(SystemError) {
    descriptor = try systemCall("open", subject: path) {
      // The path is a string of ours that lives during the call.
      unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    }
  }

  deinit { close(descriptor) }
}
