/// The ClientHello of a TLS handshake (RFC 8446 §4.1.2) in the first record of a segment.
///
/// Only the octets at hand are read: a ClientHello that goes on in the next segment or record is
/// known as far as it reaches.
public struct TLSClientHello: ~Escapable {
  /// The version of the record layer.
  public let recordVersion: UInt16
  /// legacy_version, the version of the hello.
  public let version: UInt16
  /// The length of the handshake message, in octets, as it claims it.
  public let byteCount: Int
  /// The extensions at hand, each a type, a length and data.
  private let extensions: RawSpan

  /// Reads the hello at the start of `bytes`; `nil` when there is none.
  @_lifetime(copy bytes)
  public init?(beginning bytes: RawSpan) {
    // A record header has five octets, a handshake header four, version and random 34.
    guard bytes.byteCount >= 43, Self.begins(bytes) else { return nil }
    let recordEnd = 5 &+ Int(bytes.bigEndian(at: 3, as: UInt16.self))
    let length = Int(bytes.bigEndian(at: 5, as: UInt32.self) & 0xff_ffff)
    let hello = bytes.captured(9, upTo: min(recordEnd, 9 &+ length))
    guard hello.byteCount >= 34 else { return nil }
    recordVersion = bytes.bigEndian(at: 1)
    byteCount = length
    version = hello.bigEndian(at: 0)
    // legacy_session_id, cipher_suites and legacy_compression_methods stand before extensions.
    var offset = 34
    if offset < hello.byteCount { offset &+= 1 &+ Int(hello.octet(at: offset)) }
    if offset &+ 2 <= hello.byteCount {
      offset &+= 2 &+ Int(hello.bigEndian(at: offset, as: UInt16.self))
    } else {
      offset = hello.byteCount
    }
    if offset < hello.byteCount { offset &+= 1 &+ Int(hello.octet(at: offset)) }
    if offset &+ 2 <= hello.byteCount {
      let claimed = Int(hello.bigEndian(at: offset, as: UInt16.self))
      extensions = hello.captured(offset &+ 2, upTo: offset &+ 2 &+ claimed)
    } else {
      extensions = hello.extracting(first: 0)
    }
  }

  /// Whether `bytes` begin with a handshake record that begins with a ClientHello.
  public static func begins(_ bytes: RawSpan) -> Bool {
    bytes.byteCount >= 6 && bytes.octet(at: 0) == 22 && bytes.octet(at: 1) == 3
      && bytes.octet(at: 5) == 1
  }

  /// host_name of the extension server_name (RFC 6066 §3); `nil` when there is none at hand.
  public var serverName: RawSpan? {
    @_lifetime(copy self) get {
      guard let data = data(ofExtension: 0), data.byteCount >= 5, data.octet(at: 2) == 0 else {
        return nil
      }
      let end = 5 &+ Int(data.bigEndian(at: 3, as: UInt16.self))
      guard end <= data.byteCount, end > 5 else { return nil }
      return data.extracting(5..<end)
    }
  }

  /// The protocols that the client offers (ALPN, RFC 7301 §3.1), each behind its length octet.
  public var applicationProtocols: RawSpan? {
    @_lifetime(copy self) get {
      guard let data = data(ofExtension: 16), data.byteCount >= 2 else { return nil }
      return data.captured(2, upTo: 2 &+ Int(data.bigEndian(at: 0, as: UInt16.self)))
    }
  }

  /// The data of the first extension of `type`; `nil` when it is not at hand whole.
  @_lifetime(copy self)
  private func data(ofExtension type: UInt16) -> RawSpan? {
    var offset = 0
    while offset &+ 4 <= extensions.byteCount {
      let end = offset &+ 4 &+ Int(extensions.bigEndian(at: offset &+ 2, as: UInt16.self))
      if extensions.bigEndian(at: offset, as: UInt16.self) == type {
        guard end <= extensions.byteCount else { return nil }
        return extensions.extracting((offset &+ 4)..<end)
      }
      offset = end
    }
    return nil
  }
}
