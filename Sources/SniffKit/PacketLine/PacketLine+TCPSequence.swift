internal import NetCore

/// The numbers of a TCP segment as they are written.
struct TCPNumbers {
  var sequence: UInt32
  var acknowledgment: UInt32
  /// What the numbers of selective acknowledgments count from.
  var peerOrigin: UInt32
}

extension PacketLine {
  /// The sequence numbers of a segment, counted from the conversation's first ones.
  ///
  /// A conversation begins with the first segment that acknowledges something, or one that also
  /// synchronizes; that segment shows its numbers as they are.
  mutating func relativeNumbers(
    of header: borrowing TCPHeader,
    _ dissection: borrowing Dissection
  ) -> TCPNumbers {
    let sequence = header.sequenceNumber
    let acknowledgment = header.acknowledgmentNumber
    let flags = header.flags
    guard flags.contains(.acknowledgment), !configuration.showsAbsoluteSequenceNumbers else {
      return TCPNumbers(sequence: sequence, acknowledgment: acknowledgment, peerOrigin: 0)
    }
    let conversation: TCPConversation
    let isReversed: Bool
    switch dissection.network {
    case .ipv4(let ip):
      (conversation, isReversed) = TCPConversation.of(
        source: ip.source,
        sourcePort: header.sourcePort,
        destination: ip.destination,
        destinationPort: header.destinationPort,
        keys: conversationKeys
      )
    case .ipv6(let ip):
      (conversation, isReversed) = TCPConversation.of(
        source: ip.source,
        sourcePort: header.sourcePort,
        destination: ip.destination,
        destinationPort: header.destinationPort,
        keys: conversationKeys
      )
    case .none:
      return TCPNumbers(sequence: sequence, acknowledgment: acknowledgment, peerOrigin: 0)
    }
    let fresh =
      isReversed
      ? TCPSequenceTable.Origins(sequence: acknowledgment &- 1, acknowledgment: sequence)
      : TCPSequenceTable.Origins(sequence: sequence, acknowledgment: acknowledgment &- 1)
    let known = conversations.origins(
      of: conversation,
      restarts: flags.contains(.synchronize),
      else: fresh
    )
    guard let known else {
      return TCPNumbers(
        sequence: sequence,
        acknowledgment: acknowledgment,
        peerOrigin: isReversed ? fresh.sequence : fresh.acknowledgment
      )
    }
    let (own, peer) =
      isReversed
      ? (known.acknowledgment, known.sequence) : (known.sequence, known.acknowledgment)
    return TCPNumbers(
      sequence: sequence &- own,
      acknowledgment: acknowledgment &- peer,
      peerOrigin: peer
    )
  }
}
