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

/// A probe that nobody answered in time.
package struct PingTimeout: Hashable, Sendable {
  /// The target that was asked.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1.
  package var sequence: UInt64
  /// When its time was over.
  package var at: WallClockTime
}

/// A probe that has no reply yet when the next one is due.
package struct PingOutstanding: Hashable, Sendable {
  /// The target that was asked.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1.
  package var sequence: UInt64
  /// When the next one is due.
  package var at: WallClockTime
}

/// A probe that the kernel did not send.
package struct PingNotSent: Hashable, Sendable {
  /// The target that was to be asked.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1.
  package var sequence: UInt64
  /// Why it was not sent.
  package var error: SystemError
  /// The MTU of the path, in octets, when the probe is too long for it.
  package var pathMTU: UInt32?
}

/// An echo reply that was matched to a probe.
package struct PingReply: Sendable {
  /// What the reply counts as.
  package enum Verdict: Hashable, Sendable {
    /// The first good reply to its probe.
    case received
    /// The first good reply to its probe, after the probe had timed out.
    case late
    /// Another good reply to its probe.
    case duplicate
    /// Its checksum is wrong.
    case badChecksum
    /// Its data are not those that were sent.
    case corrupted(EchoReply.WrongOctet)
    /// It comes from another address than the one that was asked.
    case differentAddress
  }

  /// What the reply counts as.
  package var verdict: Verdict
  /// The target whose probe it is about.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1 and not cut to 16 bits.
  package var sequence: UInt64
  /// Who sent the reply.
  package var source: SocketAddress?
  /// The length of the ICMP message, in octets.
  package var byteCount: Int
  /// The time to live or hop limit that was left.
  package var timeToLive: UInt8?
  /// The code, 0 in a reply that follows the standard.
  package var code: UInt8
  /// The round-trip time, in nanoseconds.
  package var roundTrip: Int64
  /// How long the kernel kept the probe before it handed it to the device, in nanoseconds, when it
  /// told: this is not in ``roundTrip``.
  package var queued: Int64?
  /// What ``roundTrip`` is measured with.
  package var stamps: StampSource
  /// When the reply was received.
  package var receivedAt: WallClockTime
  /// Whether the reply holds fewer data than the probe.
  package var isTruncated: Bool
  /// Whether the reply holds more data than the probe.
  package var isOversized: Bool
  /// Whether an ICMP error about the probe came before.
  package var isAfterError: Bool
  /// The data of a corrupted reply, as many as were sent; else empty.
  package var data: [UInt8] = []
  /// The options of the IPv4 header that the reply came with; foreign octets, and mostly none.
  package var internetOptions: [UInt8] = []
}

/// An ICMP error or notice that was matched to a probe.
package struct PingError: Sendable {
  /// The target whose probe it is about.
  package var target: TargetIndex
  /// The number of the probe among those to the target, from 1 and not cut to 16 bits.
  package var sequence: UInt64
  /// Who sent the message.
  package var source: SocketAddress?
  /// What the message says.
  package var reason: ICMPErrorReason
  /// Whether a good reply to the probe came before.
  package var isAfterReply: Bool
  /// When the message was received.
  package var receivedAt: WallClockTime
}

/// A message with our identifier that is no answer to any probe.
package struct PingRejection: Sendable {
  /// Why the message counts for nothing.
  package enum Reason: Hashable, Sendable {
    /// No remembered probe has its sequence number.
    case unsolicited
    /// It does not carry the cookie of the probe that it names: it is forged, or a stale reply.
    case wrongCookie
    /// The checksum of the error is wrong.
    case badChecksum
    /// The probe that it quotes was not sent there.
    case wrongDestination
    /// It is too short for an echo reply.
    case malformed
    /// It quotes too little to tell which probe it is about.
    case unattributable
  }

  /// Why the message counts for nothing.
  package var reason: Reason
  /// The target that it claims to be about, when that can be told.
  package var target: TargetIndex?
  /// Whether it is an ICMP error and not a reply.
  package var isError: Bool
  /// Who sent the message.
  package var source: SocketAddress?
  /// Its sequence number field, when it has one.
  package var sequenceField: UInt16?
  /// When the message was received.
  package var receivedAt: WallClockTime
}
