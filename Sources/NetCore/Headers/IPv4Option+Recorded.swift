/// What one host wrote into a timestamp option (RFC 791 §3.1).
public struct RecordedTime: Hashable, Sendable {
  /// The host's address, when the option asks for it; with ``milliseconds`` missing, of a host that
  /// was asked and wrote nothing.
  public let address: IPv4Address?
  /// Milliseconds since midnight UT, or by the clock of whoever wrote them; `nil` when the option
  /// ends before them.
  public let milliseconds: UInt32?
  /// Whether ``milliseconds`` are since midnight UT.
  public let isStandard: Bool
}

extension IPv4Option {
  /// The addresses in a record route or source route option, as many as its pointer says were
  /// written; of a source route, all.
  ///
  /// The option is foreign: pointer, length and the octets that are there all bound the walk.
  public var addresses: [IPv4Address] {
    let isRecord = type == Self.recordRoute
    guard isRecord || type == Self.looseSourceRoute || type == Self.strictSourceRoute,
      data.byteCount >= 1
    else { return [] }
    // The pointer counts from the type, which is octet 1; the first address is at 4.
    let written = isRecord ? Int(data.octet(at: 0)) &- 4 : byteCount &- 3
    let count = min(max(written, 0), data.byteCount &- 1) / 4
    return (0..<count).map { data.ipv4Address(at: 1 &+ 4 &* $0) }
  }

  /// What was written into a timestamp option, as much as its pointer says; of an option that names
  /// the hosts, what those up to the pointer wrote.
  public var times: [RecordedTime] {
    guard type == Self.timestamp, data.byteCount >= 2 else { return [] }
    // The pointer counts from the type, which is octet 1; the first entry is at 5.
    let end = min(Int(data.octet(at: 0)) &- 3, data.byteCount)
    let hasAddresses = data.octet(at: 1) & 0x0f != 0
    var result: [RecordedTime] = []
    var offset = 2
    while offset &+ 4 <= end {
      var address: IPv4Address?
      if hasAddresses {
        address = data.ipv4Address(at: offset)
        offset &+= 4
      }
      var time: UInt32?
      if offset &+ 4 <= end {
        time = data.bigEndian(at: offset)
        offset &+= 4
      }
      result.append(
        RecordedTime(
          address: address,
          // The topmost bit says that the rest is not in milliseconds since midnight UT.
          milliseconds: time.map { $0 & 0x7fff_ffff },
          isStandard: time.map { $0 >> 31 == 0 } ?? true
        )
      )
    }
    return result
  }

  /// How many hosts found no room in a timestamp option.
  public var unrecordedHostCount: UInt8 {
    guard type == Self.timestamp, data.byteCount >= 2 else { return 0 }
    return data.octet(at: 1) >> 4
  }
}
