// One row a block, in order of address, so that the table can be laid beside the registry.
extension SpecialPurposeRegistry {
  /// The rows of the IANA IPv6 Special-Purpose Address Registry, in order of address.
  public static let ipv6: [SpecialPurposeBlock] = [
    row(
      v6(0, 0, 128),
      "Unspecified Address",
      "RFC4291",
      allocated: "2006-02",
      flags(t, f, f, f, t)
    ),
    row(
      v6(0, 1, 128),
      "Loopback Address",
      "RFC4291",
      allocated: "2006-02",
      flags(f, f, f, f, t)
    ),
    row(
      v6(0, 0xffff_0000_0000, 96),
      "IPv4-mapped Address",
      "RFC4291",
      allocated: "2006-02",
      flags(f, f, f, f, t)
    ),
    row(
      v6(0x0064_ff9b_0000_0000, 0, 96),
      "IPv4-IPv6 Translat.",
      "RFC6052",
      allocated: "2010-10",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x0064_ff9b_0001_0000, 0, 48),
      "IPv4-IPv6 Translat.",
      "RFC8215",
      allocated: "2017-06",
      flags(t, t, t, f, f)
    ),
    row(
      v6(0x0100_0000_0000_0000, 0, 64),
      "Discard-Only Address Block",
      "RFC6666",
      allocated: "2012-06",
      flags(t, t, t, f, f)
    ),
    row(
      v6(0x0100_0000_0000_0001, 0, 64),
      "Dummy IPv6 Prefix",
      "RFC9780",
      allocated: "2025-04",
      flags(t, f, f, f, f)
    ),
    row(
      v6(0x2001_0000_0000_0000, 0, 23),
      "IETF Protocol Assignments",
      "RFC2928",
      allocated: "2000-09",
      flags(f, f, f, f, f),
      footnote: "Unless allowed by a more specific allocation."
    ),
    row(
      v6(0x2001_0000_0000_0000, 0, 32),
      "TEREDO",
      "RFC4380, RFC8190",
      allocated: "2006-01",
      flags(t, t, t, n, f),
      footnote: "See Section 5 of RFC 4380 for details."
    ),
    row(
      v6(0x2001_0001_0000_0000, 1, 128),
      "Port Control Protocol Anycast",
      "RFC7723",
      allocated: "2015-10",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0001_0000_0000, 0x2, 128),
      "Traversal Using Relays around NAT Anycast",
      "RFC8155",
      allocated: "2017-02",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0001_0000_0000, 0x3, 128),
      "DNS-SD Service Registration Protocol Anycast",
      "RFC9665",
      allocated: "2024-04",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0002_0000_0000, 0, 48),
      "Benchmarking",
      "RFC5180, RFC Errata 1752",
      allocated: "2008-04",
      flags(t, t, t, f, f)
    ),
    row(
      v6(0x2001_0003_0000_0000, 0, 32),
      "AMT",
      "RFC7450",
      allocated: "2014-12",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0004_0112_0000, 0, 48),
      "AS112-v6",
      "RFC7535",
      allocated: "2014-12",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0010_0000_0000, 0, 28),
      "Deprecated (previously ORCHID)",
      "RFC4843",
      allocated: "2007-03",
      terminated: "2014-03",
      flags(u, u, u, u, u)
    ),
    row(
      v6(0x2001_0020_0000_0000, 0, 28),
      "ORCHIDv2",
      "RFC7343",
      allocated: "2014-07",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0030_0000_0000, 0, 28),
      "Drone Remote ID Protocol Entity Tags (DETs) Prefix",
      "RFC9374",
      allocated: "2022-12",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x2001_0db8_0000_0000, 0, 32),
      "Documentation",
      "RFC3849",
      allocated: "2004-07",
      flags(f, f, f, f, f)
    ),
    row(
      v6(0x2002_0000_0000_0000, 0, 16),
      "6to4",
      "RFC3056",
      allocated: "2001-02",
      flags(t, t, t, n, f),
      footnote: "See RFC 3056 for details."
    ),
    row(
      v6(0x2620_004f_8000_0000, 0, 48),
      "Direct Delegation AS112 Service",
      "RFC7534",
      allocated: "2011-05",
      flags(t, t, t, t, f)
    ),
    row(
      v6(0x3fff_0000_0000_0000, 0, 20),
      "Documentation",
      "RFC9637",
      allocated: "2024-07",
      flags(f, f, f, f, f)
    ),
    row(
      v6(0x5f00_0000_0000_0000, 0, 16),
      "Segment Routing (SRv6) SIDs",
      "RFC9602",
      allocated: "2024-04",
      flags(t, t, t, f, f)
    ),
    row(
      v6(0xfc00_0000_0000_0000, 0, 7),
      "Unique-Local",
      "RFC4193, RFC8190",
      allocated: "2005-10",
      flags(t, t, t, f, f),
      footnote: "See RFC 4193 for details on the routability of Unique-Local addresses."
    ),
    row(
      v6(0xfe80_0000_0000_0000, 0, 10),
      "Link-Local Unicast",
      "RFC4291",
      allocated: "2006-02",
      flags(t, t, f, f, t)
    ),
  ]
}
