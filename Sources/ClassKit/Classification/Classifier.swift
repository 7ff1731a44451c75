internal import NetCLI
internal import NetCore
internal import NetLinux
package import SystemPackage

/// Looks up what an input names.
///
/// The files of the host are read when the first port asks for them: a run over addresses alone
/// opens none.
package struct Classifier {
  private let servicesPath: FilePath
  private let procRoot: FilePath
  private let resolvesServiceNames: Bool
  private var loadedServices: ServiceTable?
  private var loadedPolicy: HostPortPolicy?

  /// A classifier that reads services from `servicesPath` and the host's policy from `procRoot`.
  package init(servicesPath: FilePath, procRoot: FilePath, resolvesServiceNames: Bool) {
    self.servicesPath = servicesPath
    self.procRoot = procRoot
    self.resolvesServiceNames = resolvesServiceNames
  }

  /// Looks `subject` up.
  package mutating func classify(_ subject: Subject) throws(InvalidInput) -> Classification {
    switch subject {
    case .address(let address, let zone): return .address(AddressFacts(address, zone: zone))
    case .prefix(let prefix, let address, let zone):
      return .prefix(PrefixFacts(prefix, address: address, zone: zone))
    case .port(let port, let transport): return .port(facts(of: port, transport: transport))
    case .endpoint(let address, let zone, let port):
      return .endpoint(AddressFacts(address, zone: zone), facts(of: port, transport: nil))
    case .service(let name, let transport):
      return .service(try facts(ofServiceNamed: name, transport: transport))
    }
  }

  private mutating func facts(of port: Port, transport: String?) -> PortFacts {
    PortFacts(
      port,
      transport: transport,
      services: services().entries(of: port, transport: transport),
      policy: policy()
    )
  }

  private mutating func facts(
    ofServiceNamed name: String,
    transport: String?
  ) throws(InvalidInput) -> [PortFacts] {
    guard resolvesServiceNames else {
      throw InvalidInput("it is no address, prefix or port; --resolve looks up service names")
    }
    var facts: [PortFacts] = []
    for entry in services().entries(named: name, transport: transport)
    where !facts.contains(where: { $0.port == entry.port }) {
      facts.append(self.facts(of: entry.port, transport: transport))
    }
    guard !facts.isEmpty else {
      throw InvalidInput("no such service in \(servicesPath.string.escapedForTerminal)")
    }
    return facts
  }

  private mutating func services() -> ServiceTable {
    if let loadedServices { return loadedServices }
    var table = ServiceTable()
    do {
      table = try ServiceTable(readingFileAt: servicesPath)
    } catch {
      complain("\(error); ports are shown without service names")
    }
    loadedServices = table
    return table
  }

  private mutating func policy() -> HostPortPolicy {
    if let loadedPolicy { return loadedPolicy }
    let policy = HostPortPolicy(procRoot: procRoot)
    loadedPolicy = policy
    return policy
  }
}
