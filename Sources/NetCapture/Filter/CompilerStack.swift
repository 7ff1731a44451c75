internal import Glibc

/// Room on the stack for libpcap's compiler, which calls itself once for each test of an expression.
enum CompilerStack {
  /// What the longest expression takes several times over: the library gives up with `out of memory`
  /// when its tests fill 64 MiB, and takes less of the stack than of that for each.
  ///
  /// The kernel keeps 128 MiB below the stack of the main thread free, whatever the limit was when
  /// the process began.
  private static let byteCount: rlim_t = 100 << 20

  /// Runs `body` with a stack that may grow to 100 MiB, as far as the hard limit allows.
  ///
  /// The corresponding C functions are `getrlimit` and `setrlimit`.
  static func whileRaised<Result>(_ body: () -> Result) -> Result {
    let resource = __rlimit_resource_t(RLIMIT_STACK.rawValue)
    var limit = rlimit()
    // The calls read and write the structure that they are given.
    guard unsafe getrlimit(resource, &limit) == 0, limit.rlim_cur < byteCount else { return body() }
    var raised = limit
    raised.rlim_cur = min(byteCount, limit.rlim_max)
    guard unsafe setrlimit(resource, &raised) == 0 else { return body() }
    defer { _ = unsafe setrlimit(resource, &limit) }
    return body()
  }
}
