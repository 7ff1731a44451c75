internal import NetCore

/// The cookies of the newest probes, which are needed again when a probe is seen leaving and when its
/// reply comes, and what those to the newest target have in common: to compute it takes longer than
/// to find it here.
struct CookieMemory {
  private struct Entry {
    var serial: UInt64
    var cookie: EchoCookie
  }

  /// A power of two, and more than a flood has under way.
  private static let capacity: UInt64 = 256

  /// Serials begin with 1.
  private var entries = [Entry](
    repeating: Entry(serial: 0, cookie: EchoCookie(rawValue: 0)),
    count: Int(capacity)
  )

  private var newestSeries: (target: TargetIndex, cookies: EchoCookieSeries)?

  /// The cookies of the probes to `target`, which `make` makes when it was not the newest.
  mutating func series(of target: TargetIndex, _ make: () -> EchoCookieSeries) -> EchoCookieSeries {
    if let newestSeries, newestSeries.target == target { return newestSeries.cookies }
    let made = make()
    newestSeries = (target, made)
    return made
  }

  /// Remembers the cookie of the probe `serial` in the place of one long before it.
  mutating func remember(_ cookie: EchoCookie, of serial: UInt64) {
    entries[Int(serial & (Self.capacity - 1))] = Entry(serial: serial, cookie: cookie)
  }

  /// The cookie of the probe `serial`, when it is remembered.
  func cookie(of serial: UInt64) -> EchoCookie? {
    let entry = entries[Int(serial & (Self.capacity - 1))]
    return entry.serial == serial ? entry.cookie : nil
  }
}
