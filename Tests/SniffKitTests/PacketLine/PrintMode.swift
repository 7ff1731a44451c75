import NetCore
import SniffKit

/// A combination of options that changes the text of packets.
struct PrintMode: CustomStringConvertible, Sendable {
  /// The options as they are given to tcpdump.
  var options: [String]
  /// The same as a configuration.
  var configuration: PacketLineConfiguration

  var description: String { options.isEmpty ? "no option" : options.joined(separator: " ") }

  init(_ options: String..., change: (inout PacketLineConfiguration) -> Void = { _ in }) {
    self.options = options
    configuration = PacketLineConfiguration()
    change(&configuration)
  }

  static let all: [PrintMode] = [
    PrintMode(),
    PrintMode("-e") { $0.showsLinkHeader = true },
    PrintMode("-v") { $0.verbosity = 1 },
    PrintMode("-vv") { $0.verbosity = 2 },
    PrintMode("-e", "-vv") {
      $0.showsLinkHeader = true
      $0.verbosity = 2
    },
    PrintMode("-q") { $0.quietness = 1 },
    PrintMode("-q", "-e") {
      $0.quietness = 1
      $0.showsLinkHeader = true
    },
    PrintMode("-q", "-q") { $0.quietness = 2 },
    PrintMode("-v", "-K") {
      $0.verbosity = 1
      $0.skipsChecksums = true
    },
    PrintMode("-S") { $0.showsAbsoluteSequenceNumbers = true },
    PrintMode("-#", "-t") {
      $0.showsNumber = true
      $0.timestampStyle = .none
    },
    PrintMode("-tt") { $0.timestampStyle = .epoch },
    PrintMode("-ttt") { $0.timestampStyle = .sincePrevious },
    PrintMode("-tttt") { $0.timestampStyle = .dateTime },
    PrintMode("-ttttt") { $0.timestampStyle = .sinceFirst },
    PrintMode("-x") { $0.dump = .hexadecimal },
    PrintMode("-xx") {
      $0.dump = .hexadecimal
      $0.dumpsLinkHeader = true
    },
    PrintMode("-X") { $0.dump = .hexadecimalAndText },
    PrintMode("-XX") {
      $0.dump = .hexadecimalAndText
      $0.dumpsLinkHeader = true
    },
    PrintMode("-A") { $0.dump = .text },
    PrintMode("-AA") {
      $0.dump = .text
      $0.dumpsLinkHeader = true
    },
    PrintMode("-e", "-v", "-X") {
      $0.showsLinkHeader = true
      $0.verbosity = 1
      $0.dump = .hexadecimalAndText
    },
  ]
}

extension PrintMode {
  /// The texts of `packets`, one for each packet, as one run over a capture of them writes them.
  func texts(of packets: [(bytes: [UInt8], wireByteCount: Int)], linkType: LinkType) -> [String] {
    var line = PacketLine(configuration)
    return packets.enumerated().map { index, packet in
      var out = LineBuffer()
      let record = PacketRecord(
        number: index + 1,
        timestamp: WallClockTime(
          seconds: Int64(1_700_000_000 + index),
          nanoseconds: Int32(index * 1_000 % 1_000_000) * 1_000
        ),
        wireByteCount: packet.wireByteCount,
        linkType: linkType
      )
      line.append(packet.bytes.octets, record, to: &out)
      return out.text
    }
  }
}
