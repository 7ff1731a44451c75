internal import NetCore
internal import NetLinux
internal import SystemPackage

/// A socket of one version with what came through it.
final class EchoChannel {
  let socket: ICMPSocket
  var incoming: ReceiveBatch
  var queued: ReceiveBatch
  var departures: DepartureNumbers
  var mayHoldQueuedErrors = false

  /// So many are sent in one call: the time before it is that of them all, and may be early by what
  /// the kernel needs for the others.
  private let simultaneousCount: Int
  private static let fewSimultaneousCount = 8
  /// So many where a tap tells when each left.
  private static let manySimultaneousCount = OutgoingProbes.capacity
  /// More than are sent together, so that their replies leave a place free: that none is left to be
  /// read needs no other call to know.
  private static let receivedCount = OutgoingProbes.capacity + 16
  /// So often the kernel is asked to send one probe when nothing in the error queue tells why it
  /// does not.
  private static let attemptCount = 2
  /// So often a ping socket is asked behind ICMP errors: each that comes between two attempts, about
  /// whichever probe, fails the second, and who sends errors can send many.
  private static let attemptCountBehindErrors = 4096

  /// What was found in the error queue while sending, and is handed on with what is received next.
  var deferred: [(octets: [UInt8], arrival: EchoArrival)] = []
  /// Whether an error was read that the failure of a receive may still tell of.
  var mayBeAnnouncedLate = false
  /// Whether the last look at the error queue found an error.
  var hasHandedErrorOn = false
  /// The MTU of the path of a message that was too long for it, as the error queue told last.
  var pathMTU: UInt32?

  /// Sends and receives through `socket`.
  init(_ socket: consuming ICMPSocket) throws(SystemError) {
    departures = DepartureNumbers(isExpected: socket.stampsDepartures)
    incoming = try ReceiveBatch(
      capacity: Self.receivedCount,
      messageByteCount: 1 << 16,
      hasSources: socket.needsSources
    )
    // Of a message that an error is about, the beginning is enough.
    queued = try ReceiveBatch(capacity: Self.receivedCount, messageByteCount: 1 << 10)
    simultaneousCount =
      socket.tap == nil ? Self.fewSimultaneousCount : Self.manySimultaneousCount
    self.socket = socket
  }

  /// Notes that poll(2) told of an error.
  func notePendingError() { mayHoldQueuedErrors = true }
}

// MARK: - Sending

extension EchoChannel {
  /// Sends messages of `outgoing`, up to the first that is not taken.
  func transmit(_ outgoing: inout OutgoingProbes) -> Transmission {
    var transmission = Transmission(count: 0, next: .sent, began: .now)
    var unexplainedCount = 0
    for attempt in 1...Self.attemptCountBehindErrors {
      do {
        if let count = try socket.send(&outgoing.batch, atMost: simultaneousCount) {
          transmission.count = count
          noteSent(count, of: &outgoing)
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
          outgoing.removeFirst()
          transmission.next = .tooLong(pathMTU: pathMTU)
          break
        }
        // A send also fails once for each error queued about an earlier probe; that failure says
        // nothing about this one.
        mayHoldQueuedErrors = true
        // No such error forbids anything: that is a firewall here, which saw the probe and would see
        // another with each attempt.
        if error.errno != .notPermitted, attempt < Self.attemptCountBehindErrors {
          unexplainedCount = deferQueuedErrors() ? 0 : unexplainedCount + 1
          if unexplainedCount < Self.attemptCount { continue }
        }
        outgoing.removeFirst()
        transmission.next = .failed(error)
        break
      }
    }
    transmission.isMoreWaiting = outgoing.batch.count > 0
    return transmission
  }

  private func noteSent(_ count: Int, of outgoing: inout OutgoingProbes) {
    // Also when no stamp is looked for any more: one that comes all the same has a number.
    if socket.stampsDepartures {
      let first = outgoing.firstSerial
      for serial in first..<first + UInt64(count) { departures.recordSend(of: serial) }
    }
    outgoing.noteSent(count)
  }

  /// The MTU that a message has just proved to be too long for, when the kernel tells.
  ///
  /// It does so in the error queue, which may hold other things in front of that.
  private func takePathMTU() -> UInt32? {
    pathMTU = nil
    _ = deferQueuedErrors()
    return pathMTU
  }

  /// Whether the error queue of a ping socket, or of a connected one, holds ICMP errors, for each of
  /// which one send fails; what it holds is handed on with what is received next.
  private func deferQueuedErrors() -> Bool {
    var isAnyThere = false
    // A failure says nothing about the message that is to be sent.
    _ = try? receiveQueued { message, arrival in
      if case .queuedError = arrival.kind { isAnyThere = true }
      deferred.append(((0..<message.byteCount).map { message.octet(at: $0) }, arrival))
    }
    return isAnyThere
  }

  private func restartDepartures() {
    guard socket.stampsDepartures else { return }
    socket.restartDepartures()
    departures.restart()
  }
}
