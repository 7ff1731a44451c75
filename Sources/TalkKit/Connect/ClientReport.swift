internal import NetCLI
internal import NetCore
internal import NetLinux

/// What a client prints: payload on standard output as it comes, and what happens to the connection
/// on standard error; with `--json` both are rows on standard output.
struct ClientReport: ~Copyable {
  private var output: StandardOutput
  private var remarks = StandardOutput(descriptor: 2, flushing: .lines)
  private let json: Bool
  private let escapes: Bool
  private let quiet: Bool
  /// Octets at the end of the last chunk that may be the start of a character.
  private var held: [UInt8] = []

  init(_ configuration: ConnectConfiguration) {
    output = StandardOutput(flushing: .blocks)
    json = configuration.output.json
    escapes = configuration.escapes
    quiet = configuration.quiet
  }

  /// Whether payload waits for whoever reads standard output.
  var isWaiting: Bool { output.waitingCount > 0 }

  /// Writes what standard output takes.
  mutating func flush() throws { _ = try output.flushWithoutWaiting() }

  /// Writes the rest, however long the reader takes, unless a signal asks for the end.
  mutating func finish(_ latch: SignalLatch) throws {
    if !held.isEmpty {
      let rest = held
      held.removeAll()
      append(rest.octets)
    }
    while try !output.flushWithoutWaiting(), !latch.isStopRequested {
      var poller = Poller()
      poller.add(StandardDescriptors.output, .writable)
      poller.add(latch.descriptor, .readable)
      _ = try poller.wait(until: nil)
    }
  }

  /// The association exists.
  mutating func connected(_ association: Association) throws {
    if json {
      beginRow("connected", association)
      endRow()
      try flush()
    } else if !quiet {
      append(association, "connected ")
      try? remarks.endLine()
    }
  }

  /// The association is gone.
  mutating func closed(
    _ association: Association,
    _ reason: CloseReason,
    _ counts: TrafficCounts,
    nanoseconds: Int64
  ) throws {
    if json {
      beginRow("closed", association)
      output.buffer.member("reason", literal: reason.identifier)
      output.buffer.members(of: counts)
      output.buffer.member("duration_ms", milliseconds: nanoseconds)
      endRow()
      try flush()
    } else if !quiet {
      append(association, "closed ")
      if let words = reason.words {
        remarks.buffer.append(" (")
        remarks.buffer.append(text: words)
        remarks.buffer.append(")")
      }
      remarks.buffer.append(": received ")
      remarks.buffer.append(decimal: counts.octetsReceived)
      remarks.buffer.append(" octets, sent ")
      remarks.buffer.append(decimal: counts.octetsSent)
      remarks.buffer.append(" octets")
      try? remarks.endLine()
    }
  }

  /// A piece of the peer's stream.
  mutating func received(stream octets: RawSpan, _ association: Association) throws {
    guard json || escapes else { return try output.writeWithoutWaiting(octets) }
    // A character that a chunk ends in waits for its rest.
    var whole = LineBuffer(capacity: held.count + octets.byteCount + 64)
    whole.append(held.octets)
    whole.append(octets)
    let count = whole.octets.byteCountOfWholeCharacters
    held.removeAll(keepingCapacity: true)
    for offset in count..<whole.count { held.append(whole.octets.octet(at: offset)) }
    let text = whole.octets.extracting(first: count)
    if json {
      appendLineRows(text, association)
    } else {
      append(text)
    }
    try flush()
  }

  /// A datagram of the peer; one without octets is one.
  mutating func received(datagram octets: RawSpan, _ association: Association) throws {
    if json {
      appendRow(octets, association)
    } else if escapes {
      append(octets)
    } else {
      return try output.writeWithoutWaiting(octets)
    }
    try flush()
  }

  /// Appends payload for a terminal: lines stay lines, all else that could steer it is escaped.
  private mutating func append(_ octets: RawSpan) {
    var start = 0
    for offset in 0..<octets.byteCount where octets.octet(at: offset) == UInt8(ascii: "\n") {
      output.buffer.append(foreign: octets.extracting(start..<offset))
      output.buffer.append("\n")
      start = offset + 1
    }
    output.buffer.append(foreign: octets.extracting(droppingFirst: start))
  }

  /// Appends a row for each line, and for what came of the next one.
  private mutating func appendLineRows(_ octets: RawSpan, _ association: Association) {
    var start = 0
    for offset in 0..<octets.byteCount where octets.octet(at: offset) == UInt8(ascii: "\n") {
      appendRow(octets.extracting(start..<offset + 1), association)
      start = offset + 1
    }
    guard start < octets.byteCount else { return }
    appendRow(octets.extracting(droppingFirst: start), association)
  }

  private mutating func appendRow(_ octets: RawSpan, _ association: Association) {
    beginRow("message", association)
    output.buffer.member("bytes", octets.byteCount)
    output.buffer.member(payload: octets)
    endRow()
  }

  private mutating func beginRow(_ type: StaticString, _ association: Association) {
    output.buffer.beginObject()
    output.buffer.member("type", literal: type)
    output.buffer.member("protocol", literal: association.transport.name)
    output.buffer.beginObject("local")
    output.buffer.members(of: association.local)
    output.buffer.endObject()
    output.buffer.beginObject("remote")
    output.buffer.members(of: association.remote)
    output.buffer.endObject()
  }

  private mutating func endRow() {
    output.buffer.member("timestamp", WallClockTime.now)
    output.buffer.endObject()
    output.buffer.append("\n")
  }

  private mutating func append(_ association: Association, _ word: StaticString) {
    remarks.buffer.append(word)
    remarks.buffer.append(association.transport.name)
    remarks.buffer.append(" ")
    remarks.buffer.append(association.local)
    remarks.buffer.append(" -> ")
    remarks.buffer.append(association.remote)
  }
}
