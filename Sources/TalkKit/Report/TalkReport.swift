internal import NetCLI
internal import NetCore
internal import NetLinux

/// The rows of a server: text or JSON on standard output, at the end of each turn of its loop.
///
/// A server must go on when nobody reads its rows. What is not taken waits in memory; beyond a
/// bound rows are dropped and counted, and the summary tells how many.
struct TalkReport: ~Copyable {
  private var output = StandardOutput(flushing: .blocks)
  private let json: Bool
  private let quiet: Bool
  private let style: TextStyle
  /// Rows that found no room.
  private(set) var rowsDropped: UInt64 = 0

  /// The most octets that wait for a reader.
  private static let waitingLimit = 8 << 20

  init(options: OutputOptions, quiet: Bool) {
    json = options.json
    self.quiet = quiet
    style = TextStyle(isEnabled: options.color.isEnabled(for: 1))
  }

  /// Writes what standard output takes; `true` when nothing waits any more.
  mutating func flush() throws -> Bool { try output.flushWithoutWaiting() }

  /// Writes the rest, for at most a few seconds: a reader that is stuck must not keep the process.
  mutating func finish() throws {
    let deadline = MonotonicTime.now.advanced(byNanoseconds: 5_000_000_000)
    while try !output.flushWithoutWaiting() {
      guard MonotonicTime.now < deadline else {
        throw ToolFailure(
          "writing to standard output",
          why: "nobody reads it",
          remedy: "read the pipe to its end"
        )
      }
      var poller = Poller()
      poller.add(StandardDescriptors.output, .writable)
      _ = try poller.wait(until: deadline)
    }
  }

  /// A socket listens.
  mutating func listening(_ transport: TransportProtocol, at address: SocketAddress) throws {
    if json {
      beginRow("listening", transport)
      appendEndpoint(address)
      try endRow()
    } else {
      append(.good, "listening ")
      output.buffer.append(transport.name)
      output.buffer.append(" ")
      output.buffer.append(address)
      output.buffer.append("\n")
    }
  }

  /// A client was accepted, or its first datagram came.
  mutating func accepted(_ number: UInt64, _ association: Association) throws {
    guard hasRoom() else { return }
    if json {
      beginRow("accepted", association)
      output.buffer.member("client", number)
      try endRow()
    } else {
      append(.heading, "accepted ")
      appendFiveTuple(association)
      output.buffer.append("\n")
    }
  }

  /// A client is gone.
  mutating func closed(
    _ number: UInt64,
    _ association: Association,
    _ reason: CloseReason,
    _ counts: TrafficCounts,
    nanoseconds: Int64
  ) throws {
    guard hasRoom() else { return }
    if json {
      beginRow("closed", association)
      output.buffer.member("client", number)
      output.buffer.member("reason", literal: reason.identifier)
      appendCounts(counts)
      output.buffer.member("duration_ms", milliseconds: nanoseconds)
      try endRow()
    } else {
      append(.dim, "closed ")
      appendFiveTuple(association)
      if let words = reason.words {
        output.buffer.append(" (")
        output.buffer.append(text: words)
        output.buffer.append(")")
      }
      output.buffer.append(": ")
      appendCountWords(counts)
      output.buffer.append("\n")
    }
  }

  /// A member of the chat room said a line.
  mutating func message(_ line: RawSpan, from number: UInt64, _ association: Association) throws {
    guard hasRoom() else { return }
    if json {
      beginRow("message", association)
      output.buffer.member("client", number)
      output.buffer.member("bytes", line.byteCount)
      output.buffer.member(payload: line)
      try endRow()
    } else {
      output.buffer.append("[")
      output.buffer.append(decimal: number)
      output.buffer.append("] ")
      output.buffer.append(foreign: line)
      output.buffer.append("\n")
    }
  }

  /// Something failed that does not end the server.
  mutating func error(_ operation: StaticString, _ reason: String) throws {
    guard json, hasRoom() else { return }
    output.buffer.beginObject()
    output.buffer.member("type", literal: "error")
    output.buffer.member("operation", literal: operation)
    output.buffer.member("reason", reason)
    try endRow()
  }

  /// The last row.
  mutating func summary(clients: UInt64, _ counts: TrafficCounts, nanoseconds: Int64) throws {
    if json {
      output.buffer.beginObject()
      output.buffer.member("type", literal: "summary")
      output.buffer.member("clients", clients)
      appendCounts(counts)
      output.buffer.member("rows_dropped", rowsDropped)
      output.buffer.member("duration_ms", milliseconds: nanoseconds)
      try endRow()
    } else {
      append(.heading, "served ")
      output.buffer.append(decimal: clients)
      if clients == 1 {
        output.buffer.append(" client: ")
      } else {
        output.buffer.append(" clients: ")
      }
      appendCountWords(counts)
      if rowsDropped > 0 {
        output.buffer.append(", dropped ")
        output.buffer.append(decimal: rowsDropped)
        output.buffer.append(" rows of this report that were not read")
      }
      output.buffer.append("\n")
    }
  }

  /// Whether a row is wanted and may wait for its reader.
  private mutating func hasRoom() -> Bool {
    if quiet { return false }
    guard output.waitingCount < Self.waitingLimit else {
      rowsDropped += 1
      return false
    }
    return true
  }

  private mutating func append(_ role: TextStyle.Role, _ word: StaticString) {
    style.append(role, to: &output.buffer) { $0.append(word) }
  }

  private mutating func appendFiveTuple(_ association: Association) {
    output.buffer.append(association.transport.name)
    output.buffer.append(" ")
    output.buffer.append(association.local)
    output.buffer.append(" <- ")
    output.buffer.append(association.remote)
  }

  private mutating func appendCountWords(_ counts: TrafficCounts) {
    output.buffer.append("received ")
    output.buffer.append(decimal: counts.octetsReceived)
    output.buffer.append(" octets, sent ")
    output.buffer.append(decimal: counts.octetsSent)
    output.buffer.append(" octets")
    if counts.dropped > 0 {
      output.buffer.append(", dropped ")
      output.buffer.append(decimal: counts.dropped)
    }
  }

  private mutating func beginRow(_ type: StaticString, _ association: Association) {
    beginRow(type, association.transport)
    output.buffer.beginObject("local")
    appendEndpoint(association.local)
    output.buffer.endObject()
    output.buffer.beginObject("remote")
    appendEndpoint(association.remote)
    output.buffer.endObject()
  }

  private mutating func beginRow(_ type: StaticString, _ transport: TransportProtocol) {
    output.buffer.beginObject()
    output.buffer.member("type", literal: type)
    output.buffer.member("protocol", literal: transport.name)
  }

  private mutating func appendEndpoint(_ address: SocketAddress) {
    output.buffer.members(of: address)
  }

  private mutating func appendCounts(_ counts: TrafficCounts) {
    output.buffer.members(of: counts)
  }

  private mutating func endRow() throws {
    output.buffer.member("timestamp", WallClockTime.now)
    output.buffer.endObject()
    output.buffer.append("\n")
  }
}
