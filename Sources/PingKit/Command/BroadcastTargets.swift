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
  func find(among targets: inout TargetList, watch: inout GatheringWatch) {
    for index in targets.indices {
      guard !watch.isStopRequested else { return }
      guard targets.version(of: index) == .icmpv4, let destination = targets.destination(of: index)
      else { continue }
      do {
        // Each with a socket of its own: one that was connected before keeps its source.
        _ = try path.localAddress(toward: destination)
      } catch {
        // What else is wrong is told when the socket is opened, or when the probe fails.
        guard error.errno == .permissionDenied, path.reachesMany(at: destination) else { continue }
        targets.noteBroadcast(index)
        watch.clear()
        complain("asking all hosts of the network at \(targets.name(of: index).escapedForTerminal)")
      }
    }
  }
}
