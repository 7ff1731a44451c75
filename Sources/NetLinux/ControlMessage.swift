internal import Glibc
public import NetCore

/// One control message: a level, a type and its data (cmsg(3)).
public struct ControlMessage: ~Escapable {
  /// The protocol that the message belongs to, `SOL_*` or `IPPROTO_*`.
  public let level: Int32
  /// The kind of the message.
  public let type: Int32
  /// The data, in the kernel's layout.
  public let data: RawSpan

  @_lifetime(copy data)
  init(level: Int32, type: Int32, data: RawSpan) {
    self.level = level
    self.type = type
    self.data = data
  }

  /// The wall-clock time at which the kernel received the packet (`SCM_TIMESTAMPNS`).
  public var receiveTimestamp: WallClockTime? {
    guard level == SOL_SOCKET, type == SO_TIMESTAMPNS else { return nil }
    return timespec
  }

  /// The software time stamp of `SCM_TIMESTAMPING`.
  public var softwareTimestamp: WallClockTime? {
    guard level == SOL_SOCKET, type == SO_TIMESTAMPING else { return nil }
    return timespec
  }

  /// The time to live or hop limit of the packet.
  public var timeToLive: Int32? {
    guard
      level == Int32(IPPROTO_IP) && type == IP_TTL
        || level == Int32(IPPROTO_IPV6) && type == IPV6_HOPLIMIT, data.byteCount >= 4
    else { return nil }
    return Int32(hostOrder: data, at: 0)
  }

  /// The time that the data begin with; `nil` also for no time at all.
  private var timespec: WallClockTime? {
    guard data.byteCount >= 16 else { return nil }
    let seconds = Int64(hostOrder: data, at: 0)
    let nanoseconds = Int64(hostOrder: data, at: 8)
    guard (0..<1_000_000_000).contains(nanoseconds), seconds != 0 || nanoseconds != 0 else {
      return nil
    }
    return WallClockTime(seconds: seconds, nanoseconds: Int32(nanoseconds))
  }
}
