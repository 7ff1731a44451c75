internal import Glibc
internal import SystemPackage

/// A thread for calls that may block and cannot be cancelled, such as those of the resolver.
public enum BackgroundThread {
  private final class Body: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Runs `body` on a thread of its own, which nobody waits for.
  ///
  /// The corresponding C function is `pthread_create`.
  public static func start(_ body: @escaping @Sendable () -> Void) throws(SystemError) {
    let retained = unsafe Unmanaged.passRetained(Body(body))
    var thread = pthread_t()
    // The thread takes over the one reference that was retained for it.
    let number = unsafe pthread_create(
      &thread,
      nil,
      { argument in
        guard let argument = unsafe argument else { return nil }
        unsafe Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      },
      retained.toOpaque()
    )
    guard number == 0 else {
      unsafe retained.release()
      throw SystemError(call: "pthread_create", errno: Errno(rawValue: number))
    }
    pthread_detach(thread)
  }
}
