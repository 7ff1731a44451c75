internal import NetCore

extension HeaderDescription {
  static func spanningTree(_ octets: RawSpan, byteCount: Int) -> Self {
    var description = Self(
      "Spanning tree BPDU",
      "IEEE Std 802.1Q, Clause 14",
      [
        HeaderField("Protocol Identifier", 0, 16, .words("0: spanning tree")),
        HeaderField(
          "Protocol Version",
          16,
          8,
          short: "Version",
          .named {
            switch $0 {
            case 0: "STP"
            case 2: "RSTP"
            case 3: "MSTP"
            case 4: "SPB"
            default: nil
            }
          }
        ),
        HeaderField(
          "BPDU Type",
          24,
          8,
          .hexadecimal,
          .named {
            switch $0 {
            case 0: "configuration"
            case 2: "rapid or multiple spanning trees"
            case 0x80: "topology change notification"
            default: nil
            }
          }
        ),
      ]
    )
    if [0, 2].contains(octets.octetOrZero(3)) { description.fields += configurationFields }
    description.fill("Further Fields", upTo: byteCount)
    return description
  }

  private static let configurationFields = [
    HeaderField("TC Acknowledgment", 32, 1, .flag(set: "set", clear: "not set")),
    HeaderField("Agreement", 33, 1, .flag(set: "set", clear: "not set")),
    HeaderField("Forwarding", 34, 1, .flag(set: "set", clear: "not set")),
    HeaderField("Learning", 35, 1, .flag(set: "set", clear: "not set")),
    HeaderField(
      "Port Role",
      36,
      2,
      .named {
        switch $0 {
        case 1: "alternate or backup"
        case 2: "root"
        case 3: "designated"
        default: "unknown"
        }
      }
    ),
    HeaderField("Proposal", 38, 1, .flag(set: "set", clear: "not set")),
    HeaderField("Topology Change", 39, 1, .flag(set: "set", clear: "not set")),
    HeaderField("Root Identifier", 40, 64, .hexadecimal, .words("priority and MAC address")),
    HeaderField("Root Path Cost", 104, 32),
    HeaderField("Bridge Identifier", 136, 64, .hexadecimal, .words("priority and MAC address")),
    HeaderField("Port Identifier", 200, 16, .hexadecimal),
    HeaderField("Message Age", 216, 16, seconds),
    HeaderField("Max Age", 232, 16, seconds),
    HeaderField("Hello Time", 248, 16, seconds),
    HeaderField("Forward Delay", 264, 16, seconds),
  ]

  /// The value counts the 256th parts of a second.
  private static let seconds = FieldMeaning.told { reading, out in
    out.append(decimal: reading.value / 256)
    out.append(" s and ")
    out.append(decimal: reading.value % 256)
    out.append("/256")
  }
}
