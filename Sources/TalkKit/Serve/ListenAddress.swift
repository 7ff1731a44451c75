package import NetCore

/// Where a server is asked to listen, as people type it: `ADDR:PORT`, `[ADDR]:PORT`, `:PORT`,
/// `*:PORT` or `PORT`.
package struct ListenAddress: Hashable, Sendable {
  /// The part before the port.
  package enum Host: Hashable, Sendable {
    /// Every address of this machine, of both versions of IP.
    case any
    /// The loopback address of IPv4: what a bare port means.
    case loopback
    /// A numeric address or a name.
    case named(String)
  }

  /// The address part.
  package let host: Host
  /// The port; 0 asks the kernel to choose one.
  package let port: Port

  /// A place to listen at.
  package init(host: Host, port: Port) {
    self.host = host
    self.port = port
  }

  /// Reads what was typed.
  package init(_ text: String) throws(AddressTextError) {
    if text.hasPrefix("[") {
      guard let end = text.lastIndex(of: "]") else {
        throw AddressTextError("a '[' without ']'")
      }
      let rest = text[text.index(after: end)...]
      guard rest.hasPrefix(":") else {
        throw AddressTextError("no port: expected ':PORT' after ']'")
      }
      host = .named(String(text[text.index(after: text.startIndex)..<end]))
      port = try Port(String(rest.dropFirst()))
    } else if let colon = text.lastIndex(of: ":") {
      let address = String(text[..<colon])
      guard !address.contains(":") else {
        throw AddressTextError("an IPv6 address before a port stands in brackets: [ADDR]:PORT")
      }
      host = address.isEmpty || address == "*" ? .any : .named(address)
      port = try Port(String(text[text.index(after: colon)...]))
    } else {
      host = .loopback
      port = try Port(text)
    }
    if case .named(let name) = host, name.isEmpty { throw AddressTextError("the address is empty") }
  }
}
