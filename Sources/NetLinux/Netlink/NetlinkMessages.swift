internal import NetCore

/// The messages in one datagram from the kernel (netlink(7)).
struct NetlinkMessages: ~Escapable {
  /// What a message is.
  struct Kind: RawRepresentable, Hashable {
    var rawValue: UInt16

    /// An error number, or 0 for an acknowledgment (NLMSG_ERROR).
    static var error: Self { Self(rawValue: 2) }
    /// The end of a dump (NLMSG_DONE).
    static var done: Self { Self(rawValue: 3) }
    /// A request for sockets of one family, or a socket (SOCK_DIAG_BY_FAMILY).
    static var socketsByFamily: Self { Self(rawValue: 20) }
  }

  /// One message.
  struct Message: ~Escapable {
    let kind: Kind
    let payload: RawSpan

    @_lifetime(copy payload)
    init(kind: Kind, payload: RawSpan) {
      self.kind = kind
      self.payload = payload
    }
  }

  /// The length of `struct nlmsghdr`.
  static let headerByteCount = 16

  private let octets: RawSpan
  private var offset = 0

  @_lifetime(copy octets)
  init(_ octets: RawSpan) { self.octets = octets }

  /// The next message, or `nil` at the end and before one whose length cannot be.
  @_lifetime(copy self)
  mutating func next() -> Message? {
    let room = octets.byteCount - offset
    guard room >= Self.headerByteCount else { return nil }
    let length = Int(UInt32(hostOrder: octets, at: offset))
    guard length >= Self.headerByteCount, length <= room else { return nil }
    let kind = Kind(rawValue: UInt16(hostOrder: octets, at: offset + 4))
    let payload = octets.extracting(offset + Self.headerByteCount..<offset + length)
    // Messages begin at multiples of four octets (NLMSG_ALIGN).
    offset += min((length + 3) & ~3, room)
    return Message(kind: kind, payload: payload)
  }
}
