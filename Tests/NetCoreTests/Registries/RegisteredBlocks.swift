import NetCore

/// The registries as the tests know them, typed apart from the tables under test: block, the five
/// flags in the order of the columns (T, F, N for N/A, - for an empty cell) and allocation date.
enum RegisteredBlocks {
  static let ipv4 = [
    "0.0.0.0/8 TFFFT 1981-09",
    "0.0.0.0/32 TFFFT 1981-09",
    "10.0.0.0/8 TTTFF 1996-02",
    "100.64.0.0/10 TTTFF 2012-04",
    "127.0.0.0/8 FFFFT 1981-09",
    "169.254.0.0/16 TTFFT 2005-05",
    "172.16.0.0/12 TTTFF 1996-02",
    "192.0.0.0/24 FFFFF 2010-01",
    "192.0.0.0/29 TTTFF 2011-06",
    "192.0.0.8/32 TFFFF 2015-03",
    "192.0.0.9/32 TTTTF 2015-10",
    "192.0.0.10/32 TTTTF 2017-02",
    "192.0.0.170/32 FFFFT 2013-02",
    "192.0.0.171/32 FFFFT 2013-02",
    "192.0.2.0/24 FFFFF 2010-01",
    "192.31.196.0/24 TTTTF 2014-12",
    "192.52.193.0/24 TTTTF 2014-12",
    "192.88.99.0/24 ----- 2001-06",
    "192.88.99.2/32 TTTFF 2012-10",
    "192.168.0.0/16 TTTFF 1996-02",
    "192.175.48.0/24 TTTTF 1996-01",
    "198.18.0.0/15 TTTFF 1999-03",
    "198.51.100.0/24 FFFFF 2010-01",
    "203.0.113.0/24 FFFFF 2010-01",
    "240.0.0.0/4 FFFFT 1989-08",
    "255.255.255.255/32 FTFFT 1984-10",
  ].map(RegisteredBlock.init)

  static let ipv6 = [
    "::/128 TFFFT 2006-02",
    "::1/128 FFFFT 2006-02",
    "::ffff:0:0/96 FFFFT 2006-02",
    "64:ff9b::/96 TTTTF 2010-10",
    "64:ff9b:1::/48 TTTFF 2017-06",
    "100::/64 TTTFF 2012-06",
    "100:0:0:1::/64 TFFFF 2025-04",
    "2001::/23 FFFFF 2000-09",
    "2001::/32 TTTNF 2006-01",
    "2001:1::1/128 TTTTF 2015-10",
    "2001:1::2/128 TTTTF 2017-02",
    "2001:1::3/128 TTTTF 2024-04",
    "2001:2::/48 TTTFF 2008-04",
    "2001:3::/32 TTTTF 2014-12",
    "2001:4:112::/48 TTTTF 2014-12",
    "2001:10::/28 ----- 2007-03",
    "2001:20::/28 TTTTF 2014-07",
    "2001:30::/28 TTTTF 2022-12",
    "2001:db8::/32 FFFFF 2004-07",
    "2002::/16 TTTNF 2001-02",
    "2620:4f:8000::/48 TTTTF 2011-05",
    "3fff::/20 FFFFF 2024-07",
    "5f00::/16 TTTFF 2024-04",
    "fc00::/7 TTTFF 2005-10",
    "fe80::/10 TTFFT 2006-02",
  ].map(RegisteredBlock.init)
}

/// One row of a registry.
struct RegisteredBlock: Sendable, CustomStringConvertible {
  let prefix: IPPrefix
  let flags: String
  let allocationDate: String

  init(_ row: String) {
    let fields = row.split(separator: " ").map(String.init)
    let parts = fields[0].split(separator: "/").map(String.init)
    guard let address = try? IPAddress(parts[0]), let length = Int(parts[1]),
      let prefix = IPPrefix(containing: address, length: length)
    else { preconditionFailure("a row of the test's own table") }
    self.prefix = prefix
    flags = fields[1]
    allocationDate = fields[2]
  }

  var description: String { prefix.description }
}

extension SpecialPurposeBlock.Flags {
  /// The flags in the notation of ``RegisteredBlocks``.
  var letters: String {
    [source, destination, forwardable, globallyReachable, reservedByProtocol].map {
      switch $0 {
      case .yes: "T"
      case .no: "F"
      case .notApplicable: "N"
      case .unstated: "-"
      }
    }.joined()
  }
}

extension StaticString {
  var string: String { "\(self)" }
}
