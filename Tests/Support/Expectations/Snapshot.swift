import Foundation
public import Testing

/// Whether this run writes snapshots instead of comparing with them.
public let isRecordingSnapshots =
  ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"

/// Compares text with the file `Tests/MODULE/Snapshots/NAME` of the test's module.
///
/// `RECORD_SNAPSHOTS=1` writes the file instead *and fails*, so that a recording is never taken
/// for a passed test.
public func expectSnapshot(
  _ actual: String,
  named name: String,
  fileID: String = #fileID,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let module = fileID.prefix { $0 != "/" }
  let file = Repository.root.appending(path: "Tests/\(module)/Snapshots/\(name)")
  func fail(_ message: String) {
    Issue.record(Comment(rawValue: message), sourceLocation: sourceLocation)
  }
  if isRecordingSnapshots {
    do {
      let folder = file.deletingLastPathComponent()
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try actual.write(to: file, atomically: true, encoding: .utf8)
      fail("recorded \(name); look at the difference and run again without RECORD_SNAPSHOTS")
    } catch {
      fail("could not record \(name): \(error)")
    }
    return
  }
  guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
    fail("there is no snapshot \(name); RECORD_SNAPSHOTS=1 makes one")
    return
  }
  guard actual != expected else { return }
  fail(
    "\(name) differs; RECORD_SNAPSHOTS=1 accepts the new text\n"
      + firstDifference(expected: expected, actual: actual)
  )
}

/// The first line that differs, as it should be and as it is.
private func firstDifference(expected: String, actual: String) -> String {
  let expectedLines = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let actualLines = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let number = zip(expectedLines, actualLines).prefix { $0 == $1 }.count
  func line(_ lines: [Substring]) -> String {
    number < lines.count ? String(reflecting: String(lines[number])) : "(the end)"
  }
  return "line \(number + 1): expected \(line(expectedLines)), got \(line(actualLines))"
}
