package import NetCore
package import NetLinux

/// Something that happened in a run and that a report may tell.
///
/// What is long is kept elsewhere: that nothing happened is handed on for every message of a flood.
package enum PingEvent: Sendable {
  /// A probe was sent; only with ``PingConfiguration/reportsSends``.
  case sent(TargetIndex)
  /// An echo reply with our identifier came.
  indirect case reply(PingReply)
  /// An ICMP error or notice about a probe came.
  indirect case error(PingError)
  /// A message that claims to be about a probe, and is not, came.
  indirect case rejected(PingRejection)
  /// No reply to the probe came in time.
  case timeout(PingTimeout)
  /// The next probe to the target is due and this one has no reply yet.
  case outstanding(PingOutstanding)
  /// The probe could not be sent.
  indirect case notSent(PingNotSent)
  /// Nothing more is asked of the target: it has answered, or will not.
  ///
  /// Only with ``PingConfiguration/Plan/untilAnswered(retries:backoff:)``.
  case targetFinished(TargetIndex)
  /// The figures so far were asked for.
  case statusRequested
  /// The time of a periodic report has come.
  case periodicReportDue(at: WallClockTime)
  /// Receiving failed.
  indirect case receiveFailed(SystemError)
}
