internal import NetCore
internal import NetLinux

extension PingEngine {
  /// Takes into the statistics of its target that the probe `serial` has no reply, which became
  /// certain at `instant`.
  mutating func noteLoss(of serial: UInt64, at instant: MonotonicTime) {
    guard let place = statisticsPlace(of: TargetIndex(probes[serial].target)) else { return }
    let sequence = sequence(of: serial)
    let sentAt = probes[serial].sentAtMonotonic
    details[place].summary.statistics?.addLoss(sequence: sequence, sentAt: sentAt, at: instant)
  }

  /// Takes an ICMP error into the statistics of the target that it is about.
  mutating func note(
    _ reason: ICMPErrorReason,
    about target: TargetIndex,
    from source: SocketAddress?
  ) {
    guard let place = statisticsPlace(of: target) else { return }
    details[place].summary.statistics?.add(error: reason, from: source)
  }

  /// The place of the details of the target, with statistics in them; `nil` when none are kept.
  private mutating func statisticsPlace(of target: TargetIndex) -> Int? {
    guard keepsStatistics else { return nil }
    let place = detailsPlace(of: target)
    makeStatistics(at: place)
    return place
  }

  /// Begins the statistics of the details at `place`, when there are none.
  mutating func makeStatistics(at place: Int) {
    guard details[place].summary.statistics == nil else { return }
    var statistics = TargetStatistics(
      period: configuration.interval,
      windows: configuration.windows
    )
    if details[place].summary.received == 1 {
      // The record had room for the first reply, to the first probe. Windows would want to know
      // when it came; with them there are statistics from the start.
      let instant = startedAt ?? MonotonicTime(nanoseconds: 0)
      statistics.add(
        reply: RoundTripObservation(
          sequence: 1,
          roundTrip: details[place].summary.roundTrip.average,
          sentAt: instant,
          receivedAt: instant
        )
      )
    }
    details[place].summary.statistics = statistics
  }
}
