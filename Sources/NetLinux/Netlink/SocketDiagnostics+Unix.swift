internal import Glibc
internal import NetCore

/// What the kernel knows of one local socket, by netlink: no path can forge it.
public struct UnixSocketDiagnosis: Hashable, Sendable {
  /// The type.
  public let kind: UnixSocketRecord.Kind
  /// Whether the socket waits for connections.
  public let isListening: Bool
  /// The path, or `@` and an abstract name in which every NUL is written `@`; empty when unbound.
  ///
  /// A path is whole here, also when it holds a line feed.
  public let path: [UInt8]
}

extension SocketDiagnostics {
  // `struct unix_diag_msg`: family, type, state, padding, inode, cookie; then attributes.
  fileprivate static let unixAnswerByteCount = 16
  /// UNIX_DIAG_NAME, and the bit that asks for it, UDIAG_SHOW_NAME.
  fileprivate static let nameAttribute: UInt16 = 0
  private static let showName: UInt32 = 1

  /// All local sockets, by inode.
  public static func unixSockets() throws(SystemError) -> [UInt64: UnixSocketDiagnosis] {
    var request: [UInt8] = []
    // `struct unix_diag_req`: family, protocol, padding, states, inode, what to show, cookie.
    request += [UInt8(AF_UNIX), 0, 0, 0]
    appendHostOrder(UInt32.max, appendTo: &request)
    appendHostOrder(UInt32(0), appendTo: &request)
    appendHostOrder(showName, appendTo: &request)
    appendHostOrder(UInt64.max, appendTo: &request)
    var sockets: [UInt64: UnixSocketDiagnosis] = [:]
    try dump(request) { payload in
      guard payload.byteCount >= unixAnswerByteCount else { return }
      let inode = UInt64(UInt32(hostOrder: payload, at: 4))
      sockets[inode] = UnixSocketDiagnosis(parsing: payload)
    }
    return sockets
  }
}

extension UnixSocketDiagnosis {
  /// Reads the answer `payload`, which holds the fixed part at least.
  fileprivate init(parsing payload: RawSpan) {
    kind = UnixSocketRecord.Kind(rawValue: UInt16(payload.octet(at: 1)))
    isListening = payload.octet(at: 2) == SocketState.listen.rawValue
    var attributes = NetlinkAttributes(
      payload.extracting(droppingFirst: SocketDiagnostics.unixAnswerByteCount)
    )
    var path: [UInt8] = []
    while let attribute = attributes.next() {
      guard attribute.kind == SocketDiagnostics.nameAttribute else { continue }
      path = Self.path(ofName: attribute.value)
    }
    self.path = path
  }

  /// The name as `/proc/net/unix` writes it: without the NUL that ends a path, and with `@` for
  /// every other one.
  static func path(ofName name: RawSpan) -> [UInt8] {
    var octets = (0..<name.byteCount).map { name.octet(at: $0) }
    let isAbstract = octets.first == 0
    if !isAbstract, octets.last == 0 { octets.removeLast() }
    return octets.map { $0 == 0 ? UInt8(ascii: "@") : $0 }
  }

  /// Whether `row` can be this socket's row in `/proc/net/unix`.
  ///
  /// A path with a line feed ends there in the table, and its rest stands on a line of its own.
  public func agrees(with row: UnixSocketRecord) -> Bool {
    guard row.kind == kind, row.isListening == isListening else { return false }
    return row.path.elementsEqual(path.prefix { $0 != UInt8(ascii: "\n") })
  }
}
