internal import NetCore
internal import NetLinux

/// A TCP client that the server accepted.
final class StreamClient {
  /// Its number among all clients of the server, counted from 1.
  let number: UInt64
  let socket: Socket
  let association: Association
  /// Where the client table keeps it.
  let place: Int

  /// What waits for the client to make room.
  var output = OutputQueue()
  /// Whether the client is in the chat room.
  let isMember: Bool
  /// Cuts what a member sends into lines.
  var framer = LineFramer(limit: 4096)
  /// What the event queue watches.
  var interest: EventQueue.Events = .readable
  /// Whether the client has sent its last octet.
  var inputEnded = false
  /// Whether the server has listed the client as having output to send at the end of the turn.
  var isListedForSending = false
  /// Why a send in the middle of a turn failed; the end of the turn acts on it.
  var sendError: SystemError?

  let acceptedAt: MonotonicTime
  var lastActive: MonotonicTime
  var octetsReceived: UInt64 = 0
  var octetsSent: UInt64 = 0
  /// Lines that the client was too slow for.
  var linesDropped: UInt64 = 0
  /// Those of them that it was not told of yet.
  var linesToTellOf: UInt64 = 0

  init(
    number: UInt64,
    place: Int,
    socket: consuming Socket,
    association: Association,
    isMember: Bool,
    now: MonotonicTime
  ) {
    self.number = number
    self.place = place
    self.socket = socket
    self.association = association
    self.isMember = isMember
    acceptedAt = now
    lastActive = now
  }

  /// What to watch: a client is not read from while it does not take its output, except in the chat
  /// room, where others decide how much output it gets.
  var wantedInterest: EventQueue.Events {
    var wanted: EventQueue.Events = []
    if !output.isEmpty { wanted.insert(.writable) }
    if !inputEnded, output.isEmpty || isMember { wanted.insert(.readable) }
    return wanted
  }
}
