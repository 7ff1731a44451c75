internal import NetCore

extension ICMPErrorReason {
  /// The reason in lower-case words: `destination host unreachable`.
  var words: String { String("\(name)".map { $0 == "_" ? " " : $0 }) }

  /// What lies behind the reason, most often, for people who do not know the code points by heart;
  /// `nil` when there is nothing to add.
  var explanation: String? {
    switch version {
    case .icmpv4: icmpv4Explanation
    case .icmpv6: icmpv6Explanation
    }
  }

  private var icmpv4Explanation: String? {
    switch (ICMPv4Type(rawValue: type), code) {
    case (.destinationUnreachable, 0): "most often because it has no route there"
    case (.destinationUnreachable, 1): "most often because nothing answered its ARP"
    case (.destinationUnreachable, 4): Self.words(forMTU: information)
    case (.destinationUnreachable, 9...10), (.destinationUnreachable, 13):
      "most often because a firewall forbids it"
    case (.timeExceeded, 0): Self.hopsExplanation
    case (.redirect, _): "it knows a shorter way"
    default: nil
    }
  }

  private var icmpv6Explanation: String? {
    switch (ICMPv6Type(rawValue: type), code) {
    case (.destinationUnreachable, 0): "most often because it has no route there"
    case (.destinationUnreachable, 1): "most often because a firewall forbids it"
    case (.destinationUnreachable, 3):
      "most often because nothing answered its neighbour solicitation"
    case (.packetTooBig, _): Self.words(forMTU: information)
    case (.timeExceeded, 0): Self.hopsExplanation
    default: nil
    }
  }

  private static let hopsExplanation = "-t allows too few hops, or the route goes in a circle"

  private static func words(forMTU octets: UInt32) -> String? {
    // A router from before RFC 1191 does not tell.
    octets > 0 ? "the next link takes \(octets) octets" : nil
  }
}
