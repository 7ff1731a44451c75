/// The type of a DHCP message (RFC 2132 §9.6; IANA "DHCP Message Type 53 Values").
public struct DHCPMessageType: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt8

  /// The type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The name that IANA lists, or `nil` when this module knows none.
  public var name: StaticString? {
    switch rawValue {
    case 1: "DHCPDISCOVER"
    case 2: "DHCPOFFER"
    case 3: "DHCPREQUEST"
    case 4: "DHCPDECLINE"
    case 5: "DHCPACK"
    case 6: "DHCPNAK"
    case 7: "DHCPRELEASE"
    case 8: "DHCPINFORM"
    case 9: "DHCPFORCERENEW"
    case 10: "DHCPLEASEQUERY"
    case 11: "DHCPLEASEUNASSIGNED"
    case 12: "DHCPLEASEUNKNOWN"
    case 13: "DHCPLEASEACTIVE"
    default: nil
    }
  }
}
