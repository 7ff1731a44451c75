/// The first line of an HTTP/1 message (RFC 9112 §2.1).
public struct HTTPStartLine: ~Escapable {
  /// The line without its end, cut to what was captured.
  public let line: RawSpan
  /// Whether the end of the line was found.
  public let isWhole: Bool
  private let secondStart: Int
  private let secondEnd: Int
  private let thirdStart: Int

  /// The longest token that a message may begin with, in octets.
  private static var longestToken: Int { 128 }

  /// Reads the line at the start of `bytes`; `nil` when they begin with no start line.
  @_lifetime(copy bytes)
  public init?(beginning bytes: RawSpan) {
    guard Self.begins(bytes, wireByteCount: bytes.byteCount) else { return nil }
    var end = 0
    while end < bytes.byteCount, bytes.octet(at: end) != 10, bytes.octet(at: end) != 13 {
      end &+= 1
    }
    isWhole = end < bytes.byteCount
    let line = bytes.extracting(first: end)
    let firstEnd = Self.end(ofTokenAt: 0, in: line)
    secondStart = min(firstEnd &+ 1, line.byteCount)
    secondEnd = Self.end(ofTokenAt: secondStart, in: line)
    thirdStart = min(secondEnd &+ 1, line.byteCount)
    self.line = line
  }

  /// Whether this is a status line.
  public var isResponse: Bool { Self.statusCode(first) != nil || Self.statusCode(second) != nil }
  /// The first word: the method of a request, the version of a response.
  public var first: RawSpan {
    @_lifetime(copy self) get { line.extracting(first: Self.end(ofTokenAt: 0, in: line)) }
  }
  /// The second word: the target of a request, the status code of a response.
  public var second: RawSpan {
    @_lifetime(copy self) get { line.extracting(secondStart..<secondEnd) }
  }
  /// What is left: the version of a request, the reason phrase of a response.
  public var rest: RawSpan {
    @_lifetime(copy self) get { line.extracting(droppingFirst: thirdStart) }
  }
  /// The status code of a response.
  public var statusCode: Int? { Self.statusCode(second) }

  private static func end(ofTokenAt start: Int, in line: RawSpan) -> Int {
    var end = start
    while end < line.byteCount, line.octet(at: end) != 0x20 { end &+= 1 }
    return end
  }

  /// Three digits as a number.
  private static func statusCode(_ token: RawSpan) -> Int? {
    guard token.byteCount == 3 else { return nil }
    var value = 0
    for offset in 0..<3 {
      let octet = token.octet(at: offset)
      guard octet >= 0x30, octet <= 0x39 else { return nil }
      value = value &* 10 &+ Int(octet &- 0x30)
    }
    return value
  }

  /// Whether `bytes`, of which `wireByteCount` were sent, begin with a request's method or with a
  /// status code as the first or the second word.
  public static func begins(_ bytes: RawSpan, wireByteCount: Int) -> Bool {
    guard let first = token(at: 0, of: bytes, wireByteCount) else { return false }
    if isMethod(bytes.extracting(first: first.end)) { return true }
    guard let second = token(at: first.next, of: bytes, wireByteCount) else { return false }
    return statusCode(bytes.extracting(first.next..<second.end)) != nil
  }

  /// The end of the token at `start`, and where the next one begins; `nil` when there is none.
  private static func token(
    at start: Int,
    of bytes: RawSpan,
    _ wireByteCount: Int
  ) -> (end: Int, next: Int)? {
    var end = start
    while end < wireByteCount {
      guard end < bytes.byteCount else { return nil }
      let octet = bytes.octet(at: end)
      if octet == 0x20 || (0x09...0x0d).contains(octet) { break }
      guard octet > 0x20, octet < 0x7f, end &- start < longestToken else { return nil }
      end &+= 1
    }
    guard end > start else { return nil }
    var next = end
    // Only the spaces of the same line lead to another word.
    while next < min(wireByteCount, bytes.byteCount), bytes.octet(at: next) == 0x20 { next &+= 1 }
    return (end, next)
  }

  /// Whether `token` is a method of HTTP or of WebDAV and its relatives, in letters of any case.
  private static func isMethod(_ token: RawSpan) -> Bool {
    guard token.byteCount <= 16 else { return false }
    var packed: UInt128 = 0
    for offset in 0..<token.byteCount {
      let octet = token.octet(at: offset)
      packed = packed << 8 | UInt128((0x61...0x7a).contains(octet) ? octet &- 32 : octet)
    }
    return methods.contains(packed)
  }

  /// The methods, each with its octets packed into one number.
  private static let methods: Set<UInt128> = Set(
    [
      "GET", "PUT", "COPY", "HEAD", "LOCK", "MOVE", "POLL", "POST", "BCOPY", "BMOVE",
      "MKCOL", "TRACE", "LABEL", "MERGE", "DELETE", "SEARCH", "UNLOCK", "REPORT", "UPDATE",
      "NOTIFY", "BDELETE", "CONNECT", "OPTIONS", "CHECKIN", "PROPFIND", "CHECKOUT",
      "CCM_POST", "SUBSCRIBE", "PROPPATCH", "BPROPFIND", "BPROPPATCH", "UNCHECKOUT",
      "MKACTIVITY", "MKWORKSPACE", "UNSUBSCRIBE", "RPC_CONNECT", "VERSION-CONTROL",
      "BASELINE-CONTROL",
    ].map { (name: String) in name.utf8.reduce(0) { $0 << 8 | UInt128($1) } }
  )
}
