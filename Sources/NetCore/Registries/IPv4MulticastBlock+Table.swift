// In order of address, except that a block stands behind the blocks inside it.
extension IPv4MulticastBlock {
  /// All blocks of the registry; together they cover 224.0.0.0/4.
  public static let all: [Self] = [
    row((224, 0, 0, 0), (224, 0, 0, 255), "Local Network Control Block", "RFC5771", .link),
    row((224, 0, 1, 0), (224, 0, 1, 255), "Internetwork Control Block", "RFC5771", .unbounded),
    row((224, 0, 2, 0), (224, 0, 255, 255), "AD-HOC Block I", "RFC5771", .unbounded),
    row((224, 1, 0, 0), (224, 1, 255, 255), "Reserved (was ST multicast)", "RFC5771", .reserved),
    row((224, 2, 0, 0), (224, 2, 255, 255), "SDP/SAP Block", "RFC5771", .unbounded),
    row((224, 3, 0, 0), (224, 4, 255, 255), "AD-HOC Block II", "RFC5771", .unbounded),
    row((224, 5, 0, 0), (224, 251, 255, 255), "Reserved", "RFC5771", .reserved),
    row((224, 252, 0, 0), (224, 255, 255, 255), "DIS Transient Groups", "RFC2365", .unbounded),
    row((225, 0, 0, 0), (231, 255, 255, 255), "Reserved", "RFC5771", .reserved),
    row((232, 0, 0, 0), (232, 255, 255, 255), "Source-Specific Multicast", "RFC4607", .unbounded),
    row((233, 0, 0, 0), (233, 251, 255, 255), "GLOP Block", "RFC3180", .unbounded),
    row((233, 252, 0, 0), (233, 252, 0, 255), "MCAST-TEST-NET", "RFC6676", .documentation),
    row((233, 252, 0, 0), (233, 255, 255, 255), "AD-HOC Block III", "RFC5771", .unbounded),
    row((234, 0, 0, 0), (234, 255, 255, 255), "Unicast-Prefix-Based", "RFC6034", .unbounded),
    row((235, 0, 0, 0), (238, 255, 255, 255), "Reserved", "RFC5771", .reserved),
    row(
      (239, 0, 0, 0),
      (239, 191, 255, 255),
      "Organization-Local Scope, expansion space",
      "RFC2365, Section 6.2.1",
      .administrative
    ),
    row(
      (239, 192, 0, 0),
      (239, 195, 255, 255),
      "Organization-Local Scope",
      "RFC2365, Section 6.2",
      .administrative
    ),
    row(
      (239, 253, 0, 0),
      (239, 254, 255, 255),
      "Local Scope, expansion space",
      "RFC2365, Section 6.1.1",
      .administrative
    ),
    row(
      (239, 255, 0, 0),
      (239, 255, 255, 255),
      "Local Scope",
      "RFC2365, Section 6.1",
      .administrative
    ),
    row(
      (239, 0, 0, 0),
      (239, 255, 255, 255),
      "Administratively Scoped Block",
      "RFC2365",
      .administrative
    ),
  ]

  private typealias Octets = (UInt8, UInt8, UInt8, UInt8)

  private static func row(
    _ first: Octets,
    _ last: Octets,
    _ name: StaticString,
    _ reference: StaticString,
    _ reach: Reach
  ) -> Self {
    Self(
      first: IPv4Address(first.0, first.1, first.2, first.3),
      last: IPv4Address(last.0, last.1, last.2, last.3),
      name: name,
      reference: reference,
      reach: reach
    )
  }

  private init(
    first: IPv4Address,
    last: IPv4Address,
    name: StaticString,
    reference: StaticString,
    reach: Reach
  ) {
    self.first = first
    self.last = last
    self.name = name
    self.reference = reference
    self.reach = reach
  }
}
