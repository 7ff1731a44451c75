import NetCore

/// A message that comes back to netping is read or passed over, and no message that does not hold a
/// probe's cookie is taken for its answer.
///
/// The first octet chooses the version.
enum EchoMessageTarget {
  private static let dataByteCount = 56

  static func fault(in octets: [UInt8]) -> String? {
    guard let choice = octets.first else { return nil }
    let version: ICMPVersion = choice & 1 == 0 ? .icmpv4 : .icmpv6
    let message = Array(octets.dropFirst())
    if let error = ICMPErrorMessage(parsing: message.octets, version) {
      _ = error.reason
      if let quoted = error.quotedEcho { return faultOfQuote(quoted) }
    }
    if let reply = EchoReply(parsing: message.octets, version) { return faultOfReply(reply) }
    return nil
  }

  /// What was quoted agrees with the cookie that it holds and with no other.
  private static func faultOfQuote(_ quoted: QuotedEcho) -> String? {
    let count = quoted.cookieByteCount
    guard count > 0 else { return nil }
    let same = EchoCookie(rawValue: quoted.cookiePrefix)
    let other = EchoCookie(rawValue: quoted.cookiePrefix ^ (1 << UInt64(64 - 8 * count)))
    if !quoted.agrees(with: same, dataByteCount: dataByteCount) {
      return "its cookie is not its own"
    }
    return quoted.agrees(with: other, dataByteCount: dataByteCount) ? "it takes any cookie" : nil
  }

  private static func faultOfReply(_ reply: borrowing EchoReply) -> String? {
    if let wrong = reply.firstWrongOctet(sentByteCount: dataByteCount) {
      guard wrong.offset < reply.data.byteCount, wrong.expected != wrong.received else {
        return "octet \(wrong.offset) is not wrong"
      }
    }
    guard reply.data.byteCount >= EchoCookie.byteCount else { return nil }
    let held: UInt64 = reply.data.bigEndian(at: 0)
    if !EchoCookie(rawValue: held).begins(reply.data) { return "its cookie is not its own" }
    return EchoCookie(rawValue: held ^ 1).begins(reply.data) ? "it takes any cookie" : nil
  }
}
