package import NetLinux

/// What a run of netsock is to read and show.
package struct SockConfiguration: Sendable {
  /// When packet sockets are listed.
  package enum PacketSockets: Sendable {
    /// Never: other protocols were asked for.
    case no
    /// Where sockets without a peer are shown.
    case unlessConnectedOnly
    /// Always: they were asked for, and none ever has a peer.
    case yes
  }

  /// The Internet tables, in the order they are shown; empty for no such section.
  package var internetTables: [InternetSocketTable] = InternetSocketTable.allCases
  /// Whether local sockets are shown.
  package var showsUnix = true
  /// Whether packet sockets are shown.
  package var packetSockets = PacketSockets.unlessConnectedOnly
  /// Whether the protocols were named by the user, so that a missing table is worth a word.
  package var isExplicit = false
  /// Which sockets are shown.
  package var selection = SocketSelection.connected
  /// Whether the owners are looked for.
  package var findsOwners = false
  /// Whether users and inodes are shown.
  package var isExtended = false
  /// Whether timers are shown.
  package var showsTimers = false
  /// Whether the kernel is asked for the backlogs of listening sockets.
  package var asksForBacklogs = false
  /// Whether each Internet socket is explained in words.
  package var explains = false
  /// Whether users are shown as numbers.
  package var showsNumericUsers = false
  /// Whether addresses are translated to host names.
  package var resolvesNames = false
  /// Where the tables are.
  package var tables = ProcFS()
  /// Whether the tables are those of this machine, now.
  package var isLive = true

  /// All connected sockets of this machine.
  package init() {}
}
