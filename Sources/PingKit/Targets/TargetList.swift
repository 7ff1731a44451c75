package import NetCore
package import NetLinux

/// The place of a target in the order in which the targets were given, from 0.
package typealias TargetIndex = Int

/// Everybody whom a run asks, each with an index.
///
/// Addresses that follow each other are held as one run, so that a network costs no more than an
/// address. Names are held only where they are not the text of the address, and a target that has
/// no address has an index too, so that it gets its row.
package struct TargetList: Sendable {
  /// What the addresses of a run have in common; few for many runs.
  struct Group: Hashable {
    /// The protocol; `nil` for targets without an address.
    var version: ICMPVersion?
    /// The first eight octets of IPv6 addresses.
    var high: UInt64 = 0
    /// The zone of IPv6 addresses.
    var scope: UInt32 = 0
  }

  /// Addresses that follow each other, up to the first index of the next run.
  struct Run {
    /// The last eight octets of the first address, or the IPv4 address.
    var low: UInt64
    var firstIndex: UInt32
    var group: UInt32
  }

  private(set) var runs: [Run] = []
  private(set) var groups: [Group] = []
  private var groupPlaces: [Group: UInt32] = [:]
  /// The targets that have a name of their own, in order.
  private(set) var namedIndices: [UInt32] = []
  private(set) var names: [String] = []
  private(set) var failures: [TargetIndex: String] = [:]
  private(set) var sources: [TargetIndex: SocketAddress] = [:]
  /// Where the probes to all targets of a version come from.
  private(set) var commonSources: [ICMPVersion: SocketAddress] = [:]
  private(set) var broadcasts: Set<TargetIndex> = []

  /// How many targets there are.
  package private(set) var count = 0

  /// The most targets that a list has room for.
  package static let maximumCount = Int(UInt32.max)

  /// Nobody.
  package init() {}

  /// The list of `targets`, in their order.
  package init(_ targets: [PingTarget]) {
    for target in targets { append(target) }
  }

  /// The indices of all targets.
  package var indices: Range<TargetIndex> { 0..<count }
}

// MARK: - Adding

extension TargetList {
  /// Adds `target`; `false` when the list is full.
  @discardableResult
  package mutating func append(_ target: PingTarget) -> Bool {
    guard append(target.destination, name: target.name) else { return false }
    if let source = target.source { sources[count - 1] = source }
    if target.isAnsweredByOthers { broadcasts.insert(count - 1) }
    return true
  }

  /// Notes that hosts other than the target at `index` may answer for it.
  package mutating func noteBroadcast(_ index: TargetIndex) { broadcasts.insert(index) }

  /// Notes that the probes to all targets that are asked with `version` come from `source`.
  package mutating func setSource(of version: ICMPVersion, to source: SocketAddress) {
    commonSources[version] = source
  }

  /// Adds the host at `destination`, which was typed as `name`, or as its address when that is
  /// `nil`; `false` when the list is full or `destination` is no IP address.
  @discardableResult
  package mutating func append(_ destination: SocketAddress, name: String? = nil) -> Bool {
    guard count < Self.maximumCount else { return false }
    switch destination {
    case .ipv4(let address, _):
      append(low: UInt64(address.rawValue), Group(version: .icmpv4), count: 1)
    case .ipv6(let address, _, let scope):
      append(low: address.low, Group(version: .icmpv6, high: address.high, scope: scope), count: 1)
    case .unix, .other: return false
    }
    if let name, name != destination.address?.description {
      namedIndices.append(UInt32(count - 1))
      names.append(name)
    }
    return true
  }

  /// Adds `addressCount` addresses from `first` on; `false`, with none added, when the list has no
  /// room for them or there are not so many.
  @discardableResult
  package mutating func append(_ addressCount: Int, from first: IPAddress, scope: UInt32 = 0)
    -> Bool
  {
    guard addressCount >= 0, addressCount <= Self.maximumCount - count else { return false }
    switch first {
    case .ipv4(let address):
      guard Int(UInt32.max - address.rawValue) >= addressCount - 1 else { return false }
      append(low: UInt64(address.rawValue), Group(version: .icmpv4), count: addressCount)
    case .ipv6(let address):
      // The high half may change on the way.
      let room = UInt64.max - address.low
      let beforeWrap = room >= UInt64(addressCount) ? addressCount : Int(room) + 1
      let rest = addressCount - beforeWrap
      guard rest == 0 || address.high < .max else { return false }
      let group = Group(version: .icmpv6, high: address.high, scope: scope)
      append(low: address.low, group, count: beforeWrap)
      if rest > 0 {
        let next = Group(version: .icmpv6, high: address.high + 1, scope: scope)
        append(low: 0, next, count: rest)
      }
    }
    return true
  }

  /// Adds the target `name`, which has no address for the reason that `why` tells; `false` when the
  /// list is full.
  @discardableResult
  package mutating func append(unresolved name: String, why: String) -> Bool {
    guard count < Self.maximumCount else { return false }
    append(low: 0, Group(), count: 1)
    namedIndices.append(UInt32(count - 1))
    names.append(name)
    failures[count - 1] = why
    return true
  }

  private mutating func append(low: UInt64, _ group: Group, count added: Int) {
    guard added > 0 else { return }
    defer { count += added }
    if let last = runs.last, groups[Int(last.group)] == group, group.version != nil {
      let (next, overflow) = last.low.addingReportingOverflow(
        UInt64(count) - UInt64(last.firstIndex)
      )
      if !overflow, next == low { return }
    }
    runs.append(Run(low: low, firstIndex: UInt32(count), group: place(of: group)))
  }

  private mutating func place(of group: Group) -> UInt32 {
    if let place = groupPlaces[group] { return place }
    let place = UInt32(groups.count)
    groups.append(group)
    groupPlaces[group] = place
    return place
  }
}

extension Port {
  /// None: ICMP has no ports.
  static var none: Port { Port(rawValue: 0) }
}
