import Glibc
import NetCLI
import NetCapture
import SniffKit
import TestSupport

/// A session over a capture file, from the octets of the file to the text that it wrote.
struct SessionRun {
  let text: String
  let captured: UInt64
  /// What ended the session before the end of the file.
  let error: CaptureError?

  var lines: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  init(
    _ capture: [UInt8],
    printer: consuming PacketPrinter,
    limit: UInt64? = nil,
    filter: String? = nil,
    writing copy: TemporaryFile? = nil,
    statistics: consuming StatisticsOutput? = nil
  ) throws {
    let file = try TemporaryFile(capture)
    let shown = try TemporaryFile([])
    var configuration = SniffConfiguration(source: .file(file.path))
    configuration.limit = limit
    var source = try CaptureFile.open(file.path)
    if let filter { try source.select(FilterExpression(filter)) }
    var writer: CaptureWriter?
    if let copy {
      writer = try CaptureWriter(
        CaptureWriter.Settings(path: copy.path),
        CaptureFileFormat(linkType: source.linkType, snapshotLength: source.snapshotLength)
      )
    }
    let descriptor = unsafe open(shown.path, O_WRONLY)
    defer { close(descriptor) }
    var session = SniffSession(
      configuration,
      printer: printer,
      output: StandardOutput(descriptor: descriptor),
      writer: writer,
      statistics: statistics
    )
    var failure: CaptureError?
    do {
      try session.run(&source)
    } catch let error as CaptureError {
      failure = error
    }
    try session.writeStatistics()
    try session.finish { _ in }
    captured = session.captured
    error = failure
    text = String(decoding: try shown.octets, as: UTF8.self)
  }

  /// The rows of `packets`, all of one link type.
  static func rows(_ packets: [[UInt8]], linkType: UInt32 = 1) throws -> [JSONValue] {
    var capture = CaptureBytes(linkType: linkType)
    for packet in packets { capture.addPacket(packet) }
    return try SessionRun(capture.octets, printer: .json).lines.map { try JSONValue(parsing: $0) }
  }
}
