/// The protocol field of PPP (RFC 1661 §2; IANA "Point-to-Point Protocol Field Assignments").
public struct PPPProtocol: RawRepresentable, Hashable, Sendable {
  /// The number, in host byte order; below 256 when the field was compressed to one octet.
  public var rawValue: UInt16

  /// The protocol numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// IPv4 (RFC 1332 §2).
  public static var ipv4: Self { Self(rawValue: 0x0021) }
  /// Van Jacobson's header compression, a packet that is sent whole (RFC 1332 §4).
  public static var uncompressedTCP: Self { Self(rawValue: 0x002f) }
  /// A fragment of a frame that several links share (RFC 1990 §3).
  public static var multilink: Self { Self(rawValue: 0x003d) }
  /// IPv6 (RFC 5072 §2).
  public static var ipv6: Self { Self(rawValue: 0x0057) }
  /// A compressed datagram (RFC 1962 §2).
  public static var compressedDatagram: Self { Self(rawValue: 0x00fd) }
  /// MPLS unicast (RFC 3032 §4.3).
  public static var mplsUnicast: Self { Self(rawValue: 0x0281) }
  /// MPLS multicast (RFC 3032 §4.3).
  public static var mplsMulticast: Self { Self(rawValue: 0x0283) }
  /// The control protocol of IPv4 (RFC 1332).
  public static var ipControl: Self { Self(rawValue: 0x8021) }
  /// The control protocol of OSI network layers (RFC 1377).
  public static var osiControl: Self { Self(rawValue: 0x8023) }
  /// The control protocol of IPv6 (RFC 5072).
  public static var ipv6Control: Self { Self(rawValue: 0x8057) }
  /// The control protocol of compression (RFC 1962).
  public static var compressionControl: Self { Self(rawValue: 0x80fd) }
  /// The control protocol of MPLS (RFC 3032 §4.2).
  public static var mplsControl: Self { Self(rawValue: 0x8281) }
  /// The control protocol of the link (RFC 1661).
  public static var linkControl: Self { Self(rawValue: 0xc021) }
  /// The password authentication protocol (RFC 1334).
  public static var passwordAuthentication: Self { Self(rawValue: 0xc023) }
  /// Reports of the link's quality (RFC 1989).
  public static var linkQualityReport: Self { Self(rawValue: 0xc025) }
  /// Shiva's password authentication protocol.
  public static var shivaPasswordAuthentication: Self { Self(rawValue: 0xc027) }
  /// The control protocol of bandwidth allocation (RFC 2125).
  public static var bandwidthAllocationControl: Self { Self(rawValue: 0xc02b) }
  /// Bandwidth allocation (RFC 2125).
  public static var bandwidthAllocation: Self { Self(rawValue: 0xc02d) }
  /// Shiva's password authentication protocol under its first number.
  public static var oldShivaPasswordAuthentication: Self { Self(rawValue: 0xc123) }
  /// The challenge handshake authentication protocol (RFC 1994).
  public static var challengeHandshakeAuthentication: Self { Self(rawValue: 0xc223) }
  /// The extensible authentication protocol (RFC 3748).
  public static var extensibleAuthentication: Self { Self(rawValue: 0xc227) }

  /// Whether the packets have a code, an identifier and a length as those of RFC 1661 §5.
  public var isControlProtocol: Bool {
    switch self {
    case .linkControl, .ipControl, .osiControl, .mplsControl, .ipv6Control, .compressionControl,
      .bandwidthAllocationControl:
      true
    default: false
    }
  }
  /// Whether the number is no protocol but the flag of HDLC-like framing: the octets were captured
  /// as they were on the line, with escapes (RFC 1662 §4.2).
  public var isEscaped: Bool { rawValue & 0xff00 == 0x7e00 }
}
