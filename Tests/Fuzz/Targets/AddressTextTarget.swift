import NetCore

/// Text that is accepted as an address prints as text of the same address, and that text is the
/// canonical one: printing it again changes nothing.
enum AddressTextTarget {
  static func fault(in octets: [UInt8]) -> String? {
    let text = String(decoding: octets, as: UTF8.self)
    return Self.fault(of: text) { text throws(AddressTextError) in try IPv4Address(text) }
      ?? Self.fault(of: text) { text throws(AddressTextError) in try IPv6Address(text) }
      ?? Self.fault(of: text) { text throws(AddressTextError) in try IPAddress(text) }
      ?? Self.fault(of: text) { text throws(AddressTextError) in try MACAddress(text) }
      ?? Self.fault(of: text) { text throws(AddressTextError) in try Port(text) }
  }

  private static func fault<Value: Equatable & CustomStringConvertible>(
    of text: String,
    parse: (String) throws(AddressTextError) -> Value
  ) -> String? {
    guard let value = try? parse(text) else { return nil }
    let canonical = value.description
    guard let again = try? parse(canonical) else { return "\(canonical) is not read back" }
    guard again == value else { return "\(canonical) is read back as \(again)" }
    return again.description == canonical ? nil : "\(canonical) prints as \(again) in the end"
  }
}
