package import NetLinux

/// What a run found: the rows to show and what there is to say about their reading.
package struct SocketListing: Sendable {
  /// A table that could not be read.
  package struct UnreadableTable: Hashable, Sendable {
    /// The path of its file.
    package let path: String
    /// The failure.
    package let error: SystemError
  }

  /// The Internet sockets, table by table.
  package var internet: [SocketRecord] = []
  /// The local sockets.
  package var unix: [UnixSocketRecord] = []
  /// The packet sockets.
  package var packet: [PacketSocketRecord] = []
  /// Who holds them, when that was asked.
  package var owners: SocketOwners?
  /// The names of their users, when those were asked.
  package var users = UserNames()
  /// How many tables were read.
  package var readTableCount = 0
  /// The tables that could not be read and are worth a word.
  package var unreadableTables: [UnreadableTable] = []
  /// How many lines of the tables were no rows.
  package var skippedRowCount = 0
  /// How many rows came again.
  package var repeatedRowCount = 0
  /// How many rows of local sockets were left out because the kernel does not know their socket.
  package var unconfirmedRowCount = 0
  /// Why the owners could not be looked for.
  package var ownersError: SystemError?
  /// Whether a signal ended the run early.
  package var isInterrupted = false

  /// Nothing found.
  package init() {}

  /// The number of rows to show.
  package var rowCount: Int { internet.count + unix.count + packet.count }
}
