internal import NetCore

/// What the value of a field means, in words.
enum FieldMeaning: Sendable {
  /// Nothing that the value does not say.
  case none
  /// The same whatever the value.
  case words(StaticString)
  /// One of two things, by whether the bit is set.
  case flag(set: StaticString, clear: StaticString)
  /// A length in units of so many octets.
  case octets(times: Int)
  /// The name of a number.
  case named(@Sendable (UInt64) -> StaticString?)
  /// What the registries say about an address.
  case address
  /// What the registries say about a port of this transport.
  case port(StaticString)
  /// Whether the checksum holds.
  case checksum
  /// What the function writes.
  case told(@Sendable (borrowing FieldReading, inout LineBuffer) -> Void)
}
