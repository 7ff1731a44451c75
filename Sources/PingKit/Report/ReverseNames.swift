package import NetLinux
internal import Synchronization

/// Names of addresses, asked for beside the run: a resolver that is slow, or never answers, delays
/// no probe and no line.
package final class ReverseNames: Sendable {
  private struct State {
    /// The names found; `nil` for addresses that have none.
    var names: [SocketAddress: String?] = [:]
    /// The addresses that were asked for and have no answer yet, the next one last.
    var waiting: [SocketAddress] = []
    /// Whether a thread is at work on ``waiting``.
    var isAsking = false
    /// Every address that was ever asked for.
    var asked: Set<SocketAddress> = []
  }

  private let state = Mutex(State())
  private let resolve: @Sendable (SocketAddress) -> String?
  /// More addresses than this are shown without names: who answers is up to others.
  private static let maximumCount = 4096

  /// Names from `resolve`, which may block.
  package init(
    resolve: @escaping @Sendable (SocketAddress) -> String? = { HostResolver.name(of: $0) }
  ) {
    self.resolve = resolve
  }

  /// The name of `host`, or `nil` when it has none or none is known yet.
  ///
  /// The first call for a host starts the question.
  package func name(of host: SocketAddress) -> String? {
    let (name, isThreadNeeded) = state.withLock { state -> (String?, Bool) in
      if let known = state.names[host] { return (known, false) }
      guard state.asked.count < Self.maximumCount, state.asked.insert(host).inserted else {
        return (nil, false)
      }
      state.waiting.insert(host, at: 0)
      defer { state.isAsking = true }
      return (nil, !state.isAsking)
    }
    if isThreadNeeded {
      // Without a thread there are no names, and that is all.
      do { try BackgroundThread.start { [self] in askAll() } } catch {}
    }
    return name
  }

  private func askAll() {
    while let host = next() {
      let name = resolve(host)
      state.withLock { $0.names[host] = .some(name) }
    }
  }

  private func next() -> SocketAddress? {
    state.withLock { state in
      let host = state.waiting.popLast()
      if host == nil { state.isAsking = false }
      return host
    }
  }

  /// Asks for the name of `host` and waits for the answer, until `deadline` at most.
  package func prefetch(_ host: SocketAddress, until deadline: MonotonicTime) {
    _ = name(of: host)
    while MonotonicTime.now < deadline, state.withLock({ $0.names[host] == nil }) {
      var poller = Poller()
      let pause = MonotonicTime.now.advanced(byNanoseconds: 1_000_000)
      // With nothing to wait for but the time, a failure could only be an interruption.
      _ = try? poller.wait(until: min(pause, deadline))
    }
  }
}
