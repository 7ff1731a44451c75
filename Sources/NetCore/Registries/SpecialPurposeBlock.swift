/// A row of the IANA IPv4 or IPv6 Special-Purpose Address Registry (RFC 6890, RFC 8190).
public struct SpecialPurposeBlock: Sendable {
  /// The addresses the row speaks of.
  public let prefix: IPPrefix
  /// The registry's name of the block.
  public let name: StaticString
  /// The documents that the registry cites, without brackets: `RFC1122, Section 3.2.1.3`.
  public let reference: StaticString
  /// Year and month of the allocation: `1996-02`.
  public let allocationDate: StaticString
  /// Year and month of the termination, for a block that has been given back.
  public let terminationDate: StaticString?
  /// The five properties of the block.
  public let flags: Flags
  /// What the registry's footnote says, in our words.
  public let footnote: StaticString?

  /// The five properties the registries state for each block (RFC 6890 §2.2.1).
  public struct Flags: Hashable, Sendable {
    /// Whether an address of the block is valid as the source of a packet.
    public let source: RegistryFlag
    /// Whether an address of the block is valid as the destination of a packet.
    public let destination: RegistryFlag
    /// Whether routers may forward packets to the block between interfaces.
    public let forwardable: RegistryFlag
    /// Whether routers may forward packets to the block beyond one administrative domain.
    public let globallyReachable: RegistryFlag
    /// Whether the Internet Protocol itself reserves the block.
    public let reservedByProtocol: RegistryFlag
  }
}

extension SpecialPurposeBlock: Equatable {
  /// Two rows are equal when they speak of the same block: a registry lists no block twice.
  public static func == (left: Self, right: Self) -> Bool { left.prefix == right.prefix }
}
