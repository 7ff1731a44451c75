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
