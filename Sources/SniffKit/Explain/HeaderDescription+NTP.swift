internal import NetCore

extension HeaderDescription {
  /// The table of an NTP message, whose mode says which form it has.
  static func ntp(_ octets: RawSpan) -> Self {
    switch octets.octetOrZero(0) & 7 {
    case 6: Self("NTP control message", "RFC 9327, Section 2", firstFields + controlFields)
    // RFC 5905 §3: mode 7 is for private use.
    case 7: Self("NTP message of private use", "RFC 5905, Section 7.3", firstFields)
    default: timeMessage(octets)
    }
  }

  private static func timeMessage(_ octets: RawSpan) -> Self {
    var description = Self("NTP header", "RFC 5905, Section 7.3", firstFields + timeFields)
    // RFC 5905 §7.3: a message authentication code is a key's number and a digest of 128 or, by
    // RFC 8573, more bits; what is longer than that begins with extension fields (RFC 7822).
    let rest = octets.byteCount - description.byteCount
    if rest == 20 || rest == 24 {
      description.fields.append(HeaderField("Key Identifier", 384, 32))
      description.fill("dgst", upTo: octets.byteCount, .words("proves that the sender has the key"))
    }
    return description
  }

  private static let firstFields = [
    HeaderField("LI", 0, 2, .named { $0.leapIndicatorName }),
    HeaderField("VN", 2, 3, .words("version number")),
    HeaderField("Mode", 5, 3, .named { $0.modeName }),
  ]

  private static let timeFields = [
    HeaderField("Stratum", 8, 8, .named { $0.stratumName }),
    HeaderField(
      "Poll",
      16,
      8,
      .told { reading, out in out.append(secondsOfExponent: reading.value, "at most every ") }
    ),
    HeaderField(
      "Precision",
      24,
      8,
      .told { reading, out in out.append(secondsOfExponent: reading.value, "of the clock: ") }
    ),
    HeaderField("Root Delay", 32, 32, .hexadecimal, shortTime),
    HeaderField("Root Dispersion", 64, 32, .hexadecimal, shortTime),
    HeaderField("Reference ID", 96, 32, .hexadecimal, reference),
    HeaderField("Reference Timestamp", 128, 64, .hexadecimal, time),
    HeaderField("Origin Timestamp", 192, 64, .hexadecimal, time),
    HeaderField("Receive Timestamp", 256, 64, .hexadecimal, time),
    HeaderField("Transmit Timestamp", 320, 64, .hexadecimal, time),
  ]

  private static let controlFields = [
    HeaderField("R", 8, 1, .flag(set: "a response", clear: "a command")),
    HeaderField("E", 9, 1, .flag(set: "an error", clear: "no error")),
    HeaderField("M", 10, 1, .flag(set: "more fragments follow", clear: "the last fragment")),
    HeaderField("OpCode", 11, 5, .named { $0.controlName }),
    HeaderField("Sequence Number", 16, 16, .words("the same in command and response")),
    HeaderField("Status", 32, 16, .hexadecimal),
    HeaderField("Association ID", 48, 16, .words("0: the system itself")),
    HeaderField("Offset", 64, 16, .octets(times: 1)),
    HeaderField("Count", 80, 16, .words("octets of data behind this header")),
  ]

  /// The short format of RFC 5905 §6: units of 1/65,536 second.
  private static let shortTime = FieldMeaning.told { reading, out in
    out.append(milliseconds: Int64((reading.value &* 1_000_000_000) >> 16))
    out.append(" ms, in units of 2^-16 s")
  }

  /// The time stamp format of RFC 5905 §6: units of 2⁻³² s since 1900.
  private static let time = FieldMeaning.told { reading, out in
    guard let time = NTPMessage.instant(of: reading.value) else { return out.append("not known") }
    out.append(rfc3339: time)
  }

  /// What the reference identifier is depends on the stratum (RFC 5905 §7.3).
  private static let reference = FieldMeaning.told { reading, out in
    switch reading.header.octetOrZero(1) {
    case 0 where reading.value == 0: out.append("none")
    case 0:
      out.append("kiss code ")
      out.append(text: reading.octets)
    case 1:
      out.append("the kind of clock: ")
      out.append(text: reading.octets)
    default:
      out.append("the server's server, ")
      if let address = reading.ipv4Address { out.append(address) }
      out.append(" if that has IPv4, else a hash of its address")
    }
  }
}

extension LineBuffer {
  /// Appends what an exponent to the base 2, of 8 bits with a sign, says in seconds.
  fileprivate mutating func append(secondsOfExponent value: UInt64, _ label: StaticString) {
    let exponent = Int8(truncatingIfNeeded: value)
    append(label)
    if (0...30).contains(exponent) {
      append(decimal: UInt64(1) << UInt64(exponent))
      append(" s (2^")
    } else {
      append("2^")
    }
    if exponent < 0 { append("-") }
    append(decimal: UInt64(exponent.magnitude))
    append((0...30).contains(exponent) ? ")" : " s")
  }
}

extension UInt64 {
  /// What LI says (RFC 5905 figure 9).
  fileprivate var leapIndicatorName: StaticString? {
    switch self {
    case 0: "leap indicator: no leap second ahead"
    case 1: "leap indicator: the last minute of the day has 61 seconds"
    case 2: "leap indicator: the last minute of the day has 59 seconds"
    default: "leap indicator: the clock is not synchronized"
    }
  }

  /// The name of a mode (RFC 5905 figure 10).
  fileprivate var modeName: StaticString? {
    switch self {
    case 1: "symmetric active"
    case 2: "symmetric passive"
    case 3: "client"
    case 4: "server"
    case 5: "broadcast"
    case 6: "control message"
    case 7: "private use"
    default: "reserved"
    }
  }

  /// What a stratum says (RFC 5905 figure 11).
  fileprivate var stratumName: StaticString? {
    switch self {
    case 0: "unspecified, or a kiss-o'-death"
    case 1: "a server with a reference clock"
    case 2...15: "steps from a reference clock"
    case 16: "not synchronized"
    default: "reserved"
    }
  }

  /// The name of an operation of control messages (RFC 9327, Section 2).
  fileprivate var controlName: StaticString? {
    switch self {
    case 1: "read status"
    case 2: "read variables"
    case 3: "write variables"
    case 4: "read clock variables"
    case 5: "write clock variables"
    case 6: "set trap"
    case 7: "trap response"
    case 8: "runtime configuration"
    case 9: "export configuration to a file"
    case 10: "remote address statistics"
    case 11: "ordered list"
    case 12: "request for a nonce"
    case 31: "unset trap"
    default: nil
    }
  }
}
