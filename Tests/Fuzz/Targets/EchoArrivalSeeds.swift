import NetCore

/// Messages that our own probes lead to, each with the octet in front that ``EchoArrivalWay`` reads.
public enum EchoArrivalSeeds {
  /// Every seed by its name in the corpus.
  public static let all: [String: [UInt8]] = make(.icmpv4).merging(make(.icmpv6)) { $1 }

  private static func make(_ version: ICMPVersion) -> [String: [UInt8]] {
    let suffix = version == .icmpv4 ? "" : "_v6"
    // The version, then who sends it: the host, a stranger, nobody, or the kernel's queue.
    let host: UInt8 = version == .icmpv4 ? 0 : 1
    var seeds: [String: [UInt8]] = [:]
    func seed(_ name: String, _ choice: UInt8, _ message: [UInt8]) {
      seeds[name + suffix] = [choice] + message
    }
    let reply = reply(3, version)
    seed("reply", host, reply)
    seed("reply_to_the_first", host, self.reply(1, version))
    seed("duplicate", host | 8, reply)
    seed("reply_after_error", host | 16, reply)
    seed("late", host | 24, reply)
    seed("stranger", host | 2, reply)
    seed("nobody", host | 4, reply)
    seed("header_only", host, self.reply(2, version) { $0.removeLast(56) })
    seed("truncated", host, self.reply(2, version) { $0.removeLast(20) })
    seed("oversized", host, self.reply(2, version) { $0 += Array("ABCDEFGH".utf8) })
    seed("corrupted", host, self.reply(2, version) { $0[20] ^= 0xff })
    seed("wrong_cookie", host, self.reply(2, version) { $0[9] ^= 0x80 })
    seed("unsolicited", host, self.reply(2, version) { $0[6] = 0x40 })
    seed("bad_checksum", host, reply.enumerated().map { $0 == 2 ? $1 ^ 0x55 : $1 })
    seed("four_octets", host, Array(reply.prefix(4)))
    seed("request", host, WaitingPing.probe(3, version))
    seed("queued", host | 6, WaitingPing.probe(3, version))
    seed("queued_after_reply", host | 14, WaitingPing.probe(3, version))
    let errors: [(String, UInt8, UInt8)] =
      version == .icmpv4
      ? [
        ("unreachable", 3, 1), ("unknown_code", 3, 255), ("too_big", 3, 4), ("exceeded", 11, 0),
        ("problem", 12, 0), ("redirect", 5, 1), ("quench", 4, 0),
      ] : [("unreachable", 1, 3), ("too_big", 2, 0), ("exceeded", 3, 0), ("problem", 4, 1)]
    for (name, type, code) in errors {
      seed(name, host | 2, error(type, code, version))
    }
    let (_, type, code) = errors[0]
    seed("contradiction", host | 10, error(type, code, version))
    seed("short_quote", host | 2, error(type, code, version) { $0.removeLast(56) })
    seed("bare_header", host | 2, error(type, code, version) { $0.removeLast(64) })
    seed(
      "about_another",
      host | 2,
      error(type, code, version) { $0[version == .icmpv4 ? 19 : 39] ^= 1 }
    )
    seed(
      "long_quote",
      host | 2,
      error(type, code, version) { $0 += Array(repeating: 0, count: 400) }
    )
    if version == .icmpv6 {
      seed(
        "extension_header",
        host | 2,
        error(type, code, version) {
          $0[6] = 60
          $0.insert(contentsOf: [58, 0, 1, 4, 0, 0, 0, 0], at: 40)
        }
      )
    } else {
      seed("lying_length", host | 2, error(type, code, version) { $0[0] = 0x4f })
    }
    return seeds
  }

  private static func reply(
    _ number: UInt64,
    _ version: ICMPVersion,
    _ change: (inout [UInt8]) -> Void = { _ in }
  ) -> [UInt8] {
    var message = WaitingPing.probe(number, version)
    message[0] = version.echoReplyType
    change(&message)
    message.writeChecksum()
    return message
  }

  private static func error(
    _ type: UInt8,
    _ code: UInt8,
    _ version: ICMPVersion,
    _ change: (inout [UInt8]) -> Void = { _ in }
  ) -> [UInt8] {
    var quotation = header(version) + WaitingPing.probe(3, version)
    change(&quotation)
    var message = [type, code, 0, 0, 0, 0, 5, 120] + quotation
    message.writeChecksum()
    return message
  }

  /// The IP header of a probe, as far as a quotation is looked at.
  private static func header(_ version: ICMPVersion) -> [UInt8] {
    switch version {
    case .icmpv4: [0x45, 0, 0, 84, 0, 7, 0, 0, 1, 1, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2]
    case .icmpv6:
      [0x60, 0, 0, 0, 0, 64, 58, 1]
        + [1, 2].flatMap { [0xfd] + Array(repeating: 0, count: 14) + [UInt8($0)] }
    }
  }
}
