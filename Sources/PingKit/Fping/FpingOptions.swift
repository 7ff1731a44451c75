internal import NetCore

/// What a command line of fping(8) asks for.
struct FpingOptions: Hashable, Sendable {
  /// How long a run goes on.
  enum Mode: Hashable, Sendable {
    /// Until each target has answered once, or will not.
    case untilAnswered
    /// So many probes to each target.
    case count(UInt64)
    /// Without end.
    case loop
  }

  /// How a time is written in front of a line.
  enum TimestampFormat: Hashable, Sendable {
    /// Seconds since 1970 with five decimals.
    case seconds
    /// `Sat Nov 21 08:16:25 2026`.
    case ctime
    /// `2026-11-21T08:16:25+0000`.
    case iso
    /// `2026-11-21 08:16:25`.
    case rfc3339
  }

  /// Where the targets are named.
  enum Source: Hashable, Sendable {
    /// On the command line.
    case words([String])
    /// In a file, or in standard input when it is `-`.
    case file(String)
    /// A block of addresses.
    case block(String)
    /// The addresses from one to another.
    case range(String, String)
  }

  var mode = Mode.untilAnswered
  var source = Source.file("-")
  /// Only addresses of this version.
  var version: ICMPVersion?
  /// All addresses of a name, not the first only.
  var takesAllAddresses = false

  /// Nanoseconds between any two probes.
  var pause: Int64 = 10_000_000
  /// Nanoseconds between probes to one target.
  var period: Int64 = 1_000_000_000
  /// Nanoseconds that the first probe waits, when that was said.
  var givenTimeout: Int64?
  var retries: UInt32 = 3
  var backoff = 1.5

  var dataByteCount = 56
  var hasRandomData = false
  var timeToLive: Int32?
  var typeOfService: UInt8?
  var forbidsFragments = false
  var source4: IPv4Address?
  var source6: IPv6Address?
  var interface: String?
  var mark: UInt32?

  /// `-a`.
  var tellsAlive = false
  /// `-u`.
  var tellsUnreachable = false
  var isQuiet = false
  var showsElapsed = false
  var showsAddress = false
  /// `-n`: the names of targets that were given as addresses.
  var looksUpAddresses = false
  /// `-d`: the names of all addresses.
  var looksUpAll = false
  /// `-C`.
  var showsColumns = false
  /// `-D`.
  var hasTimestamps = false
  var timestampFormat = TimestampFormat.seconds
  var showsOutage = false
  var showsStatistics = false
  var showsTimeToLive = false
  var isForNetdata = false
  /// Nanoseconds between reports.
  var reportEvery: Int64?
  var hasCumulativeReports = false
  /// How many targets must be reachable.
  var requiredCount: Int?
  /// Whether the run ends as soon as they are.
  var endsWhenReached = false
}

extension FpingOptions {
  /// The longest time that a wait lasts without `-t`.
  private static let longestDefaultTimeout: Int64 = 2_000_000_000

  /// Nanoseconds that a probe waits, the first one in ``Mode/untilAnswered``.
  var timeout: Int64 {
    if let givenTimeout { return givenTimeout }
    return mode == .untilAnswered ? 500_000_000 : min(period, Self.longestDefaultTimeout)
  }

  /// Whether lines say ` is alive` and ` is unreachable`.
  var isVerbose: Bool {
    mode == .untilAnswered && !isQuiet && !tellsAlive && !tellsUnreachable && requiredCount == nil
  }

  /// Whether the names of targets that answer are written alone.
  var listsAlive: Bool { mode == .untilAnswered && tellsAlive }

  /// Whether the names of targets that do not answer are written alone.
  var listsUnreachable: Bool { mode == .untilAnswered && tellsUnreachable }

  /// Whether each probe has a line.
  var tellsProbes: Bool {
    switch mode {
    case .untilAnswered: false
    // Since version 5.2, -a, -u and -x have no say here.
    case .count: !isQuiet
    // Nor has -q here.
    case .loop: reportEvery == nil
    }
  }

  /// Whether the figures of each target are kept, and told at the end.
  var keepsFigures: Bool { mode != .untilAnswered }
}
