internal import NetCore

extension PingText {
  /// Appends what a flood shows of `event`: a dot for a probe that is sent, which its reply takes
  /// back, `E` in its place for an error and `C` for a reply that is not as it was sent.
  func appendFloodMark(of event: PingEvent, to buffer: inout LineBuffer) {
    switch event {
    case .sent: buffer.append(".")
    case .notSent: buffer.append("E")
    case .error(let error):
      if !error.reason.isNotice { buffer.append("\u{8}E") }
    case .reply(let reply):
      switch reply.verdict {
      case .received, .late, .duplicate: buffer.append("\u{8} \u{8}")
      case .badChecksum, .corrupted: buffer.append("\u{8}C")
      // The dot stays: nobody who was asked has answered.
      case .differentAddress: break
      }
      if options.isAudible { buffer.append("\u{7}") }
    case .rejected, .timeout, .outstanding, .targetFinished, .statusRequested, .periodicReportDue,
      .receiveFailed:
      break
    }
  }
}
