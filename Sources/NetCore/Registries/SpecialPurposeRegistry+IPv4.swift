// One row a block, in order of address, so that the table can be laid beside the registry.
extension SpecialPurposeRegistry {
  /// The rows of the IANA IPv4 Special-Purpose Address Registry, in order of address.
  public static let ipv4: [SpecialPurposeBlock] = [
    row(
      v4(0, 0, 0, 0, 8),
      "This network",
      "RFC791, Section 3.2",
      allocated: "1981-09",
      flags(t, f, f, f, t)
    ),
    row(
      v4(0, 0, 0, 0, 32),
      "This host on this network",
      "RFC1122, Section 3.2.1.3",
      allocated: "1981-09",
      flags(t, f, f, f, t)
    ),
    row(
      v4(10, 0, 0, 0, 8),
      "Private-Use",
      "RFC1918",
      allocated: "1996-02",
      flags(t, t, t, f, f)
    ),
    row(
      v4(100, 64, 0, 0, 10),
      "Shared Address Space",
      "RFC6598",
      allocated: "2012-04",
      flags(t, t, t, f, f)
    ),
    row(
      v4(127, 0, 0, 0, 8),
      "Loopback",
      "RFC1122, Section 3.2.1.3",
      allocated: "1981-09",
      flags(f, f, f, f, t),
      footnote:
        "Several protocols have been granted exceptions; RFC 8029 and RFC 5884 are examples."
    ),
    row(
      v4(169, 254, 0, 0, 16),
      "Link Local",
      "RFC3927",
      allocated: "2005-05",
      flags(t, t, f, f, t)
    ),
    row(
      v4(172, 16, 0, 0, 12),
      "Private-Use",
      "RFC1918",
      allocated: "1996-02",
      flags(t, t, t, f, f)
    ),
    row(
      v4(192, 0, 0, 0, 24),
      "IETF Protocol Assignments",
      "RFC6890, Section 2.1",
      allocated: "2010-01",
      flags(f, f, f, f, f),
      footnote: "Not usable unless by virtue of a more specific reservation."
    ),
    row(
      v4(192, 0, 0, 0, 29),
      "IPv4 Service Continuity Prefix",
      "RFC7335",
      allocated: "2011-06",
      flags(t, t, t, f, f)
    ),
    row(
      v4(192, 0, 0, 8, 32),
      "IPv4 dummy address",
      "RFC7600",
      allocated: "2015-03",
      flags(t, f, f, f, f)
    ),
    row(
      v4(192, 0, 0, 9, 32),
      "Port Control Protocol Anycast",
      "RFC7723",
      allocated: "2015-10",
      flags(t, t, t, t, f)
    ),
    row(
      v4(192, 0, 0, 10, 32),
      "Traversal Using Relays around NAT Anycast",
      "RFC8155",
      allocated: "2017-02",
      flags(t, t, t, t, f)
    ),
    row(
      v4(192, 0, 0, 170, 32),
      "NAT64/DNS64 Discovery",
      "RFC8880, RFC7050, Section 2.2",
      allocated: "2013-02",
      flags(f, f, f, f, t)
    ),
    row(
      v4(192, 0, 0, 171, 32),
      "NAT64/DNS64 Discovery",
      "RFC8880, RFC7050, Section 2.2",
      allocated: "2013-02",
      flags(f, f, f, f, t)
    ),
    row(
      v4(192, 0, 2, 0, 24),
      "Documentation (TEST-NET-1)",
      "RFC5737",
      allocated: "2010-01",
      flags(f, f, f, f, f)
    ),
    row(
      v4(192, 31, 196, 0, 24),
      "AS112-v4",
      "RFC7535",
      allocated: "2014-12",
      flags(t, t, t, t, f)
    ),
    row(
      v4(192, 52, 193, 0, 24),
      "AMT",
      "RFC7450",
      allocated: "2014-12",
      flags(t, t, t, t, f)
    ),
    row(
      v4(192, 88, 99, 0, 24),
      "Deprecated (6to4 Relay Anycast)",
      "RFC7526",
      allocated: "2001-06",
      terminated: "2015-03",
      flags(u, u, u, u, u)
    ),
    row(
      v4(192, 88, 99, 2, 32),
      "6a44-relay anycast address",
      "RFC6751",
      allocated: "2012-10",
      flags(t, t, t, f, f)
    ),
    row(
      v4(192, 168, 0, 0, 16),
      "Private-Use",
      "RFC1918",
      allocated: "1996-02",
      flags(t, t, t, f, f)
    ),
    row(
      v4(192, 175, 48, 0, 24),
      "Direct Delegation AS112 Service",
      "RFC7534",
      allocated: "1996-01",
      flags(t, t, t, t, f)
    ),
    row(
      v4(198, 18, 0, 0, 15),
      "Benchmarking",
      "RFC2544",
      allocated: "1999-03",
      flags(t, t, t, f, f)
    ),
    row(
      v4(198, 51, 100, 0, 24),
      "Documentation (TEST-NET-2)",
      "RFC5737",
      allocated: "2010-01",
      flags(f, f, f, f, f)
    ),
    row(
      v4(203, 0, 113, 0, 24),
      "Documentation (TEST-NET-3)",
      "RFC5737",
      allocated: "2010-01",
      flags(f, f, f, f, f)
    ),
    row(
      v4(240, 0, 0, 0, 4),
      "Reserved",
      "RFC1112, Section 4",
      allocated: "1989-08",
      flags(f, f, f, f, t)
    ),
    row(
      v4(255, 255, 255, 255, 32),
      "Limited Broadcast",
      "RFC8190, RFC919, Section 7",
      allocated: "1984-10",
      flags(f, t, f, f, t)
    ),
  ]
}
