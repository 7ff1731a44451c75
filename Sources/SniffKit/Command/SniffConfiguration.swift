package import NetCapture

/// What one run of netsniff reads, keeps and shows.
package struct SniffConfiguration: Sendable {
  /// Where packets come from.
  package enum Source: Sendable {
    /// Interfaces, captured at once as the configuration says.
    case interfaces([String], LiveCaptureConfiguration)
    /// A capture file; `-` is standard input.
    case file(String)
    /// Capture files, one behind the other.
    case files([String])
  }

  /// Where packets come from.
  package var source: Source
  /// The filter expression (pcap-filter(7)); every packet passes when `nil`.
  package var filter: FilterExpression?
  /// The number of packets after which the run ends; no limit when `nil`.
  package var limit: UInt64?
  /// The file that packets are written to; `-` is standard output.
  package var capturePath: String?
  /// When the file is closed and the next is begun.
  package var rotation = CaptureRotation()
  /// Whether every packet is in the file at once.
  package var isCaptureFlushedByPacket = false
  /// How long the run lasts at most, in nanoseconds.
  package var duration: Int64?
  /// How long no packet may come before the run ends, in nanoseconds.
  package var longestPause: Int64?

  /// A run that reads `source` to its end.
  package init(source: Source) { self.source = source }
}
