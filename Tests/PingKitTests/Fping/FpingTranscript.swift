import NetCore
import NetLinux
import SystemPackage
import Testing

@testable import PingKit

/// A run as fping that a test plays event by event.
struct FpingTranscript {
  private let targets: TargetList
  private var report: FpingReport
  private var written: (lines: String, complaints: String) = ("", "")

  /// A run that asks `addresses`.
  init(_ addresses: [String]) {
    var targets = TargetList()
    for address in addresses {
      guard let address = try? IPAddress(address) else { preconditionFailure("no address") }
      targets.append(SocketAddress(address, port: .init(rawValue: 0)))
    }
    self.targets = targets
    report = FpingReport(FpingOptions(), names: FpingNames(targets, isAligned: true))
  }

  /// Starts again with the options of `arguments`.
  mutating func begin(_ arguments: String...) {
    written = ("", "")
    do {
      report = FpingReport(
        try FpingOptions(arguments: arguments),
        names: FpingNames(targets, isAligned: true)
      )
    } catch {
      Issue.record("\(error)")
    }
  }

  private mutating func play(_ event: PingEvent) {
    var output = LineBuffer()
    var errors = LineBuffer()
    report.tell(event, output: &output, errors: &errors)
    written.lines += output.text
    written.complaints += errors.text
  }

  /// A reply after so many milliseconds, from the target unless `source` says who.
  mutating func reply(
    _ target: TargetIndex,
    _ sequence: UInt64,
    _ milliseconds: Double,
    _ verdict: PingReply.Verdict = .received,
    from source: String? = nil
  ) {
    let address = source.flatMap { try? IPAddress($0) }
    let reply = PingReply(
      verdict: verdict,
      target: target,
      sequence: sequence,
      source: address.map { SocketAddress($0, port: .init(rawValue: 0)) }
        ?? targets.destination(of: target),
      byteCount: 64,
      timeToLive: 64,
      code: 0,
      roundTrip: Int64((milliseconds * 1e6).rounded()),
      queued: nil,
      stamps: .kernel,
      receivedAt: WallClockTime(seconds: 0, nanoseconds: 0),
      isTruncated: false,
      isOversized: false,
      isAfterError: false
    )
    play(.reply(reply))
  }

  mutating func timeout(_ target: TargetIndex, _ sequence: UInt64) {
    let time = WallClockTime(seconds: 0, nanoseconds: 0)
    play(.timeout(PingTimeout(target: target, sequence: sequence, at: time)))
  }

  mutating func notSent(_ target: TargetIndex, _ sequence: UInt64) {
    let error = SystemError(call: "sendto", errno: .networkUnreachable)
    play(.notSent(PingNotSent(target: target, sequence: sequence, error: error)))
  }

  mutating func error(
    _ target: TargetIndex,
    _ sequence: UInt64,
    _ version: ICMPVersion,
    _ type: UInt8,
    _ code: UInt8,
    from source: String
  ) {
    let address = try? IPAddress(source)
    play(
      .error(
        PingError(
          target: target,
          sequence: sequence,
          source: address.map { SocketAddress($0, port: .init(rawValue: 0)) },
          reason: ICMPErrorReason(version, type: type, code: code, information: 0),
          isAfterReply: false,
          receivedAt: WallClockTime(seconds: 0, nanoseconds: 0)
        )
      )
    )
  }

  /// A report at a time of the day in UTC.
  mutating func report(atSeconds seconds: Int64) {
    play(.periodicReportDue(at: WallClockTime(seconds: seconds, nanoseconds: 0)))
  }

  /// Ends the run; the exit status.
  mutating func end(
    unresolved: Int = 0,
    transmitted: UInt64 = 0,
    elapsed: Int64 = 0
  ) -> Int32 {
    var totals = RunTotals()
    totals.transmitted = transmitted
    totals.elapsed = elapsed
    var output = LineBuffer()
    var errors = LineBuffer()
    defer {
      written.lines += output.text
      written.complaints += errors.text
    }
    return report.end(
      totals: totals,
      unresolvedCount: unresolved,
      output: &output,
      errors: &errors
    )
  }

  /// What was written to stdout since this was asked last.
  mutating func lines() -> String {
    defer { written.lines = "" }
    return written.lines
  }

  /// What was written to stderr since this was asked last.
  mutating func complaints() -> String {
    defer { written.complaints = "" }
    return written.complaints
  }
}
