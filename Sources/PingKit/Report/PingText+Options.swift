package import NetCore

extension PingText {
  /// What is told, and how.
  package struct Options: Hashable, Sendable {
    /// Whether only the first line and the summary are written.
    package var isQuiet = false
    /// Whether each line begins with the time.
    package var isTimestamped = false
    /// The interface that was asked for.
    package var interface: String?
    /// Whether the first line tells the source address.
    package var showsSource = false
    /// Whether lines tell what times are measured with, and how long the kernel kept a probe.
    package var isVerbose = false
    /// The identifier of the probes, which a verbose line tells of a raw socket.
    package var identifier: UInt16?
    /// Whether the summary tells the pace.
    package var showsPace = false
    /// Whether a dot stands for each probe, and is taken back when its reply comes.
    package var isFlooding = false
    /// Whether the terminal's bell rings for each reply.
    package var isAudible = false
    /// Whether round-trip times are shown to the microsecond, however long they are.
    package var showsMicroseconds = false
    /// What probes are filled with, when that was asked for.
    package var pattern: EchoPattern?
    /// How many octets of options the IPv4 header of a probe has.
    package var internetOptionByteCount = 0
    /// The flow label of the probes.
    package var flowLabel: UInt32?
    /// Whether lines in front of the summary tell in words why probes have no reply.
    package var tellsReasons = false
    /// Whether percentiles and more stand behind the summary.
    package var showsStatistics = false
    /// The width of the drawing of the distribution behind the summary; `nil` for none.
    package var histogramColumns: Int?
    /// Whether the reader's terminal shows block characters.
    package var isUnicode = false

    /// Every line, without extras.
    package init() {}
  }
}
