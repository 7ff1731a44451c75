internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// What there is to say on stderr about a run, one line for each thing.
struct SockComplaints {
  private let listing: SocketListing
  private let configuration: SockConfiguration
  private let asksForOwners: Bool

  /// The complaints about `listing`; about hidden owners only when `asksForOwners`.
  init(_ listing: SocketListing, _ configuration: SockConfiguration, asksForOwners: Bool) {
    self.listing = listing
    self.configuration = configuration
    self.asksForOwners = asksForOwners
  }

  /// Writes them to stderr.
  func tell() {
    for table in listing.unreadableTables {
      let remedy =
        configuration.isLive
        ? "this kernel may lack the protocol, or its module is not loaded"
        : "save it beside the others, or name the protocols that are there (-t, -u ...)"
      complain(
        "\(table.path.escapedForTerminal): \(table.error.errno.description); \(remedy)"
      )
    }
    if listing.readTableCount == 0, !listing.isInterrupted {
      complain("no table could be read: nothing to show; see the option --proc-root")
    }
    if listing.skippedRowCount > 0 {
      complain(
        listing.skippedRowCount == 1
          ? "1 line of the tables was skipped: it is no row"
          : "\(listing.skippedRowCount) lines of the tables were skipped: they are no rows"
      )
    }
    if listing.unconfirmedRowCount > 0 {
      complain(
        listing.unconfirmedRowCount == 1
          ? "1 row of /proc/net/unix was left out: the kernel knows no such socket;"
            + " the path of another may have forged it"
          : "\(listing.unconfirmedRowCount) rows of /proc/net/unix were left out: the kernel knows"
            + " no such sockets; the paths of others may have forged them"
      )
    }
    let disputedCount = listing.unix.count { $0.isDisputed }
    if disputedCount > 0 {
      complain(
        "\(disputedCount) local sockets share an inode with another row: a socket's path may hold"
          + " a forged row; trust none of them"
      )
    }
    tellOfOwners()
  }

  private func tellOfOwners() {
    guard asksForOwners else { return }
    if let error = listing.ownersError {
      complain("owners: \(error.description.escapedForTerminal)")
    }
    let count = listing.owners?.unreadableProcessCount ?? 0
    guard count > 0 else { return }
    let subject = count == 1 ? "1 process" : "\(count) processes"
    complain(
      configuration.isLive
        ? "owners: \(subject) could not be read: permission denied; run it with sudo to see all"
        : "owners: \(subject) could not be read: permission denied"
    )
  }
}
