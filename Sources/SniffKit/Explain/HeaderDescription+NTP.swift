extension HeaderDescription {
  static let ntp = Self(
    "NTP header",
    "RFC 5905, Section 7.3",
    [
      HeaderField(
        "Leap Indicator",
        0,
        2,
        short: "LI",
        .named {
          switch $0 {
          case 0: "no leap second ahead"
          case 1: "the last minute of the day has 61 seconds"
          case 2: "the last minute of the day has 59 seconds"
          default: "the clock is not synchronized"
          }
        }
      ),
      HeaderField("Version Number", 2, 3, short: "VN"),
      HeaderField(
        "Mode",
        5,
        3,
        short: "Mode",
        .named {
          switch $0 {
          case 1: "symmetric active"
          case 2: "symmetric passive"
          case 3: "client"
          case 4: "server"
          case 5: "broadcast"
          case 6: "control message"
          default: "reserved"
          }
        }
      ),
      HeaderField(
        "Stratum",
        8,
        8,
        .named {
          switch $0 {
          case 0: "unspecified, or a kiss-o'-death"
          case 1: "a server with a reference clock"
          case 2...15: "steps from a reference clock"
          case 16: "not synchronized"
          default: "reserved"
          }
        }
      ),
      HeaderField("Poll", 16, 8, .words("signed power of two, in seconds")),
      HeaderField("Precision", 24, 8, .words("signed power of two, in seconds")),
      HeaderField("Root Delay", 32, 32, .hexadecimal, .words("65536ths of a second")),
      HeaderField("Root Dispersion", 64, 32, .hexadecimal, .words("65536ths of a second")),
      HeaderField("Reference ID", 96, 32, .hexadecimal),
      HeaderField("Reference Timestamp", 128, 64, .hexadecimal, time),
      HeaderField("Origin Timestamp", 192, 64, .hexadecimal, time),
      HeaderField("Receive Timestamp", 256, 64, .hexadecimal, time),
      HeaderField("Transmit Timestamp", 320, 64, .hexadecimal, time),
    ]
  )

  private static let time = FieldMeaning.words("seconds since 1900 and their 2^32nd parts")
}
