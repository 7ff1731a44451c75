/// Why a text is not an address, a prefix or a port.
public struct AddressTextError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The reason in words, without the text it speaks of.
  public let description: String

  /// An error with `reason` in words.
  public init(_ reason: String) { description = reason }
}
