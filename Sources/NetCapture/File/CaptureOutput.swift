internal import Glibc

/// Opens what packets are written to.
enum CaptureOutput {
  /// A descriptor of the emptied or new file at `path`, of which `name` is the name in messages;
  /// `-` is standard output.
  ///
  /// The corresponding C functions are `openat`, `fchown` and `ftruncate`.
  static func open(
    _ path: String,
    in folder: CaptureFolder?,
    name: String,
    owner: FileOwner?,
    apartFrom sources: [FileIdentity]
  ) throws(CaptureError) -> Int32 {
    // The descriptor is duplicated so that closing the dumper leaves the process's own open.
    if path == "-" {
      let descriptor = dup(1)
      guard descriptor >= 0 else { throw failure(name) }
      return try keeping(descriptor, apartFrom: sources, name: name)
    }
    let start = folder?.descriptor ?? AT_FDCWD
    let flags = O_WRONLY | O_CLOEXEC
    // Only what was not there is given away: the owner of the rest is somebody's decision.
    var descriptor = unsafe openat(start, path, flags | O_CREAT | O_EXCL, 0o666)
    if descriptor >= 0 {
      // Without effect, as where root is not the machine's, the file is usable all the same.
      if let owner { _ = fchown(descriptor, owner.user, owner.group) }
      return descriptor
    }
    guard errno == EEXIST else { throw failure(name) }
    // Emptied only below, when it is known not to be the source. A link to nowhere is there, too,
    // and its file is created.
    descriptor = unsafe openat(start, path, flags | O_CREAT, 0o666)
    guard descriptor >= 0 else { throw failure(name) }
    descriptor = try keeping(descriptor, apartFrom: sources, name: name)
    // As with O_TRUNC, a pipe or a device has nothing to empty.
    if FileIdentity(ofRegularFile: descriptor) != nil, ftruncate(descriptor, 0) != 0 {
      throw closing(descriptor, name)
    }
    return descriptor
  }

  private static func keeping(
    _ descriptor: Int32,
    apartFrom sources: [FileIdentity],
    name: String
  ) throws(CaptureError) -> Int32 {
    guard let identity = FileIdentity(ofRegularFile: descriptor), sources.contains(identity) else {
      return descriptor
    }
    close(descriptor)
    throw CaptureError(
      "creating \(name)",
      why: "it is the file that is read",
      remedy: "write elsewhere"
    )
  }

  private static func closing(_ descriptor: Int32, _ name: String) -> CaptureError {
    let error = failure(name)
    close(descriptor)
    return error
  }

  private static func failure(_ name: String) -> CaptureError {
    let number = errno
    return CaptureError(
      "creating \(name)",
      why: systemErrorText(number),
      isPermissionDenied: number == EACCES
    )
  }
}
