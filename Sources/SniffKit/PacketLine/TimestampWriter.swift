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
  /// The second whose text is ``prefix``.
  private var cachedSecond: Int64?
  /// What stands in front of the digits behind the point.
  private var prefix = ShortText()
  private var cachedSlot: Int64?
  private var cachedOffset = 0

  init(_ configuration: PacketLineConfiguration) {
    style = configuration.timestampStyle
    digits = configuration.showsNanoseconds ? 9 : 6
    secondsAheadOfUTC = configuration.secondsAheadOfUTC
  }

  /// Appends the time and a space, or nothing.
  @inline(__always)
  mutating func append(_ time: WallClockTime, to out: inout LineBuffer) {
    // Hostile files have nanoseconds of more than a second, and below zero.
    if digits == 6, cachedSecond == time.seconds, let microseconds = time.microseconds {
      return out.write(atMost: 40) { pen in
        pen.append(prefix)
        pen.append(sixDigits: microseconds)
        pen.append(UInt8(ascii: " "))
      }
    }
    appendAnew(time, to: &out)
  }

  private mutating func appendAnew(_ time: WallClockTime, to out: inout LineBuffer) {
    switch style {
    case .none: return
    case .timeOfDay, .dateTime, .epoch:
      if cachedSecond == time.seconds {
        appendPrefix(to: &out)
      } else {
        appendSecond(time, to: &out)
      }
      return appendFraction(time.nanoseconds, to: &out)
    case .sincePrevious:
      let difference = appendSign(time, since: reference ?? time, to: &out)
      reference = time
      return appendRelative(difference, to: &out)
    case .sinceFirst:
      let first = reference ?? time
      reference = first
      return appendRelative(appendSign(time, since: first, to: &out), to: &out)
    }
  }

  private func appendPrefix(to out: inout LineBuffer) {
    out.write(atMost: 24) { $0.append(prefix) }
  }

  /// Appends the whole second and a point, and keeps its text when it is as short as it is in our time.
  private mutating func appendSecond(_ time: WallClockTime, to out: inout LineBuffer) {
    var text = localText(time)
    text.append(UInt8(ascii: "."))
    out.append(text.octets)
    if let short = ShortText(text.octets) {
      prefix = short
      cachedSecond = time.seconds
    }
  }

  private mutating func localText(_ time: WallClockTime) -> LineBuffer {
    var text = LineBuffer(capacity: 64)
    if case .epoch = style {
      text.append(decimal: time.seconds)
      return text
    }
    // Offsets from UTC change on quarters of an hour at the most often.
    let slot = time.seconds / 900
    if cachedSlot != slot {
      cachedOffset = secondsAheadOfUTC(time)
      cachedSlot = slot
    }
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
    out.append(UInt8(ascii: "."))
    appendFraction(difference.nanoseconds, to: &out)
  }

  private func appendFraction(_ nanoseconds: Int32, to out: inout LineBuffer) {
    let value = UInt64(UInt32(bitPattern: nanoseconds))
    out.append(decimal: digits == 9 ? value : value / 1_000, digits: digits)
    out.append(UInt8(ascii: " "))
  }
}

extension WallClockTime {
  /// The whole microseconds within the second; `nil` when they are not 0 to 999,999.
  @inline(__always)
  fileprivate var microseconds: UInt32? {
    let value = UInt32(bitPattern: nanoseconds) / 1_000
    return value < 1_000_000 ? value : nil
  }
}
