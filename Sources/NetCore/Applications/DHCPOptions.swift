/// One option of a DHCP message (RFC 2132 §2).
public struct DHCPOption: ~Escapable {
  /// The code.
  public let code: UInt8
  /// The data behind code and length.
  public let data: RawSpan

  @_lifetime(copy data)
  init(code: UInt8, data: RawSpan) {
    self.code = code
    self.data = data
  }
}

/// The options of a DHCP message, read one by one up to the end option.
///
/// Every option takes at least one octet, so the sequence ends however hostile the octets are.
public struct DHCPOptions: ~Escapable {
  private let octets: RawSpan
  private var offset = 0
  /// Whether an option reached beyond the message or what was captured of it.
  public private(set) var isCutShort = false

  /// The options in `octets`.
  @_lifetime(copy octets)
  public init(_ octets: RawSpan) { self.octets = octets }

  /// The next option that is not padding, or `nil` behind the last.
  @_lifetime(copy self)
  @_lifetime(self: copy self)
  public mutating func next() -> DHCPOption? {
    while offset < octets.byteCount {
      let code = octets.octet(at: offset)
      offset &+= 1
      if code == 0 { continue }
      guard code != 255 else { break }
      guard offset < octets.byteCount else {
        isCutShort = true
        break
      }
      let start = offset &+ 1
      let end = start &+ Int(octets.octet(at: offset))
      guard end <= octets.byteCount else {
        isCutShort = true
        break
      }
      offset = end
      return DHCPOption(code: code, data: octets.extracting(start..<end))
    }
    offset = octets.byteCount
    return nil
  }
}
