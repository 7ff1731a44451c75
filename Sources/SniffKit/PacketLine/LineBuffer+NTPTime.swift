internal import NetCore

// Time stamps of NTP (RFC 5905 §6): 32 bits before and 32 bits behind the point.
extension LineBuffer {
  /// Appends a time stamp as seconds, with its date.
  mutating func append(ntpTime value: UInt64) {
    append(ntpSeconds: value)
    guard value >> 32 != 0 else { return }
    // RFC 5905 §6: the era is not in the packet; tcpdump takes the first.
    let seconds = Int64(value >> 32) - NTPMessage.secondsFrom1900To1970
    let date = CivilDate(secondsSinceEpoch: seconds)
    append(" (")
    appendDate(date)
    append("T")
    appendTimeOfDay(date)
    append("Z)")
  }

  /// Appends how much later than `earlier` the time stamp is; the time stamp itself when there is
  /// no earlier one.
  mutating func append(ntpTime value: UInt64, since earlier: UInt64) {
    guard earlier != 0 else { return append(ntpTime: value) }
    append(value >= earlier ? "+" : "-")
    append(ntpSeconds: value >= earlier ? value - earlier : earlier - value)
  }

  private mutating func append(ntpSeconds value: UInt64) {
    append(decimal: value >> 32)
    append(".")
    append(decimal: ((value & 0xffff_ffff) * 1_000_000_000) >> 32, digits: 9)
  }
}

extension RawSpan {
  /// The time stamp at `offset`.
  func ntpTime(_ offset: Int) throws(Truncation) -> UInt64 {
    guard offset &+ 8 <= byteCount else {
      throw Truncation(name: "ntp", keepsLinkHeader: true)
    }
    return bigEndian(at: offset)
  }
}
