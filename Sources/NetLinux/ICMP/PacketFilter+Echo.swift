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
}
