/// The type of a DNS record (IANA "Resource Record (RR) TYPEs").
public struct DNSRecordType: RawRepresentable, Hashable, Sendable {
  /// The number.
  public var rawValue: UInt16

  /// The type numbered `rawValue`.
  @inlinable
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// An IPv4 address (RFC 1035 §3.4.1).
  public static var a: Self { Self(rawValue: 1) }
  /// A name server (RFC 1035 §3.3.11).
  public static var ns: Self { Self(rawValue: 2) }
  /// The canonical name of an alias (RFC 1035 §3.3.1).
  public static var cname: Self { Self(rawValue: 5) }
  /// The start of a zone of authority (RFC 1035 §3.3.13).
  public static var soa: Self { Self(rawValue: 6) }
  /// A pointer to another name (RFC 1035 §3.3.12).
  public static var ptr: Self { Self(rawValue: 12) }
  /// A mail exchange (RFC 1035 §3.3.9).
  public static var mx: Self { Self(rawValue: 15) }
  /// Texts (RFC 1035 §3.3.14).
  public static var txt: Self { Self(rawValue: 16) }
  /// An IPv6 address (RFC 3596 §2.1).
  public static var aaaa: Self { Self(rawValue: 28) }
  /// The host and port of a service (RFC 2782).
  public static var srv: Self { Self(rawValue: 33) }
  /// A rule for rewriting a name (RFC 3403 §4.1).
  public static var naptr: Self { Self(rawValue: 35) }
  /// The canonical name of a subtree (RFC 6672).
  public static var dname: Self { Self(rawValue: 39) }
  /// Extensions (RFC 6891 §6.1).
  public static var opt: Self { Self(rawValue: 41) }
  /// The digest of a key of a delegated zone (RFC 4034 §5).
  public static var ds: Self { Self(rawValue: 43) }
  /// A signature (RFC 4034 §3).
  public static var rrsig: Self { Self(rawValue: 46) }
  /// The next name of a zone and the types of this one (RFC 4034 §4).
  public static var nsec: Self { Self(rawValue: 47) }
  /// A key (RFC 4034 §2).
  public static var dnskey: Self { Self(rawValue: 48) }
  /// The binding of a service (RFC 9460).
  public static var svcb: Self { Self(rawValue: 64) }
  /// The binding of a web server (RFC 9460 §9).
  public static var https: Self { Self(rawValue: 65) }
  /// Who may issue certificates (RFC 8659 §4).
  public static var caa: Self { Self(rawValue: 257) }

  /// The mnemonic that IANA lists, or `nil` when this module knows none.
  public var name: StaticString? {
    switch rawValue {
    case 1: "A"
    case 2: "NS"
    case 5: "CNAME"
    case 6: "SOA"
    case 10: "NULL"
    case 12: "PTR"
    case 13: "HINFO"
    case 15: "MX"
    case 16: "TXT"
    case 17: "RP"
    case 18: "AFSDB"
    case 24: "SIG"
    case 25: "KEY"
    case 28: "AAAA"
    case 29: "LOC"
    case 33: "SRV"
    case 35: "NAPTR"
    case 36: "KX"
    case 37: "CERT"
    case 39: "DNAME"
    case 41: "OPT"
    case 42: "APL"
    case 43: "DS"
    case 44: "SSHFP"
    case 45: "IPSECKEY"
    case 46: "RRSIG"
    case 47: "NSEC"
    case 48: "DNSKEY"
    case 49: "DHCID"
    case 50: "NSEC3"
    case 51: "NSEC3PARAM"
    case 52: "TLSA"
    case 53: "SMIMEA"
    case 55: "HIP"
    case 59: "CDS"
    case 60: "CDNSKEY"
    case 61: "OPENPGPKEY"
    case 62: "CSYNC"
    case 63: "ZONEMD"
    case 64: "SVCB"
    case 65: "HTTPS"
    case 99: "SPF"
    case 249: "TKEY"
    case 250: "TSIG"
    case 251: "IXFR"
    case 252: "AXFR"
    case 255: "*"
    case 256: "URI"
    case 257: "CAA"
    default: nil
    }
  }
}
