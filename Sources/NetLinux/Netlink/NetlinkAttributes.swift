internal import NetCore

/// The attributes behind the fixed part of a message (rtnetlink(7)).
struct NetlinkAttributes: ~Escapable {
  /// One attribute.
  struct Attribute: ~Escapable {
    let kind: UInt16
    let value: RawSpan

    @_lifetime(copy value)
    init(kind: UInt16, value: RawSpan) {
      self.kind = kind
      self.value = value
    }
  }

  private let octets: RawSpan
  private var offset = 0

  @_lifetime(copy octets)
  init(_ octets: RawSpan) { self.octets = octets }

  /// The next attribute, or `nil` at the end and before one whose length cannot be.
  @_lifetime(copy self)
  mutating func next() -> Attribute? {
    let room = octets.byteCount - offset
    guard room >= 4 else { return nil }
    let length = Int(UInt16(hostOrder: octets, at: offset))
    guard length >= 4, length <= room else { return nil }
    let kind = UInt16(hostOrder: octets, at: offset + 2)
    let value = octets.extracting(offset + 4..<offset + length)
    offset += min((length + 3) & ~3, room)
    return Attribute(kind: kind, value: value)
  }
}
