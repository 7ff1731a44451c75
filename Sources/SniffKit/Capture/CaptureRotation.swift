/// When a capture file is closed and the next is begun.
package struct CaptureRotation: Hashable, Sendable {
  /// The size above which no further packet goes into a file, in octets (`-C`).
  package var sizeLimit: Int?
  /// How long packets go into a file, in nanoseconds (`-G`).
  package var period: Int64?
  /// How many files there are (`-W`).
  package var fileLimit: Int?
  /// The program that is run with the name of each file that was closed (`-z`).
  package var command: String?

  /// One file for all packets.
  package init() {}

  /// Whether there can be a second file.
  var isActive: Bool { sizeLimit != nil || period != nil }
}
