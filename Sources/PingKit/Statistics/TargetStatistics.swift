package import NetCore
package import NetLinux

/// What a target's replies, losses and errors add up to, beyond counts and min/avg/max/mdev.
///
/// It takes no clock and no order for granted but that of arrival, and less than 32 KiB.
package struct TargetStatistics: Equatable, Sendable {
  private struct Contents: Equatable {
    var distribution = RoundTripDistribution()
    var jitter = InterarrivalJitter()
    var reordering = Reordering()
    var losses: LossRuns
    var errors = ErrorSources()
    var windows: [SlidingWindow]

    mutating func add(reply: RoundTripObservation) {
      distribution.add(reply.roundTrip)
      jitter.add(reply.roundTrip)
      reordering.add(sequence: reply.sequence)
      for place in windows.indices {
        windows[place].addReply(roundTrip: reply.roundTrip, at: reply.receivedAt)
      }
    }
  }

  /// One element: a target that has no statistics pays eight octets for the place of them.
  private var contents: [Contents]

  /// Nothing yet, of a target that is sent a probe each `period` nanoseconds, with windows of these
  /// lengths, in nanoseconds.
  package init(period: Int64, windows: [Int64] = []) {
    contents = [
      Contents(
        losses: LossRuns(period: period),
        windows: windows.map { SlidingWindow(length: $0) }
      )
    ]
  }

  /// The round-trip times.
  package var distribution: RoundTripDistribution { contents[0].distribution }
  /// How much the round-trip time changes from reply to reply.
  package var jitter: InterarrivalJitter { contents[0].jitter }
  /// Replies that were overtaken.
  package var reordering: Reordering { contents[0].reordering }
  /// Probes that were lost one after the other.
  package var losses: LossRuns { contents[0].losses }
  /// Who said what.
  package var errors: ErrorSources { contents[0].errors }
  /// The figures of the last so many seconds.
  package var windows: [SlidingWindow] { contents[0].windows }

  /// Takes the first good reply to a probe into account, a late one too, in the order of arrival.
  package mutating func add(reply: RoundTripObservation) { contents[0].add(reply: reply) }

  /// Takes into account that the probe `sequence`, sent at `sentAt`, has no reply: its time was
  /// over at `instant`, or an ICMP error came for it then, or it could not be sent.
  ///
  /// A late reply does not undo this: the target did not answer in time.
  package mutating func addLoss(
    sequence: UInt64,
    sentAt: MonotonicTime,
    at instant: MonotonicTime
  ) {
    contents[0].losses.add(sequence: sequence, sentAt: sentAt.nanoseconds)
    for place in contents[0].windows.indices {
      contents[0].windows[place].addLoss(at: instant)
    }
  }

  /// Takes an ICMP error about a probe into account.
  package mutating func add(error reason: ICMPErrorReason, from source: SocketAddress?) {
    contents[0].errors.add(reason, from: source)
  }
}
