internal import Glibc
internal import NetCore
internal import SystemPackage

/// The kernel's own answers about sockets, which hold what the tables of `/proc/net` lack
/// (sock_diag(7)).
///
/// They are of the network namespace of the calling thread, as `/proc/net` is.
public enum SocketDiagnostics {
  /// NETLINK_SOCK_DIAG.
  private static let protocolNumber: Int32 = 4
  /// NLM_F_REQUEST and NLM_F_DUMP.
  private static let requestFlags: UInt16 = 0x301
  /// The kernel fills no more than this in one datagram.
  private static let datagramByteCount = 1 << 15

  /// Asks for all sockets that `request` selects, and hands the payload of each answer to `body`.
  static func dump(
    _ request: [UInt8],
    _ body: (RawSpan) -> Void
  ) throws(SystemError) {
    // The kernel makes each part of the answer when the one before was taken, so nothing is ever
    // waited for, and a socket that does not block can never hang.
    let socket = try Socket(
      .netlink,
      .raw,
      protocolNumber: protocolNumber,
      nonblocking: true
    )
    var message: [UInt8] = []
    appendHostOrder(UInt32(NetlinkMessages.headerByteCount + request.count), appendTo: &message)
    appendHostOrder(NetlinkMessages.Kind.socketsByFamily.rawValue, appendTo: &message)
    appendHostOrder(requestFlags, appendTo: &message)
    appendHostOrder(UInt32(1), appendTo: &message)
    appendHostOrder(UInt32(0), appendTo: &message)
    message += request
    _ = try socket.send(message.octets)
    var buffer = [UInt8](repeating: 0, count: datagramByteCount)
    while true {
      guard let count = try socket.receive(into: &buffer), count > 0 else {
        throw SystemError(call: "recv", errno: .resourceTemporarilyUnavailable)
      }
      var messages = NetlinkMessages(buffer.octets.extracting(first: min(count, buffer.count)))
      while let message = messages.next() {
        switch message.kind {
        case .done: return
        case .error: throw failure(in: message.payload)
        case .socketsByFamily: body(message.payload)
        default: continue
        }
      }
    }
  }

  private static func failure(in payload: RawSpan) -> SystemError {
    let number = payload.byteCount >= 4 ? Int32(hostOrder: payload, at: 0) : -EINVAL
    return SystemError(call: "sock_diag", errno: Errno(rawValue: number == .min ? EINVAL : -number))
  }
}
