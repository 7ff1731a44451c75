import Testing

/// A way in which a stranger or a broken host answers, and what netping is to make of it in a run
/// of two probes.
struct HostileCase: Sendable, CustomTestStringConvertible {
  /// The case of the responder.
  let name: String
  /// Whether the case is about something that only IPv4 has.
  var isOnlyIPv4 = false
  var options = ["-c2", "-i0.1", "-W0.3"]
  /// The types of the rows about the first probe.
  var rows: [String]
  /// The reason in the first row.
  var reason: String?
  /// The same over IPv6, where it differs.
  var reasonIPv6: String?
  /// The first line, with `HOST` for the address and `T` for times; `nil` when there is none.
  var line: String?
  /// The same over IPv6, where it differs.
  var lineIPv6: String?
  /// The counts that are not 0, without those that follow.
  var counts: [String: Int] = [:]
  /// ``counts`` where they differ when netping also read what came behind the last answer that it
  /// waited for: a run ends with that answer, and may find more beside it.
  var countsWithRest: [String: Int] = [:]
  /// Whether the run says yes.
  var isSuccess = false

  var testDescription: String { name }

  static let reply = "64 bytes from HOST: icmp_seq=1 ttl=64 time=T ms"

  /// A case in which every message is rejected for `reason`.
  static func rejected(_ name: String, _ reason: String, isOnlyIPv4: Bool = false) -> Self {
    Self(
      name: name,
      isOnlyIPv4: isOnlyIPv4,
      rows: ["rejected", "timeout"],
      reason: reason,
      counts: ["rejected": 2, "network_lost": 2]
    )
  }

  /// A case in which nothing reaches netping.
  static func silent(_ name: String, isOnlyIPv4: Bool = false) -> Self {
    Self(name: name, isOnlyIPv4: isOnlyIPv4, rows: ["timeout"], counts: ["network_lost": 2])
  }

  /// A case in which every probe is answered.
  static func received(
    _ name: String,
    isOnlyIPv4: Bool = false,
    _ line: String = reply,
    _ extra: [String: Int] = [:]
  ) -> Self {
    Self(
      name: name,
      isOnlyIPv4: isOnlyIPv4,
      rows: ["reply"],
      line: line,
      counts: ["received": 2].merging(extra) { $1 },
      isSuccess: true
    )
  }

  /// A case in which an ICMP error ends each probe.
  static func error(
    _ name: String,
    _ reason: (String, ipv6: String),
    _ words: (String, ipv6: String)
  ) -> Self {
    Self(
      name: name,
      rows: ["error"],
      reason: reason.0,
      reasonIPv6: reason.ipv6,
      line: "From HOST icmp_seq=1 " + words.0,
      lineIPv6: "From HOST icmp_seq=1 " + words.ipv6,
      counts: ["errors": 2, "network_lost": 2]
    )
  }
}

extension HostileCase {
  /// All cases, in the order of the table that they come from; `silent` and two more beside it.
  static let all: [Self] = [
    received("honest"),
    silent("silent"),
    // The kernel keeps such a message of IPv4 from raw sockets.
    silent("four-octets", isOnlyIPv4: true),
    received("header-only", "8 bytes from HOST: icmp_seq=1 ttl=64 (truncated)", ["truncated": 2]),
    Self(
      name: "bad-checksum",
      isOnlyIPv4: true,
      rows: ["rejected", "timeout"],
      reason: "bad_checksum",
      line: reply + " (BAD CHECKSUM!)",
      counts: ["corrupted": 2, "network_lost": 2]
    ),
    silent("other-identifier"),
    rejected("time-in-future", "wrong_cookie"),
    rejected("time-zero", "wrong_cookie"),
    rejected("time-least", "wrong_cookie"),
    rejected("time-rewound", "wrong_cookie"),
    Self(
      name: "triplicate",
      rows: ["reply", "duplicate", "duplicate"],
      line: reply,
      counts: ["received": 2, "duplicates": 2],
      countsWithRest: ["duplicates": 4],
      isSuccess: true
    ),
    Self(
      name: "stranger",
      rows: ["rejected", "timeout"],
      reason: "different_address",
      line: "64 bytes from STRANGER: icmp_seq=1 ttl=64 time=T ms (DIFFERENT ADDRESS!)",
      counts: ["rejected": 2, "different_address": 2, "network_lost": 2]
    ),
    Self(
      name: "corrupted",
      rows: ["rejected", "timeout"],
      reason: "corrupted_data",
      line: reply,
      counts: ["corrupted": 2, "network_lost": 2]
    ),
    received("truncated", "56 bytes from HOST: icmp_seq=1 ttl=64 (truncated)", ["truncated": 2]),
    received(
      "oversize",
      "72 bytes from HOST: icmp_seq=1 ttl=64 time=T ms",
      ["oversized": 2]
    ),
    received("record-route", isOnlyIPv4: true),
    // The kernel drops a packet with such an option.
    silent("zero-length-option", isOnlyIPv4: true),
    received("odd-timestamps", isOnlyIPv4: true),
    rejected("error-bare-header", "unattributable"),
    rejected("error-lying-length", "unattributable", isOnlyIPv4: true),
    error(
      "host-unreachable",
      ("destination_host_unreachable", "address_unreachable"),
      ("Destination Host Unreachable", "Destination unreachable: Address unreachable")
    ),
    error(
      "unknown-code",
      ("destination_unreachable", "destination_unreachable"),
      ("Dest Unreachable, Bad Code: 255", "Destination unreachable: Unknown code 255")
    ),
    error(
      "time-exceeded",
      ("time_to_live_exceeded", "hop_limit_exceeded"),
      ("Time to live exceeded", "Time exceeded: Hop limit")
    ),
    Self(
      name: "redirect",
      isOnlyIPv4: true,
      rows: ["notice", "reply"],
      reason: "redirect_host",
      line: "From HOST: icmp_seq=1 Redirect Host(New nexthop: HOST)",
      counts: ["received": 2],
      isSuccess: true
    ),
    rejected("later-sequence", "unsolicited"),
    Self(
      name: "reply-then-error",
      rows: ["reply", "error"],
      line: reply,
      counts: ["received": 2, "errors": 1, "contradicted": 1],
      countsWithRest: ["errors": 2, "contradicted": 2],
      isSuccess: true
    ),
    Self(
      name: "error-then-reply",
      rows: ["error", "reply"],
      reason: "destination_host_unreachable",
      reasonIPv6: "address_unreachable",
      line: "From HOST icmp_seq=1 Destination Host Unreachable",
      lineIPv6: "From HOST icmp_seq=1 Destination unreachable: Address unreachable",
      counts: ["received": 1, "errors": 2, "contradicted": 1, "network_lost": 1],
      countsWithRest: ["received": 2, "contradicted": 2, "network_lost": 0],
      isSuccess: true
    ),
    rejected("error-about-another", "wrong_destination"),
    error(
      "too-big",
      ("fragmentation_needed", "packet_too_big"),
      ("Frag needed and DF set (mtu = 1400)", "Packet too big: mtu=1400")
    ),
    error(
      "parameter-problem",
      ("parameter_problem", "wrong_header_field"),
      ("Parameter problem: pointer = 20", "Parameter problem: Wrong header field at 20")
    ),
    Self(
      name: "source-quench",
      isOnlyIPv4: true,
      rows: ["notice", "timeout"],
      reason: "source_quench",
      line: "From HOST: icmp_seq=1 Source Quench",
      counts: ["network_lost": 2]
    ),
    received("no-hops-left", "64 bytes from HOST: icmp_seq=1 ttl=0 time=T ms"),
    received("reply-with-code"),
    Self(
      name: "delayed",
      options: ["-c4", "-i0.1", "-W0.15"],
      rows: ["timeout", "late"],
      line: reply + " (late)",
      counts: ["transmitted": 4, "received": 2, "late": 2, "network_lost": 2],
      isSuccess: true
    ),
    silent("unknown-type"),
    error(
      "long-quotation",
      ("destination_host_unreachable", "address_unreachable"),
      ("Destination Host Unreachable", "Destination unreachable: Address unreachable")
    ),
  ]
}
