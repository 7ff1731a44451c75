internal import NetCore

/// Writes the time in front of a line.
///
/// Packets come many to the second, so the text of a whole second is kept and copied.
struct TimestampWriter {
  private let style: PacketLineConfiguration.TimestampStyle
  private let digits: Int
  private let secondsAheadOfUTC: @Sendable (WallClockTime) -> Int
  /// The packet that relative times count from.
  private var reference: WallClockTime?
  private var cachedSecond: Int64?
  private var cachedText: [UInt8] = []
  private var cachedSlot: Int64?
  private var cachedOffset = 0

  init(_ configuration: PacketLineConfiguration) {
    style = configuration.timestampStyle
    digits = configuration.showsNanoseconds ? 9 : 6
    secondsAheadOfUTC = configuration.secondsAheadOfUTC
  }

  /// Appends the time and a space, or nothing.
  mutating func append(_ time: WallClockTime, to out: inout LineBuffer) {
    switch style {
    case .none: return
    case .timeOfDay, .dateTime: appendLocal(time, to: &out)
    case .epoch: out.append(decimal: time.seconds)
    case .sincePrevious:
      let difference = appendSign(time, since: reference ?? time, to: &out)
      reference = time
      return appendRelative(difference, to: &out)
    case .sinceFirst:
      let first = reference ?? time
      reference = first
      return appendRelative(appendSign(time, since: first, to: &out), to: &out)
    }
    appendFraction(time.nanoseconds, to: &out)
  }

  private mutating func appendLocal(_ time: WallClockTime, to out: inout LineBuffer) {
    if cachedSecond != time.seconds {
      let text = localText(time)
      cachedText.removeAll(keepingCapacity: true)
      for index in 0..<text.octets.byteCount { cachedText.append(text.octets.octet(at: index)) }
      cachedSecond = time.seconds
    }
    out.append(cachedText.octets)
  }

  private mutating func localText(_ time: WallClockTime) -> LineBuffer {
    // Offsets from UTC change on quarters of an hour at the most often.
    let slot = time.seconds / 900
    if cachedSlot != slot {
      cachedOffset = secondsAheadOfUTC(time)
      cachedSlot = slot
    }
    var text = LineBuffer(capacity: 64)
    let date = CivilDate(secondsSinceEpoch: time.seconds &+ Int64(cachedOffset))
    if case .dateTime = style {
      text.appendDate(date)
      text.append(UInt8(ascii: " "))
    }
    text.appendTimeOfDay(date)
    return text
  }

  /// Appends a minus when `time` lies before `reference`, else a space; returns the distance.
  private func appendSign(
    _ time: WallClockTime,
    since reference: WallClockTime,
    to out: inout LineBuffer
  ) -> WallClockTime {
    let isBefore = time < reference
    out.append(isBefore ? UInt8(ascii: "-") : UInt8(ascii: " "))
    let (late, early) = isBefore ? (reference, time) : (time, reference)
    var seconds = late.seconds &- early.seconds
    var nanoseconds = Int64(late.nanoseconds) - Int64(early.nanoseconds)
    if nanoseconds < 0 {
      seconds &-= 1
      nanoseconds += 1_000_000_000
    }
    return WallClockTime(seconds: seconds, nanoseconds: Int32(truncatingIfNeeded: nanoseconds))
  }

  private func appendRelative(_ difference: WallClockTime, to out: inout LineBuffer) {
    // Hours run on from 0 after a day, as on a clock.
    out.appendTimeOfDay(CivilDate(secondsSinceEpoch: difference.seconds))
    appendFraction(difference.nanoseconds, to: &out)
  }

  private func appendFraction(_ nanoseconds: Int32, to out: inout LineBuffer) {
    out.append(UInt8(ascii: "."))
    let value = UInt64(UInt32(bitPattern: nanoseconds))
    out.append(decimal: digits == 9 ? value : value / 1_000, digits: digits)
    out.append(UInt8(ascii: " "))
  }
}
