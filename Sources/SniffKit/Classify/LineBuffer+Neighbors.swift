internal import NetCore

extension NeighborMessage.Kind {
  /// What the message is, in words of one line.
  var words: StaticString {
    switch self {
    case .unsolicitedAdvertisement: "unsolicited advertisement"
    default: name
    }
  }
}

extension LineBuffer {
  /// Appends what `message` is there for, as a sentence.
  mutating func append(meaningOf message: NeighborMessage) {
    switch message.kind {
    case .probe:
      append("A probe: the sender asks whether anybody has ")
      append(message.subject)
      append(" before it takes that address ")
      switch message.subject {
      case .ipv4: append("(RFC 5227, Section 2.1.1).")
      case .ipv6: append("(duplicate address detection, RFC 4862, Section 5.4.2).")
      }
    case .announcement:
      append("An announcement: the sender tells that it has taken ")
      append(message.subject)
      append(" (RFC 5227, Section 2.3).")
    case .gratuitous:
      append("Gratuitous: the sender tells its hardware address for ")
      append(message.subject)
      append(" though nobody asked.")
    case .request:
      append("A request: the sender asks for the hardware address of ")
      append(message.subject)
      append(".")
    case .reply:
      append("A reply: the sender tells its hardware address for ")
      append(message.subject)
      append(".")
    case .solicitation:
      append("A solicitation: the sender asks for the hardware address of ")
      append(message.subject)
      append(", or whether it is still there.")
    case .advertisement:
      append("An advertisement: the sender answers that it has ")
      append(message.subject)
      append(".")
    case .unsolicitedAdvertisement:
      append("An unsolicited advertisement: nobody asked for ")
      append(message.subject)
      append(", or a probe did (RFC 4861, Section 7.2.6).")
    }
  }

  /// Appends who claims an address that another had, and when that was.
  mutating func append(conflict: AddressConflict) {
    append("conflict: ")
    append(conflict.address)
    append(" at ")
    append(conflict.hardwareAddress)
    append(" was at ")
    append(conflict.previous.hardwareAddress)
    append(" in packet ")
    append(decimal: conflict.previous.packetNumber)
    append(", ")
    append(rfc3339: conflict.previous.timestamp)
  }
}
