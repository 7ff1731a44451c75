/// The octets that the data of an echo request are filled with, behind the cookie.
public struct EchoPattern: Hashable, Sendable {
  /// What is repeated; empty for ``counting``.
  public let octets: [UInt8]

  /// Each octet is its own offset, modulo 256.
  public static let counting = Self(repeating: [])

  /// `octets` over and over, from the first octet of the data; with none, ``counting``.
  public init(repeating octets: [UInt8]) { self.octets = octets }

  /// The octet at `offset` of the data.
  public func octet(at offset: Int) -> UInt8 {
    octets.isEmpty ? UInt8(truncatingIfNeeded: offset) : octets[offset % octets.count]
  }
}
