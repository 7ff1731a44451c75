internal import NetCore

/// The numbers of a TCP segment as they are written.
struct TCPNumbers {
  var sequence: UInt32
  var acknowledgment: UInt32
  /// What the numbers of selective acknowledgments count from.
  var peerOrigin: UInt32
}

/// A segment's conversation, and where its table has it.
struct TCPConversationVisit {
  var place: TCPSequenceTable.Visit
  /// Whether the segment goes against the conversation's direction.
  var isReversed: Bool
}

extension PacketLine {
  /// Looks for the conversation of a segment; `nil` where its numbers are written as they are.
  @inline(__always)
  mutating func visit(
    of header: borrowing TCPHeader,
    _ network: borrowing NetworkHeader
  ) -> TCPConversationVisit? {
    guard header.flags.contains(.acknowledgment), !configuration.showsAbsoluteSequenceNumbers
    else { return nil }
    let conversation: TCPConversation
    let isReversed: Bool
    switch network {
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
    case .none: return nil
    }
    return TCPConversationVisit(place: conversations.visit(conversation), isReversed: isReversed)
  }

  /// The sequence numbers of a segment, counted from the conversation's first ones.
  ///
  /// A conversation begins with the first segment that acknowledges something, or one that also
  /// synchronizes; that segment shows its numbers as they are.
  @inline(__always)
  mutating func relativeNumbers(
    of header: borrowing TCPHeader,
    _ visit: TCPConversationVisit?
  ) -> TCPNumbers {
    let sequence = header.sequenceNumber
    let acknowledgment = header.acknowledgmentNumber
    guard let visit else {
      return TCPNumbers(sequence: sequence, acknowledgment: acknowledgment, peerOrigin: 0)
    }
    let isReversed = visit.isReversed
    let fresh =
      isReversed
      ? TCPSequenceTable.Origins(sequence: acknowledgment &- 1, acknowledgment: sequence)
      : TCPSequenceTable.Origins(sequence: sequence, acknowledgment: acknowledgment &- 1)
    let known = conversations.origins(
      of: visit.place,
      restarts: header.flags.contains(.synchronize),
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
