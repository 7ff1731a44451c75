package import NetLinux
internal import Synchronization

/// Names of addresses, asked for beside the run: a resolver that is slow, or never answers, delays
/// no probe and no line.
package final class ReverseNames: Sendable {
  private enum Entry {
    case asked
    case known(String?)
  }

  private let entries = Mutex<[SocketAddress: Entry]>([:])
  private let resolve: @Sendable (SocketAddress) -> String?
  /// More addresses than this are shown without names: who answers is up to others.
  private static let maximumCount = 4096

  /// Names from `resolve`, which may block.
  package init(resolve: @escaping @Sendable (SocketAddress) -> String? = HostResolver.name(of:)) {
    self.resolve = resolve
  }

  /// The name of `host`, or `nil` when it has none or none is known yet.
  ///
  /// The first call for a host starts the question.
  package func name(of host: SocketAddress) -> String? {
    let isNew = entries.withLock { entries -> Bool in
      guard entries[host] == nil, entries.count < Self.maximumCount else { return false }
      entries[host] = .asked
      return true
    }
    if isNew {
      Task.detached { [self] in
        let name = resolve(host)
        entries.withLock { $0[host] = .known(name) }
      }
    }
    return entries.withLock { entries in
      if case .known(let name) = entries[host] { name } else { nil }
    }
  }

  /// Asks for the name of `host` and waits for the answer, until `deadline` at most.
  package func prefetch(_ host: SocketAddress, until deadline: MonotonicTime) {
    _ = name(of: host)
    while MonotonicTime.now < deadline {
      let isKnown = entries.withLock { entries in
        if case .known = entries[host] { true } else { false }
      }
      if isKnown { return }
      var poller = Poller()
      let pause = MonotonicTime.now.advanced(byNanoseconds: 1_000_000)
      // With nothing to wait for but the time, a failure could only be an interruption.
      _ = try? poller.wait(until: min(pause, deadline))
    }
  }
}
