/// How the value of a field is written.
enum FieldForm: Sendable {
  /// A number in decimal; at most 64 bits.
  case decimal
  /// A number in hexadecimal; at most 64 bits.
  case hexadecimal
  /// A MAC address.
  case macAddress
  /// An IPv4 address.
  case ipv4Address
  /// An IPv6 address.
  case ipv6Address
  /// Octets in hexadecimal, the first of them when they are many.
  case octets
  /// Octets as text, those that ASCII cannot show as dots.
  case text
  /// A domain name of the DNS message that begins at this octet of the header: its labels may lie
  /// anywhere in that.
  case domainName(message: Int)
}
