internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A socket of one version with what waits to be sent through it and what came.
final class EchoChannel {
  let socket: ICMPSocket
  private var outgoing: SendBatch
  private let outgoingCapacity: Int
  /// The serials of the messages in ``outgoing`` follow each other from this one on.
  private var firstSerial: UInt64 = 0
  var incoming: ReceiveBatch
  var queued: ReceiveBatch
  var departures: DepartureNumbers
  var mayHoldQueuedErrors = false

  /// So many messages are put together, or received, at once.
  static let batchCount = 64
  /// So many are sent in one call: the time before it is that of them all, and may be early by what
  /// the kernel needs for the others.
  private let simultaneousCount: Int
  private static let fewSimultaneousCount = 8
  /// So many where a tap tells when each left.
  private static let manySimultaneousCount = batchCount
  /// More than are sent together, so that their replies leave a place free: that none is left to be
  /// read needs no other call to know.
  private static let receivedCount = batchCount + 16
  /// A batch of long messages takes no more than this, in octets.
  private static let maximumByteCount = 1 << 18

  /// What was found in the error queue while sending, and is handed on with what is received next.
  var deferred: [(octets: [UInt8], arrival: EchoArrival)] = []
  /// Whether an error was read that the failure of a receive may still tell of.
  var mayBeAnnouncedLate = false
  /// Whether the last look at the error queue found an error.
  var hasHandedErrorOn = false
  /// The MTU of the path of a message that was too long for it, as the error queue told last.
  var pathMTU: UInt32?

  /// Sends messages of at most `messageByteCount` octets through `socket`, with `flowLabel` where
  /// the destination has IPv6.
  init(
    _ socket: consuming ICMPSocket,
    messageByteCount: Int,
    flowLabel: UInt32
  ) throws(SystemError) {
    departures = DepartureNumbers(isExpected: socket.stampsDepartures)
    let fitting = Self.maximumByteCount / max(messageByteCount, 1)
    outgoing = SendBatch(
      capacity: min(Self.batchCount, max(fitting, 1)),
      messageByteCount: max(messageByteCount, 1)
    )
    outgoingCapacity = outgoing.capacity
    outgoing.flowLabel = flowLabel
    // Of a message that an error is about, the beginning is enough.
    incoming = try ReceiveBatch(
      capacity: Self.receivedCount,
      messageByteCount: 1 << 16,
      hasSources: socket.needsSources
    )
    queued = try ReceiveBatch(capacity: Self.receivedCount, messageByteCount: 1 << 10)
    simultaneousCount =
      socket.tap == nil ? Self.fewSimultaneousCount : Self.manySimultaneousCount
    self.socket = socket
  }

  /// How many messages wait to be sent.
  var outgoingCount: Int { outgoing.count }
  /// Whether there is no room for another.
  var isOutgoingFull: Bool { outgoing.isFull }

  /// Puts a message behind those that wait; how many messages there is room for behind it, or `nil`
  /// when there is none for it.
  func enqueue(_ message: RawSpan, serial: UInt64, to destination: SocketAddress) -> Int? {
    guard let place = outgoing.append(message, to: destination) else { return nil }
    if place == 0 { firstSerial = serial }
    return outgoingCapacity - place - 1
  }

  /// Notes that poll(2) told of an error.
  func notePendingError() { mayHoldQueuedErrors = true }
}

// MARK: - Sending

extension EchoChannel {
  /// Sends messages that wait, up to the first that is not taken.
  func transmit() -> Transmission {
    var transmission = Transmission(count: 0, next: .sent, began: .now)
    for attempt in 0...1 {
      do {
        if let count = try socket.send(&outgoing, atMost: simultaneousCount) {
          transmission.count = count
          noteSent(count)
        } else {
          restartDepartures()
          transmission.next = .busy
        }
        break
      } catch {
        restartDepartures()
        if error.errno == .noBufferSpace || error.errno == .noMemory {
          transmission.next = .busy
          break
        }
        if error.errno == .messageTooLong, let pathMTU = takePathMTU() {
          removeFirstOutgoing()
          transmission.next = .tooLong(pathMTU: pathMTU)
          break
        }
        // A send also fails once for each error queued about an earlier probe; that failure says
        // nothing about this one.
        mayHoldQueuedErrors = true
        guard attempt == 1 else { continue }
        removeFirstOutgoing()
        transmission.next = .failed(error)
      }
    }
    transmission.isMoreWaiting = outgoing.count > 0
    return transmission
  }

  private func noteSent(_ count: Int) {
    // Also when no stamp is looked for any more: one that comes all the same has a number.
    if socket.stampsDepartures {
      for serial in firstSerial..<firstSerial + UInt64(count) { departures.recordSend(of: serial) }
    }
    firstSerial += UInt64(count)
  }

  /// The MTU that a message has just proved to be too long for, when the kernel tells.
  ///
  /// It does so in the error queue, which may hold other things in front of that.
  private func takePathMTU() -> UInt32? {
    pathMTU = nil
    // A failure says nothing about the message that is to be sent.
    _ = try? receiveQueued { message, arrival in
      deferred.append(((0..<message.byteCount).map { message.octet(at: $0) }, arrival))
    }
    return pathMTU
  }

  /// Gives the first message that waits up.
  func removeFirstOutgoing() {
    guard outgoing.count > 0 else { return }
    outgoing.removeFirst(1)
    firstSerial += 1
  }

  private func restartDepartures() {
    guard socket.stampsDepartures else { return }
    socket.restartDepartures()
    departures.restart()
  }
}
