internal import NetCore

extension ProcFS {
  /// Reads the rows of `table` for which `isWanted` holds.
  ///
  /// A line that is no row is handed to `skip` and counted, and reading goes on.
  public func sockets(
    of table: InternetSocketTable,
    where isWanted: (SocketRecord) -> Bool = { _ in true },
    skip: (SkippedRow) -> Void = { _ in }
  ) throws(SystemError) -> ProcTable<SocketRecord> {
    let byteOrder = byteOrder
    return try read("net/" + table.fileName, heading: "sl", where: isWanted, skip: skip) {
      (row: RawSpan) throws(ProcRowError) in
      try SocketRecord(parsing: row, of: table, byteOrder: byteOrder)
    }
  }

  /// Reads the rows of `/proc/net/unix` for which `isWanted` holds.
  ///
  /// Rows that claim the same inode and differ are marked as disputed; see
  /// ``UnixSocketRecord/isDisputed``.
  public func unixSockets(
    where isWanted: (UnixSocketRecord) -> Bool = { _ in true },
    skip: (SkippedRow) -> Void = { _ in }
  ) throws(SystemError) -> ProcTable<UnixSocketRecord> {
    var table = try read("net/unix", heading: "Num", where: { _ in true }, skip: skip) {
      (row: RawSpan) throws(ProcRowError) in
      try UnixSocketRecord(parsing: row)
    }
    // A row that is not wanted may dispute one that is.
    table.rows.markDisputes()
    table.rows.removeAll { !isWanted($0) }
    return table
  }

  /// Reads the rows of `/proc/net/packet` for which `isWanted` holds.
  public func packetSockets(
    where isWanted: (PacketSocketRecord) -> Bool = { _ in true },
    skip: (SkippedRow) -> Void = { _ in }
  ) throws(SystemError) -> ProcTable<PacketSocketRecord> {
    try read("net/packet", heading: "sk", where: isWanted, skip: skip) {
      (row: RawSpan) throws(ProcRowError) in
      try PacketSocketRecord(parsing: row)
    }
  }

  /// Reads the rows below the heading of the file `name`.
  private func read<Row: ProcTableRow>(
    _ name: String,
    heading: StaticString,
    where isWanted: (Row) -> Bool,
    skip: (SkippedRow) -> Void,
    parse: (RawSpan) throws(ProcRowError) -> Row
  ) throws(SystemError) -> ProcTable<Row> {
    let path = path(name)
    var lines = try FileLines(path: path)
    var table = ProcTable<Row>()
    var index = RowIndex()
    while true {
      switch try lines.advance() {
      case .end: return table
      case .overlong:
        table.skippedRowCount += 1
        let reason = "the line is longer than \(FileLines.maximumByteCount) octets"
        skip(SkippedRow(path: path, line: lines.number, reason: reason))
      case .line:
        if lines.number == 1, lines.line.begins(with: heading) { continue }
        do {
          let row = try parse(lines.line)
          guard isWanted(row) else { continue }
          if index.containsElseInsert(row, in: table.rows) {
            table.repeatedRowCount += 1
          } else {
            table.rows.append(row)
          }
        } catch {
          table.skippedRowCount += 1
          skip(SkippedRow(path: path, line: lines.number, reason: error.description))
        }
      }
    }
  }
}

extension RawSpan {
  /// Whether the octets begin with `word` behind any blanks.
  func begins(with word: StaticString) -> Bool {
    var offset = 0
    while offset < byteCount, octet(at: offset) == UInt8(ascii: " ") { offset &+= 1 }
    let word = word.description.utf8
    guard byteCount - offset >= word.count else { return false }
    for expected in word {
      guard octet(at: offset) == expected else { return false }
      offset &+= 1
    }
    return true
  }
}
