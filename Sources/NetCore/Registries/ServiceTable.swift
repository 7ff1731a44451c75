/// The names of services by port and transport, as in `/etc/services` (services(5)).
public struct ServiceTable: Sendable {
  /// One line of the table: a name of a port on a transport.
  public struct Entry: Hashable, Sendable {
    /// The official name.
    public let name: String
    /// The port.
    public let port: Port
    /// The transport as the table spells it, such as `tcp`, `udp`, `sctp` or `dccp`.
    public let transport: String
    /// Other names of the same service.
    public let aliases: [String]

    /// An entry of the table.
    public init(name: String, port: Port, transport: String, aliases: [String] = []) {
      self.name = name
      self.port = port
      self.transport = transport
      self.aliases = aliases
    }
  }

  /// All entries in order of port; those of one port stay in the order of the file.
  public let entries: [Entry]
  /// How many lines that are neither empty nor comments could not be read; they are skipped, as
  /// getservbyname(3) skips them.
  public let unreadableLineCount: Int

  private let positionsByName: [String: [Int]]

  /// A table without entries.
  public init() { self.init(entries: [], unreadableLineCount: 0) }

  /// Reads the text of a services file.
  public init(parsing text: RawSpan) {
    var entries: [Entry] = []
    var unreadableLineCount = 0
    var offset = 0
    while offset < text.byteCount {
      let end = text.firstOffset(of: UInt8(ascii: "\n"), from: offset)
      let line = text.extracting(
        offset..<text.firstOffset(of: UInt8(ascii: "#"), from: offset, to: end)
      )
      offset = end + 1
      let fields = Self.fields(of: line)
      guard !fields.isEmpty else { continue }
      if let entry = Entry(fields: fields) {
        entries.append(entry)
      } else {
        unreadableLineCount += 1
      }
    }
    self.init(entries: entries, unreadableLineCount: unreadableLineCount)
  }

  private init(entries: [Entry], unreadableLineCount: Int) {
    // Swift's sort is stable in practice but does not promise it, so the position breaks ties.
    self.entries = entries.enumerated()
      .sorted { ($0.element.port, $0.offset) < ($1.element.port, $1.offset) }
      .map(\.element)
    self.unreadableLineCount = unreadableLineCount
    var positionsByName: [String: [Int]] = [:]
    for (position, entry) in self.entries.enumerated() {
      for name in [entry.name] + entry.aliases {
        positionsByName[name, default: []].append(position)
      }
    }
    self.positionsByName = positionsByName
  }

  /// The entries of `port`, on one transport or on all.
  public func entries(of port: Port, transport: String? = nil) -> [Entry] {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].port < port { low = middle + 1 } else { high = middle }
    }
    return entries[low...].prefix { $0.port == port }
      .filter { transport == nil || $0.transport == transport }
  }

  /// The entries whose name or alias is `name`, on one transport or on all.
  public func entries(named name: String, transport: String? = nil) -> [Entry] {
    (positionsByName[name] ?? []).map { entries[$0] }
      .filter { transport == nil || $0.transport == transport }
  }

  private static func fields(of line: RawSpan) -> [String] {
    var fields: [String] = []
    var octets: [UInt8] = []
    for offset in 0...line.byteCount {
      let octet = offset < line.byteCount ? line.octet(at: offset) : UInt8(ascii: " ")
      switch octet {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        if !octets.isEmpty { fields.append(String(decoding: octets, as: UTF8.self)) }
        octets.removeAll(keepingCapacity: true)
      default: octets.append(octet)
      }
    }
    return fields
  }
}

extension ServiceTable.Entry {
  /// Reads `name port/transport [alias …]`.
  fileprivate init?(fields: [String]) {
    guard fields.count >= 2 else { return nil }
    let parts = fields[1].split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, let port = try? Port(String(parts[0])) else {
      return nil
    }
    self.init(
      name: fields[0],
      port: port,
      transport: String(parts[1]),
      aliases: Array(fields[2...])
    )
  }
}

extension RawSpan {
  /// The offset of the first `octet` at or behind `start` and before `end`, or else `end`; without
  /// `end`, the end of the span.
  func firstOffset(of octet: UInt8, from start: Int, to end: Int? = nil) -> Int {
    let end = end ?? byteCount
    var offset = start
    while offset < end, self.octet(at: offset) != octet { offset += 1 }
    return offset
  }
}
