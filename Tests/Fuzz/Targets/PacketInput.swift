public import NetCore
internal import SniffKit

/// What the octets of a fuzzing input say: a packet, how it came, and how it is to be printed.
///
/// Four octets stand in front of the packet, so that one execution prints it in one form and the
/// fuzzer, which knows how to change octets, finds the way to the others.
///
/// | octet | bits | what they choose |
/// |---|---|---|
/// | 0 | 0–3 | the link type |
/// |   | 4–7 | the form, see ``Form`` |
/// | 1 | 0–1 | `-v` |
/// |   | 2 | `-e` |
/// |   | 3–4 | `-q` |
/// |   | 5, 6, 7 | `-S`, `-K`, `--no-application` |
/// | 2 | 0–1 | none, `-x`, `-X`, `-A` |
/// |   | 2, 3 | the dump with the link header, `-#` |
/// |   | 4–6 | `-t` |
/// |   | 7 | `--nano` |
/// | 3 | 0–2 | the length on the wire |
/// |   | 3–5 | the time |
/// |   | 6 | whether it comes twice |
/// |   | 7 | whether interfaces are named |
public struct PacketInput {
  /// What becomes of the packet.
  enum Form: UInt8 {
    /// Its line, alone.
    case line
    /// Its line with `--classify`.
    case classified
    /// Its line with `--explain`.
    case explained
    /// Its line with `--classify` and `--explain`, on a wider terminal.
    case classifiedAndExplained
    /// Its row of JSON, alone.
    case row
    /// Its row with `--classify`.
    case classifiedRow
    /// Statistics of it, as text.
    case statistics
    /// Statistics of it, as JSON.
    case statisticsRows

    /// The form of four bits; the plain ones, which have the most options, have more of them.
    init(bits: UInt8) {
      switch bits {
      case 0...7: self = .line
      case 8: self = .classified
      case 9: self = .explained
      case 10: self = .classifiedAndExplained
      case 11, 12: self = .row
      case 13: self = .classifiedRow
      case 14: self = .statistics
      default: self = .statisticsRows
      }
    }
  }

  private static let linkTypes: [LinkType] = [
    .ethernet, .raw, .ipv4, .ipv6, .linuxSLL, .linuxSLL2, .null, .loop, .ppp, .pppHDLC, .pppoe,
    .ciscoHDLC, .pppWithDirection, LinkType(rawValue: 147), .ethernet, .ethernet,
  ]

  /// How many octets stand in front of the packet.
  static let headerByteCount = 4

  let form: Form
  let linkType: LinkType
  let packet: [UInt8]
  let wireByteCount: Int
  let time: WallClockTime
  let comesTwice: Bool
  let interfaces: [String]
  let configuration: PacketLineConfiguration

  /// What `octets` say; `nil` when they are too few.
  init?(_ octets: [UInt8]) {
    guard octets.count >= Self.headerByteCount else { return nil }
    linkType = Self.linkTypes[Int(octets[0] & 15)]
    form = Form(bits: octets[0] >> 4)
    packet = Array(octets[Self.headerByteCount...])
    configuration = Self.configuration(octets[1], octets[2])
    wireByteCount = Self.wireByteCount(packet.count, octets[3] & 7)
    time = Self.time(octets[3] >> 3 & 7)
    comesTwice = octets[3] & 64 != 0
    interfaces = octets[3] & 128 != 0 ? ["eth\u{1b}0", "lo"] : []
  }

  private static func configuration(_ first: UInt8, _ second: UInt8) -> PacketLineConfiguration {
    var configuration = PacketLineConfiguration()
    configuration.verbosity = Int(first & 3)
    configuration.showsLinkHeader = first & 4 != 0
    configuration.quietness = Int(first >> 3 & 3) % 3
    configuration.showsAbsoluteSequenceNumbers = first & 32 != 0
    configuration.skipsChecksums = first & 64 != 0
    configuration.showsApplications = first & 128 == 0
    configuration.dump = [.none, .hexadecimal, .hexadecimalAndText, .text][Int(second & 3)]
    configuration.dumpsLinkHeader = second & 4 != 0
    configuration.showsNumber = second & 8 != 0
    configuration.timestampStyle = .init(count: Int(second >> 4 & 7))
    configuration.showsNanoseconds = second & 128 != 0
    configuration.conversationLimit = 8
    configuration.interfaceName = { $0 == 1 ? "lo\u{7}" : nil }
    return configuration
  }

  /// What a file says about the length on the wire, which may be anything.
  private static func wireByteCount(_ count: Int, _ choice: UInt8) -> Int {
    switch choice {
    case 0...3: count
    case 4: count + 100
    case 5: count + 70_000
    case 6: max(0, count - 1)
    default: Int(UInt32.max)
    }
  }

  /// What a file says about the time, which may be anything.
  private static func time(_ choice: UInt8) -> WallClockTime {
    switch choice {
    case 0...3: WallClockTime(seconds: 1_700_000_000, nanoseconds: 999_999_999)
    case 4: WallClockTime(seconds: .max, nanoseconds: .max)
    case 5: WallClockTime(seconds: .min, nanoseconds: .min)
    case 6: WallClockTime(seconds: Int64(UInt32.max), nanoseconds: -1)
    default: WallClockTime(seconds: 1 << 58, nanoseconds: 0)
    }
  }

  /// `packet` of `linkType` as an input: its line with `-e -vv`.
  ///
  /// Traps when the link type is none that inputs know.
  public static func octets(of packet: [UInt8], linkType: LinkType) -> [UInt8] {
    guard let index = linkTypes.firstIndex(of: linkType) else {
      preconditionFailure("no input has the link type \(linkType.rawValue)")
    }
    return [UInt8(index), 0x06, 0, 0] + packet
  }
}
