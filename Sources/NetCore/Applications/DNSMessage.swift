/// A DNS message (RFC 1035 §4.1), as it is sent to servers, to a group of hosts (mDNS, RFC 6762)
/// and on a link (LLMNR, RFC 4795).
public struct DNSMessage: ~Escapable {
  /// The length of the header, in octets.
  public static let headerByteCount = 12
  /// The message, cut to what was captured.
  public let bytes: RawSpan

  /// Reads the header at the start of `bytes`.
  @_lifetime(copy bytes)
  public init(parsing bytes: RawSpan) throws(WireError) {
    try WireError.require(Self.headerByteCount, of: bytes, for: .dns)
    self.bytes = bytes
  }

  /// The number that an answer repeats.
  public var identifier: UInt16 { bytes.bigEndian(at: 0) }
  /// Flags, operation and response code.
  public var flags: UInt16 { bytes.bigEndian(at: 2) }
  /// QR: whether this is a response.
  public var isResponse: Bool { flags & 0x8000 != 0 }
  /// OPCODE: what is asked for.
  public var operationCode: UInt8 { UInt8(truncatingIfNeeded: flags >> 11 & 15) }
  /// AA: whether the server is an authority for the name.
  public var isAuthoritative: Bool { flags & 0x0400 != 0 }
  /// TC: whether the message was cut to fit.
  public var isTruncated: Bool { flags & 0x0200 != 0 }
  /// RD: whether recursion is asked for.
  public var isRecursionDesired: Bool { flags & 0x0100 != 0 }
  /// RA: whether the server offers recursion.
  public var isRecursionAvailable: Bool { flags & 0x0080 != 0 }
  /// AD: whether the server verified the data (RFC 4035 §3.2.3).
  public var isAuthenticData: Bool { flags & 0x0020 != 0 }
  /// CD: whether the server is asked not to verify (RFC 4035 §3.2.2).
  public var isCheckingDisabled: Bool { flags & 0x0010 != 0 }
  /// RCODE: the four bits in the header.
  public var responseCode: UInt8 { UInt8(truncatingIfNeeded: flags & 15) }
  /// QDCOUNT: how many questions the header claims.
  public var questionCount: UInt16 { bytes.bigEndian(at: 4) }
  /// ANCOUNT: how many answers the header claims.
  public var answerCount: UInt16 { bytes.bigEndian(at: 6) }
  /// NSCOUNT: how many records of authorities the header claims.
  public var authorityCount: UInt16 { bytes.bigEndian(at: 8) }
  /// ARCOUNT: how many additional records the header claims.
  public var additionalCount: UInt16 { bytes.bigEndian(at: 10) }

  /// The questions and records behind the header.
  public var entries: DNSEntries {
    @_lifetime(copy self) get { DNSEntries(bytes) }
  }
}
