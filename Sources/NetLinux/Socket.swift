internal import CLinuxNet
internal import Glibc
internal import NetCore
internal import SystemPackage

/// A socket that is closed when its owner lets go of it (socket(2)).
public struct Socket: ~Copyable {
  /// The descriptor, for poll(2); it stays the socket's.
  public let descriptor: Int32

  /// Opens a socket that is closed across exec(2).
  ///
  /// The corresponding C function is `socket`.
  public init(
    _ family: AddressFamily,
    _ type: SocketType,
    protocolNumber: Int32 = 0,
    nonblocking: Bool = false
  ) throws(SystemError) {
    var flags = type.rawValue | Int32(SOCK_CLOEXEC.rawValue)
    if nonblocking { flags |= Int32(SOCK_NONBLOCK.rawValue) }
    descriptor = try systemCall("socket") { socket(family.rawValue, flags, protocolNumber) }
  }

  /// Takes over a descriptor that someone else opened.
  init(owning descriptor: Int32) { self.descriptor = descriptor }

  deinit { _ = Glibc.close(descriptor) }

  /// Gives the socket its local address.
  ///
  /// The corresponding C function is `bind`.
  public borrowing func bind(to address: SocketAddress) throws(SystemError) {
    let octets = address.kernelOctets
    _ = try systemCall("bind", subject: address.description) {
      unsafe octets.withSocketAddress { unsafe Glibc.bind(descriptor, $0, $1) }
    }
  }

  /// Makes or begins the connection to `address`; `false` while it is under way, which ends when the
  /// socket becomes writable: ``pendingError()`` then says how.
  ///
  /// A signal too leaves a blocking connection under way: to call again would be an error (EALREADY,
  /// EISCONN). The corresponding C function is `connect`.
  public borrowing func connect(to address: SocketAddress) throws(SystemError) -> Bool {
    let octets = address.kernelOctets
    let result = unsafe octets.withSocketAddress { unsafe Glibc.connect(descriptor, $0, $1) }
    let number = Glibc.errno
    if result == 0 { return true }
    guard number == EINPROGRESS || number == EINTR else {
      throw SystemError(
        call: "connect",
        errno: Errno(rawValue: number),
        subject: address.description
      )
    }
    return false
  }

  /// Lets peers connect; up to `backlog` connections wait to be accepted.
  ///
  /// The corresponding C function is `listen`.
  public borrowing func listen(backlog: Int32) throws(SystemError) {
    _ = try systemCall("listen") { Glibc.listen(descriptor, backlog) }
  }

  /// The next waiting connection, non-blocking, or `nil` when none waits on a non-blocking socket.
  ///
  /// A connection that its peer gave up before it was accepted is passed over, as accept(2) asks
  /// for: its errors are no errors of the listening socket. The corresponding C function is
  /// `accept4`.
  public borrowing func accept() throws(SystemError) -> AcceptedConnection? {
    var storage = [UInt8](repeating: 0, count: SocketAddress.maximumByteCount)
    var length = socklen_t(storage.count)
    var next: Int32?
    while next == nil {
      do {
        length = socklen_t(storage.count)
        next = try nonblockingSystemCall("accept4") {
          unsafe storage.withMutableSocketAddress {
            unsafe netdiag_accept(descriptor, $0, &length)
          }
        }
        guard next != nil else { return nil }
      } catch {
        guard error.isOfAnUnacceptedConnection else { throw error }
      }
    }
    guard let accepted = next else { return nil }
    let filled = min(Int(length), storage.count)
    return AcceptedConnection(
      socket: Socket(owning: accepted),
      peer: SocketAddress(kernelOctets: storage.octets.extracting(first: filled))
    )
  }

  /// Ends one or both directions.
  ///
  /// The corresponding C function is `shutdown`.
  public borrowing func shutdown(_ direction: ShutdownDirection) throws(SystemError) {
    _ = try systemCall("shutdown") { Glibc.shutdown(descriptor, direction.rawValue) }
  }

  /// The socket's own address.
  ///
  /// The corresponding C function is `getsockname`.
  public borrowing func localAddress() throws(SystemError) -> SocketAddress? {
    unsafe try address("getsockname") { unsafe getsockname($0, $1, $2) }
  }

  /// The address of the peer.
  ///
  /// The corresponding C function is `getpeername`.
  public borrowing func peerAddress() throws(SystemError) -> SocketAddress? {
    unsafe try address("getpeername") { unsafe getpeername($0, $1, $2) }
  }

  private borrowing func address(
    _ name: String,
    _ call: (Int32, UnsafeMutablePointer<sockaddr>?, UnsafeMutablePointer<socklen_t>) -> Int32
  ) throws(SystemError) -> SocketAddress? {
    var storage = [UInt8](repeating: 0, count: SocketAddress.maximumByteCount)
    var length = socklen_t(storage.count)
    _ = try systemCall(name) {
      unsafe storage.withMutableSocketAddress { unsafe call(descriptor, $0, &length) }
    }
    let filled = min(Int(length), storage.count)
    return SocketAddress(kernelOctets: storage.octets.extracting(first: filled))
  }
}

extension SystemError {
  /// Whether accept(2) told of the fate of a connection instead of giving it.
  fileprivate var isOfAnUnacceptedConnection: Bool {
    switch errno.rawValue {
    case ECONNABORTED, EPROTO, ENETDOWN, ENETUNREACH, EHOSTDOWN, EHOSTUNREACH, ENONET,
      ENOPROTOOPT:
      true
    default: false
    }
  }
}

extension [UInt8] {
  /// Calls `body` with the octets as the address argument of a system call.
  func withSocketAddress<Result>(
    _ body: (UnsafePointer<sockaddr>?, socklen_t) -> Result
  ) -> Result {
    // The kernel reads exactly the stated number of octets and needs no alignment of them.
    unsafe withUnsafeBytes {
      unsafe body($0.baseAddress?.assumingMemoryBound(to: sockaddr.self), socklen_t($0.count))
    }
  }

  /// Calls `body` with room for the address that a system call leaves.
  mutating func withMutableSocketAddress<Result>(
    _ body: (UnsafeMutablePointer<sockaddr>?) -> Result
  ) -> Result {
    // The kernel writes no more than the length argument that goes with the pointer.
    unsafe withUnsafeMutableBytes {
      unsafe body($0.baseAddress?.assumingMemoryBound(to: sockaddr.self))
    }
  }
}
