/// The labels of a domain name in a DNS message (RFC 1035 §4.1.4), one by one.
///
/// A pointer must point further back than the one before it, a name has at most 255 octets, and
/// at most 127 pointers are followed, so that no message makes the sequence long.
public struct DNSName: ~Escapable {
  /// The longest name, in octets, each label with its length octet (RFC 1035 §2.3.4).
  public static let largestByteCount = 255

  private let message: RawSpan
  private var offset: Int
  private var limit: Int
  private var byteCount = 0
  private var pointerCount = 0
  /// Where what follows the name begins in the message, in octets; meaningful once ``next()`` has
  /// returned `nil` and ``isCutShort`` is `false`.
  public private(set) var end: Int
  private var isBehindPointer = false
  /// Whether the name ended before its last label: it lies, or the capture ends in it.
  public private(set) var isCutShort = false

  /// The name at `offset` of `message`.
  @_lifetime(copy message)
  public init(at offset: Int, in message: RawSpan) {
    self.message = message
    self.offset = offset
    limit = offset
    end = offset
  }

  /// The next label; `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> RawSpan? {
    while !isCutShort {
      guard offset >= 0, offset < message.byteCount else { return cutShort() }
      let length = Int(message.octet(at: offset))
      switch length {
      case 0:
        if !isBehindPointer { end = offset &+ 1 }
        return nil
      case 1...63:
        let start = offset &+ 1
        byteCount &+= length &+ 1
        guard byteCount < Self.largestByteCount, start &+ length <= message.byteCount else {
          return cutShort()
        }
        offset = start &+ length
        return message.extracting(start..<offset)
      case 0xc0...:
        guard offset &+ 1 < message.byteCount else { return cutShort() }
        let target = (length & 0x3f) << 8 | Int(message.octet(at: offset &+ 1))
        pointerCount &+= 1
        guard target < limit, pointerCount < 128 else { return cutShort() }
        if !isBehindPointer { end = offset &+ 2 }
        isBehindPointer = true
        limit = target
        offset = target
      default: return cutShort()
      }
    }
    return nil
  }

  @_lifetime(copy self)
  @_lifetime(self: copy self)
  private mutating func cutShort() -> RawSpan? {
    isCutShort = true
    return nil
  }

  /// Where what follows the name at `offset` begins, without following pointers; `nil` when the
  /// name is cut, or a label is of an unknown type.
  public static func end(ofNameAt offset: Int, in message: RawSpan) -> Int? {
    var offset = offset
    while offset < message.byteCount {
      let length = Int(message.octet(at: offset))
      offset &+= 1
      switch length {
      case 0: return offset
      case 1...63: offset &+= length
      case 0xc0...: return offset < message.byteCount ? offset &+ 1 : nil
      default: return nil
      }
    }
    return nil
  }
}
