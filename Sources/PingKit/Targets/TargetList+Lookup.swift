package import NetCore
package import NetLinux

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

  /// Whether `source` has the address of the target at `index`, from whichever zone.
  ///
  /// This is to compare ``address(of:)``, without making one.
  @inline(__always)
  func isAddress(of index: TargetIndex, _ source: SocketAddress?) -> Bool {
    let run = runs[runPlace(of: index)]
    let group = groups[Int(run.group)]
    let low = run.low + UInt64(index - Int(run.firstIndex))
    switch source {
    case .ipv4(let address, _): return group.version == .icmpv4 && low == UInt64(address.rawValue)
    case .ipv6(let address, _, _):
      return group.version == .icmpv6 && low == address.low && group.high == address.high
    case .unix, .other, nil: return false
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

  /// Whether a target that is asked with `version` is a group of hosts (RFC 1112 §4, RFC 4291
  /// §2.7).
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
  package func source(of index: TargetIndex) -> SocketAddress? {
    if let source = sources[index] { return source }
    guard !commonSources.isEmpty, let version = version(of: index) else { return nil }
    return commonSources[version]
  }

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

  @inline(__always)
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
