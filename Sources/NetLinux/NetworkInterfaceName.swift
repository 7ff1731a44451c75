internal import Glibc

/// Translates between the names and indexes of network interfaces (netdevice(7)).
public enum NetworkInterfaceName {
  /// The index of the interface called `name`, or `nil`.
  ///
  /// The corresponding C function is `if_nametoindex`.
  public static func index(of name: String) -> UInt32? {
    let index = unsafe if_nametoindex(name)
    return index == 0 ? nil : index
  }

  /// The name of the interface with `index`, or `nil`.
  ///
  /// The corresponding C function is `if_indextoname`.
  ///
  /// The name is foreign text.
  public static func name(of index: UInt32) -> String? {
    var name = [CChar](repeating: 0, count: Int(IF_NAMESIZE))
    guard unsafe if_indextoname(index, &name) != nil else { return nil }
    return String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
