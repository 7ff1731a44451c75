internal import NetCore
package import NetLinux

extension TargetGathering {
  /// How names become targets.
  package struct NameRules: Sendable {
    /// Only addresses of this family.
    package var family: AddressFamily?
    /// All addresses of a name, not the first only.
    package var takesAllAddresses = false
    /// Whether a name without an address is a target without an address, and not left out.
    package var keepsUnresolved = true
    /// Gives addresses the zone that they need and were not given.
    package var zone: (@Sendable (SocketAddress) -> SocketAddress)?

    /// The first address of either family.
    package init() {}
  }

  /// Why a name has no address when it was not waited for.
  package static let interruption = "interrupted before its name was looked up"

  /// Looks the names up and ends the gathering.
  ///
  /// A target that is not of the wanted family has no address either. Each that has none is among
  /// the faults, but for names whose answer was not waited for since `watch` said to stop.
  package mutating func finish(
    _ rules: NameRules,
    lookups: NameLookups? = nil,
    watch: inout GatheringWatch
  ) -> TargetList {
    if names.isEmpty, rules.family == nil, rules.zone == nil || !list.contains(.icmpv6) {
      return list
    }
    let answers = (lookups ?? NameLookups(family: rules.family))
      .answers(for: names.map(\.text), watch: &watch)
    var result = TargetList()
    var next = 0
    for index in list.indices {
      if next < names.count, names[next].place == index {
        append(names[next], answers[next], rules, to: &result)
        next += 1
      } else if let destination = list.destination(of: index) {
        let name = list.givenName(of: index)
        guard rules.family == nil || destination.family == rules.family else {
          let why = "Address family for hostname not supported"
          leaveOut(list.name(of: index), why, .argument, rules, from: &result)
          continue
        }
        result.append(rules.zone?(destination) ?? destination, name: name)
      }
    }
    return result
  }

  private mutating func append(
    _ name: Name,
    _ answer: NameLookups.Answer,
    _ rules: NameRules,
    to result: inout TargetList
  ) {
    switch answer {
    case .interrupted:
      if rules.keepsUnresolved { result.append(unresolved: name.text, why: Self.interruption) }
    case .failure(let why): leaveOut(name.text, why, name.origin, rules, from: &result)
    case .addresses(let addresses):
      for address in rules.takesAllAddresses ? addresses : Array(addresses.prefix(1)) {
        result.append(rules.zone?(address) ?? address, name: name.text)
      }
    }
  }

  private mutating func leaveOut(
    _ name: String,
    _ why: String,
    _ origin: Origin,
    _ rules: NameRules,
    from result: inout TargetList
  ) {
    refuse(name.escapedForTerminal, why, origin)
    if rules.keepsUnresolved { result.append(unresolved: name, why: why) }
  }
}
