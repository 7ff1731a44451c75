package import NetLinux
internal import Synchronization

/// Names of addresses, asked for beside the run: a resolver that is slow, or never answers, delays
/// no probe and no line.
package final class ReverseNames: Sendable {
  private struct State {
    /// The names found; `nil` for addresses that have none.
    var names: [SocketAddress: String?] = [:]
    /// Every address that was ever asked for, in order.
    var asked: [SocketAddress] = []
    var isAsked: Set<SocketAddress> = []
    /// How many of ``asked`` a thread has taken.
    var takenCount = 0
    /// How many threads are at work.
    var threadCount = 0
  }

  private let state = Mutex(State())
  private let resolve: @Sendable (SocketAddress) -> String?
  /// More addresses than this are shown without names: who answers is up to others.
  package static let maximumCount = 4096
  /// So many addresses are asked about at once: a server that does not answer for some of them
  /// holds up the others only when there are as many.
  package static let maximumThreadCount = 8

  /// Names from `resolve`, which may block.
  package init(
    resolve: @escaping @Sendable (SocketAddress) -> String? = { HostResolver.name(of: $0) }
  ) {
    self.resolve = resolve
  }

  /// The name of `host`, or `nil` when it has none or none is known yet.
  ///
  /// The first call for a host notes the question, which ``askWaiting()`` sees to.
  package func name(of host: SocketAddress) -> String? {
    state.withLock { state in
      if let known = state.names[host] { return known }
      Self.note(host, in: &state)
      return nil
    }
  }

  private static func note(_ host: SocketAddress, in state: inout State) {
    guard state.asked.count < maximumCount, state.isAsked.insert(host).inserted else { return }
    state.asked.append(host)
  }

  /// Starts threads for the questions that nobody has taken, where more may be started; called
  /// when there is nothing else to do, since a thread takes longer to start than a line to write.
  package func askWaiting() {
    let count = state.withLock { state in
      let wanted = min(
        state.asked.count - state.takenCount,
        Self.maximumThreadCount - state.threadCount
      )
      state.threadCount += max(wanted, 0)
      return max(wanted, 0)
    }
    for _ in 0..<count {
      do {
        try BackgroundThread.start { [self] in askAll() }
      } catch {
        // Without a thread there are no names, and that is all.
        state.withLock { $0.threadCount -= 1 }
      }
    }
  }

  private func askAll() {
    while let host = next() {
      let name = resolve(host)
      state.withLock { $0.names[host] = .some(name) }
    }
  }

  private func next() -> SocketAddress? {
    state.withLock { state in
      guard state.takenCount < state.asked.count else {
        state.threadCount -= 1
        return nil
      }
      defer { state.takenCount += 1 }
      return state.asked[state.takenCount]
    }
  }

  /// Asks for the names of `hosts`, the first ones when there are very many, and waits for the
  /// answers, until `deadline` at most and for as long as `isPatient`.
  package func prefetch(
    _ hosts: some Sequence<SocketAddress>,
    until deadline: MonotonicTime,
    while isPatient: () -> Bool = { true }
  ) {
    state.withLock { state in
      for host in hosts {
        guard state.asked.count < Self.maximumCount else { break }
        Self.note(host, in: &state)
      }
    }
    askWaiting()
    while MonotonicTime.now < deadline, isPatient(),
      state.withLock({ $0.names.count < $0.asked.count })
    {
      var poller = Poller()
      let pause = MonotonicTime.now.advanced(byNanoseconds: 1_000_000)
      // With nothing to wait for but the time, a failure could only be an interruption.
      _ = try? poller.wait(until: min(pause, deadline))
    }
  }
}
