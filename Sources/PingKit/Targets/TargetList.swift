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
  private struct Group: Hashable {
    /// The protocol; `nil` for targets without an address.
    var version: ICMPVersion?
    /// The first eight octets of IPv6 addresses.
    var high: UInt64 = 0
    /// The zone of IPv6 addresses.
    var scope: UInt32 = 0
  }

  /// Addresses that follow each other, up to the first index of the next run.
  private struct Run {
    /// The last eight octets of the first address, or the IPv4 address.
    var low: UInt64
    var firstIndex: UInt32
    var group: UInt32
  }

  private var runs: [Run] = []
  private var groups: [Group] = []
  private var groupPlaces: [Group: UInt32] = [:]
  /// The targets that have a name of their own, in order.
  private var namedIndices: [UInt32] = []
  private var names: [String] = []
  private var failures: [TargetIndex: String] = [:]
  private var sources: [TargetIndex: SocketAddress] = [:]
  private var broadcasts: Set<TargetIndex> = []

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

  /// Adds the host at `destination`, which was typed as `name`, or as its address when that is `nil`;
  /// `false` when the list is full or `destination` is no IP address.
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

// MARK: - Looking up

extension TargetList {
  /// Where probes to the target at `index` go; `nil` when it has no address.
  package func destination(of index: TargetIndex) -> SocketAddress? {
    let run = runs[runPlace(of: index)]
    let group = groups[Int(run.group)]
    let low = run.low + UInt64(index - Int(run.firstIndex))
    switch group.version {
    case .icmpv4:
      return .ipv4(IPv4Address(rawValue: UInt32(truncatingIfNeeded: low)), port: .none)
    case .icmpv6:
      return .ipv6(IPv6Address(high: group.high, low: low), port: .none, scope: group.scope)
    case nil: return nil
    }
  }

  /// The address of the target at `index`; `nil` when it has none.
  package func address(of index: TargetIndex) -> IPAddress? {
    let run = runs[runPlace(of: index)]
    let group = groups[Int(run.group)]
    let low = run.low + UInt64(index - Int(run.firstIndex))
    switch group.version {
    case .icmpv4: return .ipv4(IPv4Address(rawValue: UInt32(truncatingIfNeeded: low)))
    case .icmpv6: return .ipv6(IPv6Address(high: group.high, low: low))
    case nil: return nil
    }
  }

  /// The protocol that the target at `index` is asked with; `nil` when it has no address.
  package func version(of index: TargetIndex) -> ICMPVersion? {
    groups[Int(runs[runPlace(of: index)].group)].version
  }

  /// The first target that is asked with `version`.
  package func firstTarget(of version: ICMPVersion) -> PingTarget? {
    let run = runs.first { groups[Int($0.group)].version == version }
    return run.flatMap { target(at: Int($0.firstIndex)) }
  }

  /// Whether a target is asked with `version`.
  package func contains(_ version: ICMPVersion) -> Bool {
    groups.contains { $0.version == version }
  }

  /// Whether a target that is asked with `version` is a group of hosts (RFC 1112 §4, RFC 4291 §2.7).
  package func containsMulticast(_ version: ICMPVersion) -> Bool {
    let groupAddresses: ClosedRange<UInt64> = 0xE000_0000...0xEFFF_FFFF
    for (place, run) in runs.enumerated() {
      let group = groups[Int(run.group)]
      guard group.version == version else { continue }
      let end = place + 1 < runs.count ? Int(runs[place + 1].firstIndex) : count
      let last = run.low + UInt64(end - 1 - Int(run.firstIndex))
      switch version {
      case .icmpv4: if (run.low...last).overlaps(groupAddresses) { return true }
      case .icmpv6: if group.high >> 56 == 0xFF { return true }
      }
    }
    return false
  }

  /// Why the target at `index` has no address; `nil` when it has one.
  package func failure(of index: TargetIndex) -> String? { failures[index] }

  /// The targets that have no address, in any order.
  package var unresolvedIndices: [TargetIndex] { Array(failures.keys) }

  /// The first target with `address`; `nil` when there is none, or too many to be searched.
  package func index(of address: IPAddress) -> TargetIndex? {
    guard runs.count <= Self.maximumSearchedRunCount else { return nil }
    for (place, run) in runs.enumerated() {
      let group = groups[Int(run.group)]
      let low: UInt64
      switch (address, group.version) {
      case (.ipv4(let address), .icmpv4): low = UInt64(address.rawValue)
      case (.ipv6(let address), .icmpv6) where address.high == group.high: low = address.low
      default: continue
      }
      let end = place + 1 < runs.count ? Int(runs[place + 1].firstIndex) : count
      let length = UInt64(end) - UInt64(run.firstIndex)
      guard low >= run.low, low - run.low < length else { continue }
      return Int(run.firstIndex) + Int(low - run.low)
    }
    return nil
  }

  /// A stranger may make us search, so that it must not take long.
  private static let maximumSearchedRunCount = 256

  /// How many targets have no address.
  package var unresolvedCount: Int { failures.count }

  /// The name that the target at `index` was given; `nil` when it is the text of its address.
  package func givenName(of index: TargetIndex) -> String? {
    let place = namedIndices.firstPlace { $0 >= UInt32(index) }
    guard place < namedIndices.count, namedIndices[place] == UInt32(index) else { return nil }
    return names[place]
  }

  /// The name of the target at `index` as it was given.
  package func name(of index: TargetIndex) -> String {
    givenName(of: index) ?? address(of: index)?.description ?? ""
  }

  /// Appends the name of the target at `index`, escaped.
  package func appendName(of index: TargetIndex, to buffer: inout LineBuffer) {
    if let name = givenName(of: index) { return buffer.append(foreign: name) }
    if let address = address(of: index) { buffer.append(address) }
  }

  /// Where the probes to the target at `index` come from, as far as the kernel was asked.
  package func source(of index: TargetIndex) -> SocketAddress? { sources[index] }

  /// Whether hosts other than the target at `index` may answer for it.
  package func isAnsweredByOthers(_ index: TargetIndex) -> Bool {
    if broadcasts.contains(index) { return true }
    return address(of: index)?.isAnsweredByOthers ?? false
  }

  /// All about the target at `index`; `nil` when it has no address.
  package func target(at index: TargetIndex) -> PingTarget? {
    guard let destination = destination(of: index) else { return nil }
    return PingTarget(
      name: name(of: index),
      destination: destination,
      source: source(of: index),
      isBroadcast: broadcasts.contains(index)
    )
  }

  private func runPlace(of index: TargetIndex) -> Int {
    precondition(index >= 0 && index < count, "no such target")
    guard runs.count > 1 else { return 0 }
    return runs.firstPlace { Int($0.firstIndex) > index } - 1
  }
}

extension Array {
  /// The place of the first element that `condition` holds for, when it holds for all behind it;
  /// the end when it holds for none.
  fileprivate func firstPlace(where condition: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if condition(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Port {
  fileprivate static var none: Port { Port(rawValue: 0) }
}
