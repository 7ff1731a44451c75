/// What an input turned out to be.
package enum Classification: Sendable {
  /// An address.
  case address(AddressFacts)
  /// An address block.
  case prefix(PrefixFacts)
  /// A port.
  case port(PortFacts)
  /// An address with a port.
  case endpoint(AddressFacts, PortFacts)
  /// The ports of a service that was named.
  case service([PortFacts])
}
