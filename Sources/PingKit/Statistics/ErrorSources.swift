package import NetCore
package import NetLinux

/// Who said what about the probes to a target, and how often.
package struct ErrorSources: Hashable, Sendable {
  /// The same error from the same host.
  package struct Entry: Hashable, Sendable {
    /// Who sent the error; `nil` when that is not known.
    package var source: SocketAddress?
    /// What it says.
    package var reason: ICMPErrorReason
    /// How often.
    package var count: UInt64
  }

  /// More hosts, or more errors, than this are counted together: who sends errors is up to others.
  private static let maximumCount = 8

  /// In the order in which they were first heard of.
  package private(set) var entries: [Entry] = []
  /// Errors beyond those in ``entries``.
  package private(set) var others: UInt64 = 0

  /// No error yet.
  package init() {}

  /// Takes an error into account.
  package mutating func add(_ reason: ICMPErrorReason, from source: SocketAddress?) {
    let place = entries.firstIndex {
      $0.source == source && $0.reason.type == reason.type && $0.reason.code == reason.code
        && $0.reason.version == reason.version
    }
    if let place {
      entries[place].count += 1
      // The newest says, for instance, which MTU counts.
      entries[place].reason = reason
    } else if entries.count < Self.maximumCount {
      entries.append(Entry(source: source, reason: reason, count: 1))
    } else {
      others += 1
    }
  }
}
