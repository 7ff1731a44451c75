package import NetCore

/// What an input names: the thing that is classified.
package enum Subject: Hashable, Sendable {
  /// An address, with a zone where one was given.
  case address(IPAddress, zone: String?)
  /// An address block, and the address that was written before the slash.
  case prefix(IPPrefix, address: IPAddress, zone: String?)
  /// A port, on one transport or on any.
  case port(Port, transport: String?)
  /// An address and a port: both are classified.
  case endpoint(IPAddress, zone: String?, Port)
  /// The name of a service, on one transport or on any.
  case service(String, transport: String?)
}
