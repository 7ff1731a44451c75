public import NetCore

/// The options that can go with each probe in its IPv4 header (RFC 791 §3.1).
public enum InternetOptions: Hashable, Sendable {
  /// Up to nine routers write their addresses.
  case recordRoute
  /// Up to nine routers write the time.
  case timestamps
  /// Up to four routers write the time and their addresses.
  case addressedTimestamps
  /// Those of the hosts, at most four, that a probe comes to in this order write the time.
  case timestampsOf([IPv4Address])

  /// The most octets that options can have, which ping(8) also tells of for shorter ones.
  public static let maximumByteCount = 40

  /// The octets of the option list.
  public var octets: [UInt8] {
    switch self {
    case .recordRoute:
      // A leading no-operation puts the addresses on multiples of four; the first is at octet 4.
      let option: [UInt8] = [IPv4Option.recordRoute, 39, 4]
      return [IPv4Option.noOperation] + option + [UInt8](repeating: 0, count: 36)
    case .timestamps:
      return Self.timestampHeader(byteCount: 40, flag: 0) + [UInt8](repeating: 0, count: 36)
    case .addressedTimestamps:
      return Self.timestampHeader(byteCount: 36, flag: 1) + [UInt8](repeating: 0, count: 32)
    case .timestampsOf(let hosts):
      var octets = Self.timestampHeader(byteCount: UInt8(4 + 8 * min(hosts.count, 4)), flag: 3)
      for host in hosts.prefix(4) {
        let (a, b, c, d) = host.octets
        octets += [a, b, c, d, 0, 0, 0, 0]
      }
      return octets
    }
  }

  /// Type, length, pointer to the first entry, and what an entry is.
  private static func timestampHeader(byteCount: UInt8, flag: UInt8) -> [UInt8] {
    [IPv4Option.timestamp, byteCount, 5, flag]
  }
}
