internal import NetCLI
internal import NetCore
internal import NetLinux

extension PingRun {
  /// Whom the run asks.
  struct Audience {
    /// The targets.
    var targets: TargetList
    /// Whether something was given that is no target, or has no address.
    var hasFaults = false
  }

  /// At most so many complaints about lists are told one by one.
  private static let toldFaultCount = 20

  /// The targets that the command line names.
  func audience(_ path: SourcePath) throws -> Audience {
    let family = command.family(startedAs: ExecutableName.current) ?? path.source?.family
    if command.hosts.count == 1, !command.targets.hasMore {
      let search = TargetSearch(
        path: path,
        family: family,
        allowsBroadcast: command.path.broadcast
      )
      do {
        return Audience(targets: TargetList([try search.find(command.hosts[0])]))
      } catch let failure as TargetSearch.NameFailure {
        return try audience(without: failure)
      }
    }
    var gathering = try command.targets.gather(command.hosts)
    var rules = TargetGathering.NameRules()
    rules.family = family
    rules.takesAllAddresses = command.targets.allAddresses
    rules.zone = { path.zoned($0) }
    let targets = gathering.finish(rules)
    for fault in gathering.faults.prefix(Self.toldFaultCount) { complain(fault.description) }
    let rest = gathering.faultCount - Self.toldFaultCount
    if rest > 0 { complain("\(rest) more targets cannot be asked for such reasons") }
    let isAnybodyTold = command.outputOptions.json && targets.count > 0
    guard targets.count > targets.unresolvedCount || isAnybodyTold else {
      throw ToolFailure(
        targets.count == 0 ? "nobody to ask" : "nobody can be asked",
        why: targets.count == 0 ? "the lists name no target" : "no target has an address",
        remedy: "give hosts, or a list that names some"
      )
    }
    return Audience(targets: targets, hasFaults: gathering.faultCount > 0)
  }

  /// The audience of a run whose only host has no address: nobody, though it has its rows.
  private func audience(without failure: TargetSearch.NameFailure) throws -> Audience {
    guard command.outputOptions.json else { throw failure.complaint }
    complain(failure.complaint.description)
    var targets = TargetList()
    targets.append(unresolved: command.hosts[0], why: failure.why)
    return Audience(targets: targets, hasFaults: true)
  }

  /// What the run says in the end: with `--at-least`, whether enough targets answered; else whether
  /// all did, and failure when some could not be asked.
  func status(of engine: borrowing PingEngine, _ audience: Audience) -> ExitStatus {
    guard audience.targets.count > audience.targets.unresolvedCount else { return .failure }
    if let enough = command.targets.atLeast {
      return engine.totals.reachable >= enough ? .success : .negative
    }
    if audience.hasFaults { return .failure }
    return engine.isSuccess ? .success : .negative
  }
}
