internal import NetCore
internal import NetLinux

// The words that lines of fping(8) are made of.
extension LineBuffer {
  /// Appends milliseconds with about three digits, as fping does.
  mutating func append(fpingTime nanoseconds: Int64) {
    switch nanoseconds {
    case ..<1_000_000: append(milliseconds: max(nanoseconds, 0), decimals: 3)
    case ..<10_000_000: append(milliseconds: nanoseconds, decimals: 2)
    case ..<100_000_000: append(milliseconds: nanoseconds, decimals: 1)
    case ..<1_000_000_000_000: append(milliseconds: nanoseconds, decimals: 0)
    default:
      // 1.235e+06
      var mantissa = nanoseconds / 1_000_000
      var exponent = 3
      while mantissa >= 10_000 {
        mantissa /= 10
        exponent += 1
      }
      append(decimal: mantissa / 1000)
      append(".")
      append(decimal: UInt64(mantissa % 1000), digits: 3)
      append("e+")
      append(decimal: UInt64(exponent), digits: 2)
    }
  }

  /// Appends what an ICMP error says in the words of fping.
  ///
  /// fping looks ICMPv6 types and codes up in its tables for ICMPv4; here they have words of their
  /// own.
  mutating func append(fpingReason reason: ICMPErrorReason) {
    switch (reason.version, ICMPv4Type(rawValue: reason.type), ICMPv6Type(rawValue: reason.type)) {
    case (.icmpv4, .destinationUnreachable, _): appendUnreachable(code: reason.code)
    case (.icmpv4, .sourceQuench, _): append("ICMP Source Quench")
    case (.icmpv4, .redirect, _): append("ICMP Redirect")
    case (.icmpv4, .timeExceeded, _), (.icmpv6, _, .timeExceeded): append("ICMP Time Exceeded")
    case (.icmpv4, .parameterProblem, _), (.icmpv6, _, .parameterProblem):
      append("ICMP Parameter Problem")
    case (.icmpv6, _, .packetTooBig): append("ICMP Packet Too Big")
    case (.icmpv6, _, .destinationUnreachable):
      switch reason.code {
      case 0: append("ICMP Network Unreachable")
      case 1: append("ICMP Unreachable (Communication Administratively Prohibited)")
      case 3: append("ICMP Host Unreachable")
      case 4: append("ICMP Port Unreachable")
      default: append("ICMP Unreachable (Invalid Code)")
      }
    default:
      append("ICMP ")
      append(decimal: reason.type)
    }
  }

  private mutating func appendUnreachable(code: UInt8) {
    switch ICMPv4UnreachableCode(rawValue: code) {
    case .net: append("ICMP Network Unreachable")
    case .host: append("ICMP Host Unreachable")
    case .protocol: append("ICMP Protocol Unreachable")
    case .port: append("ICMP Port Unreachable")
    case .fragmentationNeeded: append("ICMP Unreachable (Fragmentation Needed)")
    case .sourceRouteFailed: append("ICMP Unreachable (Source Route Failed)")
    case .networkUnknown: append("ICMP Unreachable (Destination Network Unknown)")
    case .hostUnknown: append("ICMP Unreachable (Destination Host Unknown)")
    case .sourceHostIsolated: append("ICMP Unreachable (Source Host Isolated)")
    case .networkProhibited:
      append("ICMP Unreachable (Communication with Network Prohibited)")
    case .hostProhibited: append("ICMP Unreachable (Communication with Host Prohibited)")
    case .networkTypeOfService:
      append("ICMP Unreachable (Network Unreachable For Type Of Service)")
    case .hostTypeOfService: append("ICMP Unreachable (Host Unreachable For Type Of Service)")
    case .filterProhibited:
      append("ICMP Unreachable (Communication Administratively Prohibited)")
    case .hostPrecedenceViolation: append("ICMP Unreachable (Host Precedence Violation)")
    case .precedenceCutoff: append("ICMP Unreachable (Precedence cutoff in effect)")
    default: append("ICMP Unreachable (Invalid Code)")
    }
  }

  /// Appends the time in front of a line, in brackets and with a space behind.
  mutating func append(fpingTimestamp time: WallClockTime, _ format: FpingOptions.TimestampFormat) {
    append("[")
    let offset = format == .seconds ? 0 : LocalTimeZone.secondsAheadOfUTC(at: time)
    let date = CivilDate(secondsSinceEpoch: time.seconds &+ Int64(offset))
    switch format {
    case .seconds:
      let rounded = (Int64(time.nanoseconds) + 5_000) / 10_000
      append(decimal: time.seconds &+ rounded / 100_000)
      append(".")
      append(decimal: UInt64(max(rounded % 100_000, 0)), digits: 5)
    case .ctime:
      let days: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
      let months: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
      ]
      // 1970-01-01 was a Thursday.
      let day = (time.seconds &+ Int64(offset)) / 86_400 + 4
      append(days[Int((day % 7 + 7) % 7)])
      append(" ")
      append(months[date.month - 1])
      append(" ")
      append(decimal: date.day, rightAlignedIn: 2)
      append(" ")
      appendTimeOfDay(date)
      append(" ")
      append(decimal: date.year)
    case .iso:
      appendDate(date)
      append("T")
      appendTimeOfDay(date)
      if offset < 0 { append("-") } else { append("+") }
      append(decimal: UInt64(abs(offset) / 3600), digits: 2)
      append(decimal: UInt64(abs(offset) / 60 % 60), digits: 2)
    case .rfc3339:
      appendDate(date)
      append(" ")
      appendTimeOfDay(date)
    }
    append("] ")
  }

  /// Appends the line in front of a report: `[08:16:25]`.
  mutating func append(fpingReportTime time: WallClockTime) {
    let offset = LocalTimeZone.secondsAheadOfUTC(at: time)
    append("[")
    appendTimeOfDay(CivilDate(secondsSinceEpoch: time.seconds &+ Int64(offset)))
    append("]\n")
  }
}
