internal import Glibc
internal import NetCore

extension ICMPSocket {
  /// Sends `options` in the header of each message, and reports the options of what is received;
  /// only over IPv4 (`IP_OPTIONS`, ip(7)).
  public borrowing func set(_ options: InternetOptions) throws(SystemError) {
    try socket.set(level: Int32(IPPROTO_IP), name: IP_OPTIONS, to: options.octets.octets)
    // A raw socket sees the header itself.
    if kind == .ping { try socket.set(.ipv4ReceiveOptions, to: true) }
  }
}

extension ControlMessage {
  /// The options of a received IPv4 header (`IP_RECVOPTS`); `nil` in any other message.
  var internetOptions: RawSpan? {
    @_lifetime(copy self) get {
      guard level == Int32(IPPROTO_IP), type == IP_RECVOPTS else { return nil }
      return data
    }
  }
}
