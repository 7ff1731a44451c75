/// A message of the Network Time Protocol (RFC 5905 §7.3).
public struct NTPMessage: ~Escapable {
  /// The length of the header, in octets.
  public static let headerByteCount = 48
  /// The seconds between the zeros of NTP's time and of Unix's (RFC 5905 figure 4).
  public static let secondsFrom1900To1970: Int64 = 2_208_988_800
  /// The message, cut to what was captured.
  public let bytes: RawSpan

  /// Reads the first octet of `bytes`, which all modes share; the other fields are there when
  /// ``hasTime``.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(1, of: bytes, for: .ntp)
    self.bytes = bytes
  }

  /// LI: 1 and 2 announce a leap second, 3 a clock that is not set.
  public var leapIndicator: UInt8 { bytes.octet(at: 0) >> 6 }
  /// VN: the version of the protocol.
  public var version: UInt8 { bytes.octet(at: 0) >> 3 & 7 }
  /// The mode: what the sender is to the receiver.
  public var mode: UInt8 { bytes.octet(at: 0) & 7 }

  /// Whether the message tells the time, and its header was captured whole: control messages and
  /// those of mode 7 have another form.
  public var hasTime: Bool { mode < 6 && bytes.byteCount >= Self.headerByteCount }
  /// The distance from a reference clock; ask only when ``hasTime``.
  public var stratum: UInt8 { bytes.octet(at: 1) }
  /// The longest interval between messages, as the exponent of seconds to the base 2.
  public var poll: Int8 { Int8(bitPattern: bytes.octet(at: 2)) }
  /// How precise the clock is, as the exponent of seconds to the base 2.
  public var precision: Int8 { Int8(bitPattern: bytes.octet(at: 3)) }
  /// The delay to the reference clock and back, in units of 1/65,536 second.
  public var rootDelay: UInt32 { bytes.bigEndian(at: 4) }
  /// The dispersion to the reference clock, in units of 1/65,536 second.
  public var rootDispersion: UInt32 { bytes.bigEndian(at: 8) }
  /// Which server or reference clock the time comes from.
  public var referenceIdentifier: UInt32 { bytes.bigEndian(at: 12) }
  /// When the clock was last set, in units of 2⁻³² seconds since 1900.
  public var referenceTimestamp: UInt64 { bytes.bigEndian(at: 16) }
  /// When the request left the client, in units of 2⁻³² seconds since 1900.
  public var originTimestamp: UInt64 { bytes.bigEndian(at: 24) }
  /// When the request reached the server, in units of 2⁻³² seconds since 1900.
  public var receiveTimestamp: UInt64 { bytes.bigEndian(at: 32) }
  /// When this message left, in units of 2⁻³² seconds since 1900.
  public var transmitTimestamp: UInt64 { bytes.bigEndian(at: 40) }

  /// The instant that a time stamp of 2⁻³² seconds since 1900 stands for; `nil` for 0, which says
  /// that it is not known.
  public static func instant(of value: UInt64) -> WallClockTime? {
    guard value != 0 else { return nil }
    // RFC 4330 §3: without the highest bit, the time is one of the era that begins in 2036.
    let era: Int64 = value >> 63 == 0 ? 1 << 32 : 0
    return WallClockTime(
      seconds: Int64(value >> 32) + era - secondsFrom1900To1970,
      nanoseconds: Int32(((value & 0xffff_ffff) * 1_000_000_000) >> 32)
    )
  }

  /// The name of the mode (RFC 5905 figure 10).
  public var modeName: StaticString {
    switch mode {
    case 0: "reserved"
    case 1: "symmetric_active"
    case 2: "symmetric_passive"
    case 3: "client"
    case 4: "server"
    case 5: "broadcast"
    case 6: "control"
    default: "private"
    }
  }
}
