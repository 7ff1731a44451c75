internal import NetCLI
internal import NetCore
internal import NetLinux

/// Finds the source addresses that probes to several targets keep.
///
/// A socket has one, and a run one socket for each version of IP: targets that the kernel would ask
/// from different addresses cannot be asked together.
struct StickySources {
  let path: SourcePath

  /// Says in `targets` where the probes to those of each version come from; goes on without the
  /// rest when `watch` says to stop.
  func find(for targets: inout TargetList, watch: inout GatheringWatch) throws {
    var found: [ICMPVersion: (source: SocketAddress, target: TargetIndex)] = [:]
    for index in targets.indices {
      // A target without a route has no source, and is told when its probe fails.
      guard !watch.isStopRequested else { return }
      guard let destination = targets.destination(of: index),
        let version = targets.version(of: index),
        let source = (try? path.localAddress(toward: destination, toMany: true)) ?? nil
      else { continue }
      guard let first = found[version] else {
        found[version] = (source, index)
        continue
      }
      guard first.source == source else {
        throw ToolFailure(
          "-B",
          why: "probes to \(targets.name(of: first.target).escapedForTerminal) leave from "
            + "\(first.source.address?.description ?? "?"), and those to "
            + "\(targets.name(of: index).escapedForTerminal) from "
            + "\(source.address?.description ?? "?")",
          remedy: "ask them in two runs, or give -I an address"
        )
      }
    }
    for (version, choice) in found { targets.setSource(of: version, to: choice.source) }
  }
}
