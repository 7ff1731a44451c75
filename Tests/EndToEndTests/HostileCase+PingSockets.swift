extension HostileCase {
  /// The same case for a user without privileges, from whom the kernel keeps what is wrong with a
  /// header; `nil` where the order of two messages is not known there.
  func overPingSockets(isIPv6: Bool) -> Self? {
    switch name {
    // The kernel checks the checksum before it looks for the socket, and finds the socket by the
    // quoted identifier alone.
    case "bad-checksum", "error-bare-header", "error-lying-length":
      .silent(name, isOnlyIPv4: isOnlyIPv4)
    // icmp(7): only the codes that the kernel knows reach a ping socket.
    case "unknown-code" where !isIPv6: .silent(name)
    case "reply-then-error", "error-then-reply": nil
    default: self
    }
  }
}
