internal import NetCore
package import NetLinux
internal import SystemPackage

/// Reads the tables that a configuration names, and the owners and users of what remains.
package struct SockSession {
  private let configuration: SockConfiguration
  private let isStopRequested: () -> Bool
  private let skip: (SkippedRow) -> Void
  private var listing = SocketListing()

  /// A session that hands lines it cannot read to `skip` and ends early once `isStopRequested`.
  package init(
    _ configuration: SockConfiguration,
    isStopRequested: @escaping () -> Bool = { false },
    skip: @escaping (SkippedRow) -> Void
  ) {
    self.configuration = configuration
    self.isStopRequested = isStopRequested
    self.skip = skip
  }

  /// Reads everything.
  package consuming func run() -> SocketListing {
    readInternetTables()
    if configuration.showsUnix { readUnixTable() }
    if readsPacketTable { readPacketTable() }
    if configuration.asksForBacklogs, configuration.isLive { readBacklogs() }
    if configuration.findsOwners, listing.rowCount > 0 { findOwners() }
    // A saved tree says nothing about the users of the machine it came from.
    if configuration.isLive, configuration.isExtended, !configuration.showsNumericUsers {
      listing.users = (try? UserNames(path: "/etc/passwd")) ?? UserNames()
    }
    listing.isInterrupted = isStopRequested()
    return listing
  }

  private var readsPacketTable: Bool {
    switch configuration.packetSockets {
    case .no: false
    case .unlessConnectedOnly: configuration.selection != .connected
    case .yes: true
    }
  }

  // Configuration and callback are copied out of `self`, which `read` changes meanwhile.

  private mutating func readInternetTables() {
    let (tables, selection, skip) = (configuration.tables, configuration.selection, skip)
    for table in configuration.internetTables {
      let rows = read("net/" + table.fileName) { () throws(SystemError) in
        try tables.sockets(of: table, where: selection.includes, skip: skip)
      }
      // The first table is not copied.
      if listing.internet.isEmpty { listing.internet = rows } else { listing.internet += rows }
    }
  }

  private mutating func readUnixTable() {
    let (tables, selection, skip) = (configuration.tables, configuration.selection, skip)
    let before = diagnoseUnixSockets()
    listing.unix = read("net/unix") { () throws(SystemError) in
      try tables.unixSockets(where: selection.includes, skip: skip)
    }
    let after = diagnoseUnixSockets()
    guard let before, let after else { return }
    confirmUnixRows(before, after)
  }

  /// What the kernel says by netlink, or `nil` when it cannot be asked.
  private func diagnoseUnixSockets() -> [UInt64: UnixSocketDiagnosis]? {
    configuration.isLive ? try? SocketDiagnostics.unixSockets() : nil
  }

  /// Leaves out the rows whose sockets the kernel does not know.
  ///
  /// Anyone can add a line to `/proc/net/unix` by a path that holds a line feed. A true row's socket
  /// was there before the table was read, or is there afterwards.
  private mutating func confirmUnixRows(
    _ before: [UInt64: UnixSocketDiagnosis],
    _ after: [UInt64: UnixSocketDiagnosis]
  ) {
    var confirmed: [UnixSocketRecord] = []
    confirmed.reserveCapacity(listing.unix.count)
    for var row in listing.unix {
      guard row.inode != 0 else {
        confirmed.append(row)
        continue
      }
      let diagnoses = [after[row.inode], before[row.inode]].compactMap(\.self)
      guard let diagnosis = diagnoses.first(where: { $0.agrees(with: row) }) else {
        listing.unconfirmedRowCount += 1
        continue
      }
      row.path = diagnosis.path
      confirmed.append(row)
    }
    confirmed.markDisputes()
    listing.unix = confirmed
  }

  private mutating func readBacklogs() {
    for family in InternetFamily.allCases {
      let indices = listing.internet.indices.filter {
        listing.internet[$0].state == .listen && listing.internet[$0].family == family
      }
      guard !indices.isEmpty, let backlogs = try? SocketDiagnostics.listenBacklogs(of: family)
      else { continue }
      for index in indices {
        listing.internet[index].backlog = backlogs[listing.internet[index].inode]
      }
    }
  }

  private mutating func readPacketTable() {
    let (tables, skip) = (configuration.tables, skip)
    listing.packet = read("net/packet") { () throws(SystemError) in
      try tables.packetSockets(skip: skip)
    }
  }

  /// Reads one table and records how that went.
  private mutating func read<Row>(
    _ name: String,
    _ body: () throws(SystemError) -> ProcTable<Row>
  ) -> [Row] {
    guard !isStopRequested() else { return [] }
    do {
      let table = try body()
      listing.readTableCount += 1
      listing.skippedRowCount += table.skippedRowCount
      listing.repeatedRowCount += table.repeatedRowCount
      return table.rows
    } catch {
      // A kernel without a protocol has no table of it: that is no news unless it was asked for.
      let isAbsent = error.errno == .noSuchFileOrDirectory
      if !isAbsent || configuration.isExplicit || !configuration.isLive {
        listing.unreadableTables.append(
          .init(path: configuration.tables.path(name), error: error)
        )
      }
      return []
    }
  }

  private mutating func findOwners() {
    guard !isStopRequested() else { return }
    var inodes: [UInt64] = []
    inodes.reserveCapacity(listing.rowCount)
    inodes += listing.internet.lazy.map(\.inode)
    inodes += listing.unix.lazy.map(\.inode)
    inodes += listing.packet.lazy.map(\.inode)
    do {
      listing.owners = try configuration.tables.owners(of: inodes)
    } catch {
      listing.ownersError = error
    }
  }
}
