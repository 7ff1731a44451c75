internal import NetCLI
internal import NetCore
internal import NetLinux
internal import SystemPackage

extension PingRun {
  /// The socket that asks `target`, with everything set that may need a privilege.
  func openSocket(
    _ path: SourcePath,
    _ target: PingTarget,
    asksMany: Bool,
    _ configuration: PingConfiguration
  ) throws -> ICMPSocket {
    let options = command.path
    do {
      var socket = try ICMPSocket(
        target.version,
        interface: path.interface,
        source: path.source ?? (options.stickySource ? target.source : nil),
        identifier: command.probes.identifier,
        isStamped: !command.lines.userLatency,
        stampsDepartures: configuration.wantsDepartures,
        tappedDepartures: configuration.tappedDepartureCount
      )
      try prepare(socket, for: target, asksMany: asksMany)
      if options.broadcast { try socket.allowBroadcast() }
      if options.noMulticastLoop { try socket.suppressMulticastLoop() }
      if options.dontRoute { try socket.bypassRouting() }
      if let octets = options.sendBuffer { try socket.setSendQueue(byteCount: octets) }
      if let mark = options.mark { try set(mark, on: socket) }
      if options.socketDebug { enableDebugging(of: socket) }
      if options.connect { try socket.connect(to: target.destination) }
      return socket
    } catch let error as SystemError {
      throw explain(error, path)
    }
  }

  /// Sets what the headers of probes say.
  private func prepare(
    _ socket: borrowing ICMPSocket,
    for target: PingTarget,
    asksMany: Bool
  ) throws {
    let probes = command.probes
    if let hops = probes.timeToLive { try socket.setTimeToLive(hops) }
    if let octet = probes.typeOfService { try socket.setTrafficClass(octet) }
    if let discovery = probes.pathDiscovery {
      try socket.set(discovery.pathDiscovery)
    } else if asksMany {
      // As ping(8) has it: nobody is asked to put fragments together for a whole network.
      try socket.set(.always)
    } else if !command.sessionConfiguration.wantsDepartures || command.pace.flood,
      target.version == .icmpv4, probes.size <= Self.neverFragmentedByteCount
    {
      // Probes go unfragmented anyway. Told so for good, the kernel does not number them for the
      // reassembly (RFC 6864 §4.1), which takes it a fiftieth of its time.
      try socket.set(.always)
    }
    switch target.version {
    case .icmpv4:
      if probes.flowLabel != nil { complain("-F: IPv4 has no flow labels; it is left out") }
      if let options = internetOptions {
        do { try socket.set(options) } catch {
          throw ToolFailure("setting the options of the IPv4 header", why: error.errno.description)
        }
      }
    case .icmpv6:
      if internetOptions != nil {
        complain("-R and -T: IPv6 has no such options; they are left out")
      }
      // The kernel lets a socket send with a label that it leased, to whomever (RFC 6437 §3 lets
      // sources choose): one lease is enough for all targets.
      if let flowLabel, case .ipv6(let address) = target.address {
        do { try socket.lease(flowLabel: flowLabel, toward: address) } catch {
          // Who leases a label for itself alone, as ping(8) does, has it for some seconds more.
          throw ToolFailure(
            "-F 0x\(String(flowLabel, radix: 16))",
            why: error.errno.description,
            remedy: error.errno == .notPermitted
              ? "another program has this label: wait some seconds, or give another" : nil
          )
        }
      }
    }
  }

  /// Probes with so many octets of data fit the least path that the kernel believes in (552 octets,
  /// `net.ipv4.route.min_pmtu`), with all options that a header may have.
  private static let neverFragmentedByteCount = 480

  private var internetOptions: InternetOptions? {
    if command.probes.recordRoute { return .recordRoute }
    return command.probes.recordTime?.internetOptions
  }

  /// An unmarked probe would take another path than the one that was asked about.
  private func set(_ mark: UInt32, on socket: borrowing ICMPSocket) throws {
    do { try socket.setMark(mark) } catch {
      throw ToolFailure(
        "-m \(mark)",
        why: error.errno.description,
        remedy: "marks need CAP_NET_ADMIN or CAP_NET_RAW: use sudo"
      )
    }
  }

  /// Debugging changes nothing that is measured: without the privilege the run goes on.
  private func enableDebugging(of socket: borrowing ICMPSocket) {
    do { try socket.enableDebugging() } catch {
      complain("-d: \(error.errno); it needs CAP_NET_ADMIN, and is left out")
    }
  }

  private func explain(_ error: SystemError, _ path: SourcePath) -> any Error {
    let why = error.errno.description
    switch error.call {
    case "socket" where error.errno == .notPermitted || error.errno == .permissionDenied:
      if command.probes.identifier == 0 {
        return ToolFailure("-e 0", why: why, remedy: "it needs a raw socket: use sudo")
      }
      let path = ExecutablePath.current ?? "netping"
      return ToolFailure(
        "opening an ICMP socket",
        why: why,
        remedy: "use sudo, or once 'sudo setcap cap_net_raw+ep \(path)', "
          + "or 'sudo sysctl net.ipv4.ping_group_range=\"0 2147483647\"'"
      )
    case "bind":
      return ToolFailure(
        "sending from \(path.source?.address?.description ?? "the address")",
        why: why,
        remedy: "give -I an address of this host"
      )
    default: return error
    }
  }
}
