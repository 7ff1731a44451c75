internal import NetLinux
internal import Synchronization

/// The names of this host's interfaces by index, each asked for once.
///
/// A packet of the pseudo-device `any` tells an index only; asking the kernel for every packet
/// would cost three system calls each.
final class InterfaceNameCache: Sendable {
  private let names = Mutex<[UInt32: String?]>([:])

  /// The name of the interface with `index`, or `nil` when there is none.
  func name(of index: UInt32) -> String? {
    names.withLock { names in
      if let known = names[index] { return known }
      // A hostile file may name any number of indexes.
      if names.count >= 4096 { names.removeAll() }
      let name = NetworkInterfaceName.name(of: index)
      names[index] = .some(name)
      return name
    }
  }
}
