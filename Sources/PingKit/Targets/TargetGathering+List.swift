internal import NetCore
internal import NetLinux

extension TargetGathering {
  /// A line that goes on for so many octets has no end.
  package static let endlessByteCount = 1 << 20
  /// So many octets in a row without a target are no list.
  private static let emptyByteCount = 1 << 24
  /// So many lines that name no target are no list, unless there are a tenth as many targets.
  private static let garbageLineCount = 10_000

  /// Adds the targets of the list at `path`, of standard input when it is `-`; those that were read
  /// until then when `watch` says to stop.
  package mutating func addList(
    at path: String,
    watch: inout GatheringWatch
  ) throws(TargetListFailure) {
    var file: InputDescriptor?
    if path != "-" {
      do throws(SystemError) {
        file = try InputDescriptor(path: path)
      } catch {
        throw .unreadable(error)
      }
    }
    // The file stays open for as long as it is held here.
    try withExtendedLifetime(file) { () throws(TargetListFailure) in
      try addList(
        from: file?.descriptor ?? StandardDescriptors.input,
        named: file == nil ? "stdin" : path,
        watch: &watch
      )
    }
  }

  private mutating func addList(
    from source: Int32,
    named name: String,
    watch: inout GatheringWatch
  ) throws(TargetListFailure) {
    let before = (targets: count, faults: faultCount)
    var reader = TargetLineReader()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    var emptyByteCount = 0
    while let length = try readChunk(from: source, into: &chunk, watch: &watch) {
      let (countBefore, faultCountBefore) = (count, faultCount)
      if length > 0 {
        reader.read(chunk.span.extracting(0..<length)) { add($0, of: name) }
      } else {
        reader.finish { add($0, of: name) }
      }
      watch.tellFaults(of: self)
      guard length > 0 else { return }
      emptyByteCount = count == countBefore ? emptyByteCount + length : 0
      guard reader.waitingByteCount < Self.endlessByteCount else {
        throw .endlessLine(reader.lineNumber)
      }
      guard emptyByteCount < Self.emptyByteCount else { throw .nothing(byteCount: emptyByteCount) }
      guard countBefore < limit || faultCount == faultCountBefore else {
        throw .tooMany(limit: limit)
      }
      let badCount = faultCount - before.faults
      guard badCount < Self.garbageLineCount || (count - before.targets) > badCount / 10 else {
        throw .garbage(lineCount: badCount)
      }
    }
  }

  /// The length of the next piece, 0 at the end; `nil` when `watch` says to stop.
  private func readChunk(
    from source: Int32,
    into chunk: inout [UInt8],
    watch: inout GatheringWatch
  ) throws(TargetListFailure) -> Int? {
    do throws(SystemError) {
      while try watch.waitUntilReadable(source, .reading(targetCount: count)) {
        if let length = try StandardDescriptors.read(from: source, into: &chunk) { return length }
      }
      return nil
    } catch {
      throw .unreadable(error)
    }
  }
}
