internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

/// Finds those of several targets that stand for all hosts of a network: each of these answers with
/// its own address.
///
/// Which addresses these are only the kernel's routes tell.
struct BroadcastTargets {
  let path: SourcePath

  /// Notes in `targets` which they are, and tells of each; goes on without the rest when `watch` says
  /// to stop.
  func find(among targets: inout TargetList, watch: inout GatheringWatch) throws {
    guard targets.contains(.icmpv4) else { return }
    // Connected to one address after the other, a socket sends nothing; one is enough for all.
    let probe = try path.routeSocket(.ipv4)
    for index in targets.indices {
      guard !watch.isStopRequested else { return }
      guard targets.version(of: index) == .icmpv4, let destination = targets.destination(of: index)
      else { continue }
      do {
        _ = try probe.connect(to: destination.with(SourcePath.anyService))
      } catch {
        // A target without a route is told when its probe fails.
        guard error.errno == .permissionDenied, path.reachesMany(at: destination) else { continue }
        targets.noteBroadcast(index)
        watch.clear()
        complain("asking all hosts of the network at \(targets.name(of: index).escapedForTerminal)")
      }
    }
  }
}
