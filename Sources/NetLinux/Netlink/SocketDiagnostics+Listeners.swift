internal import Glibc
internal import NetCore

extension SocketDiagnostics {
  // `struct inet_diag_msg`: four octets, the identity of the socket, then numbers of four octets:
  // expiry, receive queue, send queue, user, inode.
  private static let listenerAnswerByteCount = 72
  private static let sendQueueOffset = 60
  private static let inodeOffset = 68

  /// The backlogs of the listening TCP sockets of `family`, by inode: how many connections may wait
  /// to be accepted (listen(2)).
  public static func listenBacklogs(
    of family: InternetFamily
  ) throws(SystemError) -> [UInt64: UInt32] {
    var request: [UInt8] = []
    // `struct inet_diag_req_v2`: family, protocol, extensions, padding, states, identity.
    request.append(UInt8(family == .inet ? AF_INET : AF_INET6))
    request.append(UInt8(IPPROTO_TCP))
    request += [0, 0]
    appendHostOrder(UInt32(1) << UInt32(SocketState.listen.rawValue), appendTo: &request)
    request += [UInt8](repeating: 0, count: 48)
    var backlogs: [UInt64: UInt32] = [:]
    try dump(request) { payload in
      guard payload.byteCount >= listenerAnswerByteCount else { return }
      let inode = UInt64(UInt32(hostOrder: payload, at: inodeOffset))
      backlogs[inode] = UInt32(hostOrder: payload, at: sendQueueOffset)
    }
    return backlogs
  }
}
