internal import NetCore

extension FpingOptions {
  /// What the session is to do, in its own terms.
  var configuration: PingConfiguration {
    var configuration = PingConfiguration()
    switch mode {
    case .untilAnswered:
      // The number of tries wraps around as in fping.
      let tries = max(1, Int(retries &+ 1))
      configuration.plan = .untilAnswered(retries: tries - 1, backoff: backoff)
    case .count(let count): configuration.count = count
    case .loop: break
    }
    configuration.interval = period
    configuration.timeoutsAreFinal = true
    configuration.pause = pause
    configuration.timeout = timeout
    configuration.dataByteCount = dataByteCount
    configuration.errorsEndProbes = false
    configuration.keepsStatistics = false
    configuration.sendFailuresAreFinal = true
    if hasRandomData {
      configuration.pattern = EchoPattern(repeating: (0..<64).map { _ in .random(in: 0...255) })
    }
    // Without figures there is nothing to report, as in fping.
    if keepsFigures, let reportEvery, reportEvery > 0 { configuration.reportEvery = reportEvery }
    if endsWhenReached { configuration.stopsAtReachableCount = requiredCount }
    return configuration
  }
}
