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
    /// Whether a signal ended the gathering: nobody is asked any more.
    var isInterrupted = false
  }

  /// At most so many complaints about lists are told one by one.
  private static let toldFaultCount = 20

  /// The targets that the command line names, as far as `signals` let them be gathered.
  func audience(_ path: SourcePath, _ signals: SignalLatch) throws -> Audience {
    var watch = GatheringWatch(signals, telling: Self.toldFaultCount) { complain($0.description) }
    defer { watch.clear() }
    let family = command.family(startedAs: ExecutableName.current) ?? path.source?.family
    guard command.hosts.count != 1 || command.targets.hasMore else {
      return try soleAudience(path, family, &watch)
    }
    var gathering = TargetGathering()
    try command.targets.gather(command.hosts, into: &gathering, watch: &watch)
    var rules = TargetGathering.NameRules()
    rules.family = family
    rules.takesAllAddresses = command.targets.allAddresses
    rules.zone = { path.zoned($0) }
    var targets = gathering.finish(rules, watch: &watch)
    watch.tellFaults(of: gathering)
    if command.path.broadcast {
      BroadcastTargets(path: path).find(among: &targets, watch: &watch)
    }
    if command.path.stickySource, path.source == nil {
      try StickySources(path: path).find(for: &targets, watch: &watch)
    }
    watch.clear()
    let rest = gathering.faultCount - Self.toldFaultCount
    if rest > 0 {
      complain("\(rest) more target\(rest == 1 ? "" : "s") cannot be asked for such reasons")
    }
    let audience = Audience(
      targets: targets,
      hasFaults: gathering.faultCount > 0,
      isInterrupted: watch.isStopRequested
    )
    try check(audience)
    return audience
  }

  /// The one host that is named.
  private func soleAudience(
    _ path: SourcePath,
    _ family: AddressFamily?,
    _ watch: inout GatheringWatch
  ) throws -> Audience {
    let search = TargetSearch(
      path: path,
      family: family,
      allowsBroadcast: command.path.broadcast
    )
    let host = command.hosts[0]
    var targets = TargetList()
    do {
      if let target = try search.find(host, watch: &watch) {
        targets.append(target)
      } else {
        targets.append(unresolved: host, why: TargetGathering.interruption)
      }
    } catch let failure as TargetSearch.NameFailure {
      return try audience(without: failure)
    }
    let audience = Audience(targets: targets, isInterrupted: watch.isStopRequested)
    try check(audience)
    return audience
  }

  /// Refuses what cannot come to anything.
  private func check(_ audience: Audience) throws {
    let targets = audience.targets
    guard !audience.isInterrupted else {
      return complain("interrupted before anybody was asked")
    }
    let isAnybodyTold = command.outputOptions.json && targets.count > 0
    guard targets.count > targets.unresolvedCount || isAnybodyTold else {
      throw ToolFailure(
        targets.count == 0 ? "nobody to ask" : "nobody can be asked",
        why: targets.count == 0 ? "the lists name no target" : "no target has an address",
        remedy: "give hosts, or a list that names some"
      )
    }
    if let enough = command.targets.atLeast, enough > targets.count {
      throw ToolFailure(
        "--at-least \(enough)",
        why: "\(targets.count) target\(targets.count == 1 ? " is" : "s are") asked",
        remedy: "give more targets, or a smaller number"
      )
    }
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
    guard audience.isInterrupted || audience.targets.count > audience.targets.unresolvedCount
    else { return .failure }
    if let enough = command.targets.atLeast {
      return engine.totals.reachable >= enough ? .success : .negative
    }
    if audience.hasFaults { return .failure }
    return engine.isSuccess && !audience.isInterrupted ? .success : .negative
  }
}
