internal import NetCore

/// An address, and what it sent and received.
struct EndpointRow {
  /// The address of an end.
  enum Address {
    /// That of an IP header.
    case ip(IPAddress)
    /// That of an Ethernet frame without an IP header.
    case mac(MACAddress)
  }

  var address: Address
  /// What it sent is forward, what it received backward.
  var record: TrafficRecord
}
