internal import NetCLI
internal import NetCore

extension TextReport {
  /// Appends the narrowest special-purpose block with its flags, or that there is none.
  func appendSpecial(
    _ block: SpecialPurposeBlock?,
    address: IPAddress,
    to buffer: inout LineBuffer
  ) {
    guard let block else {
      return line("block", to: &buffer) {
        $0.append(
          address.isMulticast
            ? "none: the special-purpose registries leave multicast out"
            : "none: in no special-purpose registry"
        )
      }
    }
    line("block", to: &buffer) {
      $0.append(block.prefix)
      $0.append(UInt8(ascii: " "))
      $0.append(block.name)
      $0.append(" (")
      $0.append(block.reference)
      $0.append("; allocated ")
      $0.append(block.allocationDate)
      if let termination = block.terminationDate {
        $0.append(", terminated ")
        $0.append(termination)
      }
      $0.append(")")
    }
    line("flags", to: &buffer) {
      Self.append("source ", block.flags.source, to: &$0)
      Self.append(", destination ", block.flags.destination, to: &$0)
      Self.append(", forwardable ", block.flags.forwardable, to: &$0)
      Self.append(", globally reachable ", block.flags.globallyReachable, to: &$0)
      Self.append(", reserved by protocol ", block.flags.reservedByProtocol, to: &$0)
    }
    if let footnote = block.footnote {
      line("note", to: &buffer) { $0.append(footnote) }
    }
  }

  private static func append(
    _ name: StaticString,
    _ flag: RegistryFlag,
    to buffer: inout LineBuffer
  ) {
    buffer.append(name)
    buffer.append(flag.word)
  }

  /// Appends whether an address, or all of a block, is globally reachable.
  func append(reachability: RegistryFlag?, to buffer: inout LineBuffer) {
    line("reachable", to: &buffer) {
      switch reachability {
      case .yes: style.append(.good, to: &$0) { $0.append("yes, globally") }
      case .no: style.append(.bad, to: &$0) { $0.append("no, not globally") }
      case .notApplicable:
        style.append(.warning, to: &$0) { $0.append("depends: see the note") }
      case .unstated:
        style.append(.warning, to: &$0) { $0.append("no registry says") }
      case nil:
        style.append(.warning, to: &$0) { $0.append("differs inside the block") }
      }
    }
  }
}

extension IPAddress {
  fileprivate var isMulticast: Bool {
    switch self {
    case .ipv4(let address): address.isMulticast
    case .ipv6(let address): address.isMulticast
    }
  }
}
