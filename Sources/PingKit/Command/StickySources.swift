internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

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
        let source = source(toward: destination)
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

  /// Where the kernel would send from to `destination`; `nil` when there is no way to it.
  private func source(toward destination: SocketAddress) -> SocketAddress? {
    // Connecting a UDP socket sends nothing; it makes the kernel look for the route and the source.
    guard let probe = try? Socket(destination.family, .datagram) else { return nil }
    if let interface = path.interface {
      guard (try? probe.bind(toInterface: interface)) != nil else { return nil }
    }
    try? probe.set(.broadcast, to: true)
    guard (try? probe.connect(to: destination.with(Port(rawValue: 1025)))) != nil else {
      return nil
    }
    return (try? probe.localAddress())??.with(Port(rawValue: 0))
  }
}
