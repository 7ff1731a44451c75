internal import NetCore

/// What kind of address an address is, in one word: `private`, `global`, `loopback`.
///
/// The words are those of the special-purpose registries' blocks, in lower case and with hyphens,
/// the common ones shortened; what lies in none of the blocks is `global`, `reserved`, or
/// `multicast-` and the scope.
struct AddressKind {
  /// The address.
  let address: IPAddress
  /// The narrowest special-purpose block that holds it.
  let block: SpecialPurposeBlock?

  /// The kind of `address`.
  init(of address: IPAddress) {
    self.address = address
    block = SpecialPurposeRegistry.narrowest(holding: address)
  }

  /// The word of each block, made once.
  private static let words: [IPPrefix: String] = Dictionary(
    (SpecialPurposeRegistry.ipv4 + SpecialPurposeRegistry.ipv6)
      .map { ($0.prefix, word(for: $0.name.description)) },
    uniquingKeysWith: { first, _ in first }
  )

  private static func word(for name: String) -> String {
    switch name {
    case "Private-Use": "private"
    case "Shared Address Space": "shared"
    case "Loopback Address": "loopback"
    case "Link-Local Unicast": "link-local"
    case "This host on this network", "Unspecified Address": "unspecified"
    case "Limited Broadcast": "broadcast"
    case "IPv4-IPv6 Translat.": "nat64"
    case "IPv4-mapped Address": "ipv4-mapped"
    default:
      // `Documentation (TEST-NET-1)` is `documentation`.
      String(
        name.prefix { $0 != "(" }.split(separator: " ").joined(separator: "-").lowercased()
      )
    }
  }

  /// Appends the word.
  func append(to out: inout LineBuffer) {
    if let block {
      return out.append(text: Self.words[block.prefix] ?? "special")
    }
    switch address {
    case .ipv4(let address):
      guard let group = IPv4MulticastBlock(holding: address) else { return out.append("global") }
      switch group.reach {
      case .link: out.append("multicast-link-local")
      case .administrative: out.append("multicast-administrative")
      case .unbounded: out.append("multicast")
      case .reserved: out.append("multicast-reserved")
      case .documentation: out.append("multicast-documentation")
      }
    case .ipv6(let address):
      guard let group = IPv6MulticastAddress(address) else {
        return out.append(
          IPv6AddressSpaceBlock(holding: address).isReserved ? "reserved" : "global"
        )
      }
      out.append("multicast-")
      out.append(text: group.scope.name.description.lowercased())
    }
  }
}
