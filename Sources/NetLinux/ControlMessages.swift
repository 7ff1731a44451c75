internal import NetCore

/// The control messages that came with a received message (cmsg(3)), walked with every length
/// checked against the room.
public struct ControlMessages: ~Escapable {
  private let octets: RawSpan
  private var offset = 0

  /// A walk over control data as recvmsg(2) leaves them.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { self.octets = octets }

  /// The next control message, or `nil` at the end or where a length lies.
  @_lifetime(copy self)
  public mutating func next() -> ControlMessage? {
    // struct cmsghdr: a size_t length that counts the header, then level and type as int.
    let headerByteCount = MemoryLayout<UInt>.size + 8
    guard offset <= octets.byteCount - headerByteCount else { return nil }
    let length = UInt(hostOrder: octets, at: offset)
    guard length >= UInt(headerByteCount), length <= UInt(octets.byteCount &- offset) else {
      return nil
    }
    let level = Int32(hostOrder: octets, at: offset &+ MemoryLayout<UInt>.size)
    let type = Int32(hostOrder: octets, at: offset &+ MemoryLayout<UInt>.size &+ 4)
    let end = offset &+ Int(length)
    let data = octets.extracting(offset &+ headerByteCount..<end)
    // Each message begins on a multiple of a size_t (CMSG_ALIGN).
    offset = min(
      (end &+ MemoryLayout<UInt>.size &- 1) & ~(MemoryLayout<UInt>.size &- 1),
      octets.byteCount
    )
    return ControlMessage(level: level, type: type, data: data)
  }
}
