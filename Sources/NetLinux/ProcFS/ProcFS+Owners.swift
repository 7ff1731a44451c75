internal import NetCore
internal import SystemPackage

extension ProcFS {
  /// Finds the processes that hold the sockets `inodes`, by walking `PID/fd` once.
  ///
  /// Processes come and go during the walk: one that ends, or a descriptor that is closed, is passed
  /// over. Only the descriptors of whole processes are seen, not those that a thread keeps to itself
  /// (`CLONE_FILES` undone).
  public func owners(of inodes: some Sequence<UInt64>) throws(SystemError) -> SocketOwners {
    var owners = SocketOwners(of: inodes)
    guard owners.isWanted else { return owners }
    var entries = [UInt8](repeating: 0, count: 1 << 15)
    var target = [UInt8](repeating: 0, count: 64)
    for process in try processIdentifiers(into: &entries) {
      do {
        let held = try socketDescriptors(of: process, owners, &entries, &target)
        guard !held.isEmpty else { continue }
        owners.add(
          ProcessIdentity(processIdentifier: process, command: try command(of: process)),
          holding: held
        )
      } catch {
        switch error.errno {
        case .permissionDenied, .notPermitted: owners.unreadableProcessCount += 1
        default: continue
        }
      }
    }
    return owners
  }

  /// The identifiers of all processes that the tree shows, in ascending order.
  private func processIdentifiers(into entries: inout [UInt8]) throws(SystemError) -> [Int32] {
    let directory = try DirectoryReader(path: root)
    var identifiers: [Int32] = []
    while true {
      let count = try directory.readEntries(into: &entries)
      guard count > 0 else { break }
      var reader = DirectoryEntries(entries.octets.extracting(first: min(count, entries.count)))
      while let entry = reader.next() {
        if let identifier = entry.number { identifiers.append(identifier) }
      }
    }
    return identifiers.sorted()
  }

  /// The descriptors of `process` that stand for wanted sockets, in ascending order.
  private func socketDescriptors(
    of process: Int32,
    _ owners: borrowing SocketOwners,
    _ entries: inout [UInt8],
    _ target: inout [UInt8]
  ) throws(SystemError) -> [(descriptor: Int32, inode: UInt64)] {
    let directory = try DirectoryReader(path: path("\(process)/fd"))
    var held: [(descriptor: Int32, inode: UInt64)] = []
    while true {
      let count = try directory.readEntries(into: &entries)
      guard count > 0 else { break }
      var reader = DirectoryEntries(entries.octets.extracting(first: min(count, entries.count)))
      while let entry = reader.next() {
        guard let descriptor = entry.number,
          let length = directory.readLink(entry, into: &target),
          let inode = target.octets.extracting(first: min(length, target.count)).socketInode,
          owners.wants(inode)
        else { continue }
        held.append((descriptor, inode))
      }
    }
    held.sort { $0.descriptor < $1.descriptor }
    return held
  }

  /// The name of `process`: from `comm`, or from `stat` in a tree that lacks it.
  private func command(of process: Int32) throws(SystemError) -> [UInt8] {
    do {
      var lines = try FileLines(path: path("\(process)/comm"))
      // A name may hold line feeds: all but the last one belong to it.
      var name: [UInt8] = []
      while try lines.advance() == .line {
        if lines.number > 1 { name.append(UInt8(ascii: "\n")) }
        name.append(lines.line)
        guard name.count <= 64 else { break }
      }
      return name
    } catch {
      guard error.errno == .noSuchFileOrDirectory else { throw error }
    }
    var lines = try FileLines(path: path("\(process)/stat"))
    var row: [UInt8] = []
    while try lines.advance() == .line, row.count <= 1 << 12 {
      if lines.number > 1 { row.append(UInt8(ascii: "\n")) }
      row.append(lines.line)
    }
    return Self.command(inStatus: row.octets)
  }

  /// The name in a row of `/proc/PID/stat`: what stands between the first `(` and the last `)`, since
  /// a name may hold either (proc_pid_stat(5)).
  static func command(inStatus row: RawSpan) -> [UInt8] {
    var first: Int?
    var last: Int?
    for offset in 0..<row.byteCount {
      switch row.octet(at: offset) {
      case UInt8(ascii: "("): first = first ?? offset
      case UInt8(ascii: ")"): last = offset
      default: break
      }
    }
    guard let first, let last, first < last else { return [] }
    var name: [UInt8] = []
    name.append(row.extracting(first + 1..<last))
    return name
  }
}

extension Array where Element == UInt8 {
  /// Appends the octets of `span`.
  fileprivate mutating func append(_ span: RawSpan) {
    reserveCapacity(count + span.byteCount)
    for offset in 0..<span.byteCount { append(span.octet(at: offset)) }
  }
}

extension RawSpan {
  /// The number in a link target of the form `socket:[NUMBER]`.
  var socketInode: UInt64? {
    let prefix: UInt64 = 0x736f_636b_6574_3a5b  // "socket:[" in ASCII
    let prefixCount = 8
    guard byteCount > prefixCount + 1, octet(at: byteCount - 1) == UInt8(ascii: "]") else {
      return nil
    }
    guard bigEndian(at: 0) == prefix else { return nil }
    var value: UInt64 = 0
    for offset in prefixCount..<byteCount - 1 {
      guard let digit = octet(at: offset).decimalDigitValue,
        let longer = value.followed(byDecimalDigit: digit)
      else { return nil }
      value = longer
    }
    return value
  }
}
