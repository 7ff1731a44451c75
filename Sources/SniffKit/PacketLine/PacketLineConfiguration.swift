package import NetCore

/// How ``PacketLine`` writes packets.
package struct PacketLineConfiguration: Sendable {
  /// What stands in front of a line.
  package enum TimestampStyle: Sendable {
    /// `HH:MM:SS.ffffff` in local time.
    case timeOfDay
    /// Nothing (`-t`).
    case none
    /// Seconds since 1970 (`-tt`).
    case epoch
    /// The time since the previous packet (`-ttt`).
    case sincePrevious
    /// Date and time of day in local time (`-tttt`).
    case dateTime
    /// The time since the first packet (`-ttttt`).
    case sinceFirst

    /// The style of `-t` given `count` times.
    package init(count: Int) {
      switch count {
      case ...0: self = .timeOfDay
      case 1: self = .none
      case 2: self = .epoch
      case 3: self = .sincePrevious
      case 4: self = .dateTime
      default: self = .sinceFirst
      }
    }
  }

  /// What stands behind a line.
  package enum Dump: Sendable {
    /// Nothing.
    case none
    /// Hexadecimal (`-x`).
    case hexadecimal
    /// Hexadecimal and ASCII (`-X`).
    case hexadecimalAndText
    /// ASCII (`-A`).
    case text
  }

  /// What stands in front of a line.
  package var timestampStyle = TimestampStyle.timeOfDay
  /// Whether seconds have nine decimals instead of six.
  package var showsNanoseconds = false
  /// Whether packets are numbered (`-#`).
  package var showsNumber = false
  /// Whether the link header is written (`-e`).
  package var showsLinkHeader = false
  /// How often `-v` was given.
  package var verbosity = 0
  /// How often `-q` was given: less is written about each packet.
  package var quietness = 0
  /// Whether TCP sequence numbers are written as they came (`-S`).
  package var showsAbsoluteSequenceNumbers = false
  /// Whether the checksums of IPv4, TCP and UDP are left unverified (`-K`).
  package var skipsChecksums = false
  /// Whether messages of application protocols are written, where port numbers name them.
  package var showsApplications = true
  /// What stands behind a line.
  package var dump = Dump.none
  /// Whether the dump begins with the link header (`-xx`, `-XX`, `-AA`).
  package var dumpsLinkHeader = false
  /// The number of TCP conversations whose sequence numbers are remembered, in 16 octets each.
  package var conversationLimit = 1 << 20
  /// How far local time is ahead of UTC at an instant, in seconds; asked about once a quarter of an
  /// hour of packets.
  package var secondsAheadOfUTC: @Sendable (WallClockTime) -> Int = { _ in 0 }
  /// The name of the interface with an index on this host, for Linux "cooked" captures.
  package var interfaceName: @Sendable (UInt32) -> String? = { _ in nil }

  /// The defaults: what no option at all gives, in UTC.
  package init() {}

  var isQuiet: Bool { quietness > 0 }

  /// Whether the octets of protocols without a printer are dumped behind the line; a hexadecimal
  /// dump of whole packets shows them already, and a quiet line leaves them out.
  var dumpsUnknown: Bool {
    switch dump {
    case .none, .text: !isQuiet
    case .hexadecimal, .hexadecimalAndText: false
    }
  }
}
