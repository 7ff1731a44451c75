internal import NetCore

/// What is asked of `SO_TIMESTAMPING` (linux/net_tstamp.h).
enum TimestampingFlags {
  /// Stamp the hand-over to the device, by software.
  private static let transmitSoftware: Int32 = 1 << 1
  /// Stamp the receipt, by software.
  private static let receiveSoftware: Int32 = 1 << 3
  /// Report stamps made by software.
  private static let software: Int32 = 1 << 4
  /// Number what is sent, and tell the number with its stamp.
  private static let numbered: Int32 = 1 << 7
  /// Report a stamp without the packet.
  private static let stampOnly: Int32 = 1 << 11

  /// Stamps of departures and receipts, departures numbered.
  static let all = withoutNumbers | numbered
  /// The same without numbers.
  static let withoutNumbers = transmitSoftware | receiveSoftware | software | stampOnly
}

extension ICMPSocket {
  /// Makes the next message that is sent number 0 of the departures.
  ///
  /// A send that fails may or may not have used a number up, as the kernel's version has it; only
  /// starting again makes them certain. Stamps that are under way keep their old numbers.
  public borrowing func restartDepartures() {
    guard stampsDepartures else { return }
    // The kernel starts at 0 when numbering is switched on. Both calls succeeded before; were they
    // to fail now, stamps would be missing or would not fit their probes' times.
    try? socket.set(.timestamping, to: TimestampingFlags.withoutNumbers)
    try? socket.set(.timestamping, to: TimestampingFlags.all)
  }
}
