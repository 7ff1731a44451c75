internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Finds the address that stands for a host: the first that there is a route to.
struct TargetSearch {
  let path: SourcePath
  let family: AddressFamily?
  let allowsBroadcast: Bool

  /// The resolver has no address for a name.
  struct NameFailure: Error {
    /// What it says.
    var why: String
    /// The same, with what to do.
    var complaint: ToolFailure
  }

  /// The host `name`, an address or a name; `nil` when `watch` says to stop before its addresses
  /// are known.
  func find(_ name: String, watch: inout GatheringWatch) throws -> PingTarget? {
    var failure: ToolFailure?
    guard let candidates = try candidates(name, watch: &watch) else { return nil }
    for candidate in candidates {
      do {
        return try target(name, at: path.zoned(candidate))
      } catch let error as SystemError {
        let unreachable = error.errno == .networkUnreachable || error.errno == .noRouteToHost
        // The first reason is that of the address which the resolver prefers.
        failure = failure ?? explain(error, candidate)
        guard unreachable else { break }
      }
    }
    throw failure
      ?? ToolFailure(name.escapedForTerminal, why: "it has no address of the wanted family")
  }

  private func candidates(
    _ name: String,
    watch: inout GatheringWatch
  ) throws -> [SocketAddress]? {
    if let address = try? IPAddress(name) {
      let candidate = SocketAddress(address, port: Port(rawValue: 0))
      guard family == nil || family == candidate.family else {
        throw ToolFailure(name, why: "the address is not of the wanted family")
      }
      return [candidate]
    }
    // The resolver cannot be told to stop, so that somebody else has to wait for it.
    let lookup = ParallelQuestions<String, Result<[SocketAddress], HostResolver.ResolutionError>>(
      patience: .max
    ) { name in
      // Asked for one family only, the resolver leaves the zone of an address out.
      Result { () throws(HostResolver.ResolutionError) in try HostResolver.addresses(of: name) }
    }
    let answers = lookup.ask([name]) { count in
      watch.note(.lookingUp(answered: count, of: 1))
      return !watch.isStopRequested
    }
    guard let answer = answers.first ?? nil else { return nil }
    let found: [SocketAddress]
    do {
      found = try answer.get()
    } catch {
      let complaint = ToolFailure(
        name.escapedForTerminal,
        why: error.description,
        remedy: "check the name, or give an address"
      )
      throw NameFailure(why: error.description, complaint: complaint)
    }
    return found.filter { $0.address != nil && (family == nil || $0.family == family) }
  }

  /// The host at `destination`, when there is a route to it.
  private func target(_ name: String, at destination: SocketAddress) throws -> PingTarget {
    let source: SocketAddress?
    var isBroadcast = false
    do {
      source = try path.localAddress(toward: destination)
    } catch {
      guard error.errno == .permissionDenied, allowsBroadcast else { throw error }
      source = try path.localAddress(toward: destination, toMany: true)
      isBroadcast = true
      complain("asking all hosts of the network at \(destination.address?.description ?? name)")
    }
    // The unspecified address stands for this host.
    let isUnspecified = destination.address?.isUnspecified == true
    guard
      let target = PingTarget(
        name: name,
        destination: isUnspecified ? source ?? destination : destination,
        source: source,
        isBroadcast: isBroadcast
      )
    else { throw SystemError(call: "connect", errno: .addressFamilyNotSupported) }
    return target
  }

  private func explain(_ error: SystemError, _ address: SocketAddress) -> ToolFailure {
    let what = address.address?.description ?? "the host"
    let why = error.errno.description
    switch (error.call, error.errno) {
    case ("connect", .permissionDenied):
      let isForMany = !allowsBroadcast && path.reachesMany(at: address)
      let failure = SendFailure(reason: error.errno, isForMany: isForMany)
      return ToolFailure(what, why: why, remedy: failure.remedy)
    case ("connect", .invalidArgument):
      return ToolFailure(
        what,
        why: why,
        remedy: "a link-local address needs its interface, as in \(what)%eth0 or with -I eth0"
      )
    case ("connect", _):
      return ToolFailure(what, why: why, remedy: "'ip route get \(what)' shows what is missing")
    case ("bind", _):
      return ToolFailure(
        "sending from \(path.source?.address?.description ?? "the address")",
        why: why,
        remedy: "give -I an address of this host"
      )
    default: return ToolFailure(error.call, why: why)
    }
  }
}
