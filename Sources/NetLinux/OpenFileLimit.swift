internal import Glibc

/// How many descriptors this process may have open (getrlimit(2), `RLIMIT_NOFILE`).
public enum OpenFileLimit {
  /// Raises the limit as far as the hard limit allows, and returns it.
  ///
  /// The soft limit is kept low for programs that use select(2), which cannot watch a descriptor
  /// above 1023; this suite never does. The corresponding C function is `setrlimit`.
  @discardableResult
  public static func raise() throws(SystemError) -> Int {
    let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    var limit = rlimit()
    _ = try systemCall("getrlimit") { unsafe getrlimit(resource, &limit) }
    if limit.rlim_cur < limit.rlim_max {
      limit.rlim_cur = limit.rlim_max
      _ = try systemCall("setrlimit") { unsafe setrlimit(resource, &limit) }
    }
    return Int(clamping: limit.rlim_cur)
  }
}
