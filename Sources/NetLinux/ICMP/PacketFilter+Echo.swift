public import NetCore

extension PacketFilter {
  /// Passes the echo replies with `identifier`, messages too short to tell whose they are, and every
  /// other ICMP message, of which the socket's type filter lets only errors through.
  ///
  /// Two runs beside each other do not wake each other this way. Whether an error quotes a probe of
  /// ours is looked at with its lengths checked, after it was received.
  public static func echoReplies(_ version: ICMPVersion, identifier: UInt16) -> Self {
    // A raw IPv4 socket sees the IP header, an IPv6 one does not (raw(7), RFC 3542 §3).
    let findMessage: Instruction =
      switch version {
      case .icmpv4: .loadHeaderLength(at: 0)
      case .icmpv6: .setIndex(0)
      }
    return Self(instructions: [
      findMessage,
      .loadLength,
      .subtractIndex,
      .jump(atLeast: UInt32(EchoRequest.headerByteCount), ifFalse: 4),
      .loadOctet(indexed: 0),
      .jump(equal: UInt32(version.echoReplyType), ifFalse: 2),
      .loadWord(indexed: 4),
      .jump(equal: UInt32(identifier), ifFalse: 1),
      .accept,
      .reject,
    ])
  }

  /// Passes, of a packet socket's packets without link headers, the first `byteCount` octets of the
  /// echo requests with `identifier` that leave this host, from the IP header on.
  static func departingEchoRequests(
    _ version: ICMPVersion,
    identifier: UInt16,
    first byteCount: UInt32
  ) -> Self {
    // PACKET_OUTGOING of packet(7).
    let outgoing: UInt32 = 4
    let findMessage: [Instruction]
    switch version {
    case .icmpv4:
      findMessage = [
        .loadEtherType,
        .jump(equal: 0x0800, ifFalse: 10),
        .loadOctet(at: 9),
        .jump(equal: 1, ifFalse: 8),
        // Of a fragmented message the first fragment has the header.
        .loadWord(at: 6),
        .jump(anyOf: 0x1fff, ifTrue: 6),
        .loadHeaderLength(at: 0),
      ]
    case .icmpv6:
      // Probes have no extension headers, unless they are fragmented.
      findMessage = [
        .loadEtherType,
        .jump(equal: 0x86dd, ifFalse: 8),
        .loadOctet(at: 6),
        .jump(equal: 58, ifFalse: 6),
        .setIndex(40),
      ]
    }
    return Self(
      instructions: [
        .loadDirection, .jump(equal: outgoing, ifFalse: UInt8(findMessage.count + 5)),
      ] + findMessage + [
        .loadOctet(indexed: 0),
        .jump(equal: UInt32(version.echoRequestType), ifFalse: 3),
        .loadWord(indexed: 4),
        .jump(equal: UInt32(identifier), ifFalse: 1),
        .accept(first: byteCount),
        .reject,
      ]
    )
  }
}
