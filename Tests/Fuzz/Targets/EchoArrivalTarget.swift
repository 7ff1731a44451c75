import NetCore
import NetLinux
import PingKit

/// A message that comes while netping waits: no figure moves unless the message proves that it
/// answers a probe, at most one does, and what is told of it is fit to print.
///
/// The first octet chooses the version, how the message came and what is known of the probe before;
/// the rest is the message.
public enum EchoArrivalTarget {
  static func fault(in octets: [UInt8]) -> String? {
    guard let choice = octets.first else { return nil }
    let way = EchoArrivalWay(choice)
    let message = Array(octets.dropFirst())
    var waiting = WaitingPing(as: way)
    let before = waiting.engine.summary(of: 0)
    guard let event = waiting.accept(message, as: way) else {
      return waiting.engine.summary(of: 0) == before ? nil : "a figure moved and nothing is told"
    }
    let after = waiting.engine.summary(of: 0)
    return faultOfFigures(before, after)
      ?? faultOfClaim(event, message, way)
      ?? waiting.faultOfReport(on: event)
  }

  /// What netping makes of an input, in a word; `nil` when it has nothing to do with the run.
  public static func word(for octets: [UInt8]) -> String? {
    guard let choice = octets.first else { return nil }
    let way = EchoArrivalWay(choice)
    var waiting = WaitingPing(as: way)
    switch waiting.accept(Array(octets.dropFirst()), as: way) {
    case .reply(let reply):
      if case .corrupted = reply.verdict { return "corrupted" }
      return "\(reply.verdict)"
    case .error(let error): return error.reason.isNotice ? "notice" : "error"
    case .rejected(let rejection): return "\(rejection.reason)"
    case nil: return nil
    case let event?: return "\(event)"
    }
  }

  private static func faultOfFigures(_ before: PingSummary, _ after: PingSummary) -> String? {
    // Each message is exactly one of these; an error that is only a notice is none.
    let figures: [KeyPath<PingSummary, UInt64>] = [
      \.received, \.duplicates, \.corrupted, \.rejected, \.errors,
    ]
    let moved = figures.reduce(into: UInt64(0)) { $0 += after[keyPath: $1] - before[keyPath: $1] }
    if moved > 1 { return "\(moved) figures moved" }
    guard after.received <= after.transmitted else { return "more replies than probes" }
    return nil
  }

  private static func faultOfClaim(
    _ event: PingEvent,
    _ message: [UInt8],
    _ way: EchoArrivalWay
  ) -> String? {
    switch event {
    case .reply(let reply):
      guard WaitingPing.numbers.contains(reply.sequence) else { return "probe \(reply.sequence)" }
      guard reply.roundTrip == WaitingPing.roundTrip else { return "it took \(reply.roundTrip) ns" }
      guard [.received, .late, .duplicate].contains(reply.verdict) else { return nil }
      // This is made from the promise alone: an echo reply from the host that was asked, whole, with
      // the octets that were sent as far as it goes.
      let sent = WaitingPing.probe(reply.sequence, way.version)
      let isReply = message.first == way.version.echoReplyType && message.count >= 8
      let isIntact = way.version == .icmpv6 || InternetChecksum.of(message.octets) == 0
      let isOurs = message.dropFirst(4).prefix(sent.count - 4).elementsEqual(
        sent[4..<min(sent.count, message.count)]
      )
      guard way.arrival == .fromTarget, isReply, isIntact, isOurs else {
        return "it counts as \(reply.verdict)"
      }
    case .error(let error):
      guard WaitingPing.numbers.contains(error.sequence) else { return "probe \(error.sequence)" }
      let header = WaitingPing.probe(error.sequence, way.version)
      let quoted = [header[0], 0]
      let names = Array(header[4..<8])
      guard
        message.indices.contains(where: {
          message[$0...].starts(with: quoted) && message.dropFirst($0 + 4).starts(with: names)
        })
      else { return "it quotes no probe" }
    case .rejected, .receiveFailed: break
    default: return "nobody said so: \(event)"
    }
    return nil
  }
}
