internal import NetCore

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
