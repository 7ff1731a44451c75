internal import Glibc
internal import NetCore

/// Translates between host names and addresses through the system's resolver (getaddrinfo(3)).
public enum HostResolver {
  /// Why a name has no address.
  public struct ResolutionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The resolver's words.
    public let description: String
  }

  /// The addresses of `name` in the resolver's order of preference, each once, port 0.
  ///
  /// `family` restricts them. A numeric address with a zone (`fe80::1%eth0`) is read as well, and so
  /// is an internationalized name (RFC 5890) where the C library has libidn2 and the locale `C.UTF-8`;
  /// one that is unknown is asked for once more as it stands. The corresponding C function is
  /// `getaddrinfo`.
  public static func addresses(
    of name: String,
    family: AddressFamily? = nil
  ) throws(ResolutionError) -> [SocketAddress] {
    var hints = unsafe addrinfo()
    unsafe hints.ai_family = family?.rawValue ?? AF_UNSPEC
    unsafe hints.ai_socktype = SocketType.datagram.rawValue
    var list: UnsafeMutablePointer<addrinfo>?
    let status = unsafe lookUp(name, &hints, &list)
    guard status == 0 else {
      // A translated constant string of the C library.
      throw ResolutionError(description: unsafe String(cString: gai_strerror(status)))
    }
    // The list is ours until it is freed, and each entry's address has the length it states.
    defer { unsafe freeaddrinfo(list) }
    var found: [SocketAddress] = []
    var next = unsafe list
    while let entry = unsafe next {
      let octets = unsafe UnsafeRawBufferPointer(
        start: entry.pointee.ai_addr,
        count: Int(entry.pointee.ai_addrlen)
      )
      if let address = unsafe SocketAddress(kernelOctets: octets.bytes), !found.contains(address) {
        found.append(address)
      }
      unsafe next = entry.pointee.ai_next
    }
    return found
  }

  /// `AI_IDN` and `EAI_IDN_ENCODE`, which are GNU's own.
  private static let readsInternationalNames: Int32 = 0x40
  private static let isNoInternationalName: Int32 = -105

  private static func lookUp(
    _ name: String,
    _ hints: inout addrinfo,
    _ list: inout UnsafeMutablePointer<addrinfo>?
  ) -> Int32 {
    // The library takes a name to be in the encoding of the thread's locale, and ours is UTF-8.
    guard name.utf8.contains(where: { $0 >= 0x80 }),
      let locale = unsafe newlocale(1 << LC_CTYPE, "C.UTF-8", nil)
    else { return unsafe getaddrinfo(name, nil, &hints, &list) }
    let before = unsafe uselocale(locale)
    defer {
      _ = unsafe uselocale(before)
      unsafe freelocale(locale)
    }
    unsafe hints.ai_flags |= readsInternationalNames
    let status = unsafe getaddrinfo(name, nil, &hints, &list)
    guard status == EAI_NONAME || status == isNoInternationalName else { return status }
    // In hosts(5) and in multicast DNS (RFC 6762 §16) a name may stand as it is.
    unsafe hints.ai_flags &= ~readsInternationalNames
    return unsafe getaddrinfo(name, nil, &hints, &list)
  }

  /// The name of `address`, or `nil` when it has none.
  ///
  /// The corresponding C function is `getnameinfo`.
  ///
  /// The name is foreign text.
  public static func name(of address: SocketAddress) -> String? {
    let octets = address.kernelOctets
    var host = [CChar](repeating: 0, count: Int(NI_MAXHOST))
    let status = unsafe octets.withSocketAddress { pointer, length in
      unsafe getnameinfo(pointer, length, &host, socklen_t(host.count), nil, 0, NI_NAMEREQD)
    }
    guard status == 0 else { return nil }
    return String(decoding: host.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
