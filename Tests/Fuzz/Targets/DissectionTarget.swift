import NetCLI
import NetCapture
import NetCore
import SniffKit

/// A packet is walked along and printed in one of the forms of netsniff, with any options, whatever
/// its octets say; ``PacketInput`` tells what chooses them.
///
/// It is made to be run a hundred million times: one form an execution, and nothing is allocated
/// but what the printers themselves ask for.
enum DissectionTarget {
  private static let services = ServiceTable()

  static func fault(in octets: [UInt8]) -> String? {
    guard let input = PacketInput(octets) else { return nil }
    return faultOfWalk(input) ?? faultOfForm(input).map { "\(input.form): \($0)" }
  }

  private static func faultOfWalk(_ input: PacketInput) -> String? {
    var dissection = Dissection(
      input.packet.octets,
      linkType: input.linkType,
      wireByteCount: input.wireByteCount
    )
    var count = 0
    var previousOffset = 0
    while dissection.next() != nil {
      count += 1
      let offset = dissection.layerOffset
      if offset < previousOffset || offset > input.packet.count { return "layer at \(offset)" }
      let rest = dissection.rest.byteCount
      if rest > 0, dissection.restOffset + rest > input.packet.count {
        return "the rest reaches behind the packet"
      }
      previousOffset = offset
    }
    return count <= Dissection.maximumDepth ? nil : "\(count) layers"
  }

  private static func faultOfForm(_ input: PacketInput) -> String? {
    switch input.form {
    case .line: faultOfText(input, .text(input.configuration, interfaces: input.interfaces))
    case .classified:
      faultOfText(input, .text(input.configuration, classifier: classifier))
    case .explained:
      faultOfText(
        input,
        .text(input.configuration, explainer: PacketExplainer(services: services))
      )
    case .classifiedAndExplained:
      faultOfText(
        input,
        .text(
          input.configuration,
          classifier: classifier,
          explainer: PacketExplainer(width: 100, services: services)
        )
      )
    case .row:
      faultOfRow(
        input,
        .json(
          showsApplications: input.configuration.showsApplications,
          interfaces: input.interfaces
        )
      )
    case .classifiedRow: faultOfRow(input, .json(classifier: classifier))
    case .statistics: faultOfStatistics(input)
    case .statisticsRows: faultOfStatisticsRows(input)
    }
  }

  private static var classifier: PacketClassifier { PacketClassifier(services: services) }

  /// How long the text of a packet of `byteCount` octets may be: what is longer repeats itself.
  ///
  /// The most that an octet is worth are names in DNS: two octets that point at a name of 255, each
  /// of which is written as an escape of up to six.
  private static func largestText(_ byteCount: Int) -> Int { 65_536 + 256 * byteCount }

  private static func faultOfText(
    _ input: PacketInput,
    _ printer: consuming PacketPrinter
  ) -> String? {
    var printer = printer
    var buffer = LineBuffer()
    let packet = CapturedPacket(
      bytes: input.packet.octets,
      wireByteCount: input.wireByteCount,
      timestamp: input.time,
      linkType: input.linkType
    )
    // The second time the conversation is known, and sequence numbers are relative.
    for _ in 0..<(input.comesTwice ? 2 : 1) {
      let before = buffer.count
      guard printer.append(packet, to: &buffer) else { return "nothing is shown" }
      if buffer.count - before > largestText(input.packet.count) { return "it is endless" }
    }
    return PrintedText.fault(in: buffer.octets, isFormatted: true)
  }

  private static func faultOfRow(
    _ input: PacketInput,
    _ printer: consuming PacketPrinter
  ) -> String? {
    var printer = printer
    var buffer = LineBuffer()
    let packet = CapturedPacket(
      bytes: input.packet.octets,
      wireByteCount: input.wireByteCount,
      timestamp: input.time,
      linkType: input.linkType
    )
    guard printer.append(packet, to: &buffer) else { return "nothing is shown" }
    if buffer.count > largestText(input.packet.count) { return "it is endless" }
    return JSONText.fault(in: buffer.octets)
  }

  private static func statistics(of input: PacketInput) -> TrafficStatistics {
    var statistics = TrafficStatistics(
      verifiesChecksums: input.configuration.verbosity > 0,
      tableLimit: 8
    )
    let packet = CapturedPacket(
      bytes: input.packet.octets,
      wireByteCount: input.wireByteCount,
      timestamp: input.time,
      linkType: input.linkType
    )
    statistics.add(packet)
    guard input.comesTwice else { return statistics }
    // Packets of a file that was merged may be ages apart, in either order.
    let other = CapturedPacket(
      bytes: input.packet.octets,
      wireByteCount: input.wireByteCount,
      timestamp: WallClockTime(seconds: 1, nanoseconds: 0),
      linkType: input.linkType
    )
    statistics.add(other)
    return statistics
  }

  private static func faultOfStatistics(_ input: PacketInput) -> String? {
    var canvas = FrameCanvas(columns: 81, isInPlace: false)
    StatisticsText(
      limits: StatisticsLimits(top: 10),
      isUnicode: true,
      style: TextStyle(isEnabled: false)
    ).draw(statistics(of: input), on: &canvas)
    return PrintedText.fault(in: canvas.text.octets, isFormatted: true)
  }

  private static func faultOfStatisticsRows(_ input: PacketInput) -> String? {
    // Nothing is written: what comes together to a block ends the rows, and is judged as it is.
    var output = StandardOutput(descriptor: -1, flushing: .blocks)
    try? StatisticsJSON(limits: StatisticsLimits(top: 10))
      .append(statistics(of: input), to: &output)
    let octets = output.buffer.octets
    var start = 0
    for end in 0..<octets.byteCount where octets.octet(at: end) == UInt8(ascii: "\n") {
      if let fault = JSONText.fault(in: octets.extracting(start..<end)) { return fault }
      start = end + 1
    }
    return start == octets.byteCount ? nil : "the last row has no end"
  }
}
