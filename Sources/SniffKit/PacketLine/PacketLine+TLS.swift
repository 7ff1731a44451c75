internal import NetCore

extension PacketLine {
  /// Appends the server name of a TLS ClientHello, which tcpdump does not show.
  ///
  /// It stands at the very end of the line, so that `: TLS: ` and all behind it can be cut off.
  func appendTLS(_ bytes: RawSpan, to out: inout LineBuffer) {
    guard let hello = TLSClientHello(beginning: bytes), let name = hello.serverName else { return }
    out.append(": TLS: ClientHello, server name ")
    out.append(foreign: name)
  }
}
