internal import ArgumentParser
internal import NetCore
internal import NetLinux

/// The words of `-T`.
enum RecordTimeArgument: Hashable {
  /// Times alone.
  case tsonly
  /// Times behind the addresses of who wrote them.
  case tsandaddr
  /// Times of these hosts, in their order.
  case tsprespec([IPv4Address])

  private static let maximumHostCount = 4

  /// Reads `tsonly`, `tsandaddr`, or `tsprespec` with the hosts behind it: `tsprespec=A,B`.
  ///
  /// ping(8) takes the hosts from the end of the command line, where ours are targets.
  init(argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    switch (parts.first, parts.count) {
    case ("tsonly", 1): self = .tsonly
    case ("tsandaddr", 1): self = .tsandaddr
    case ("tsprespec", 1): self = .tsprespec([])
    case ("tsprespec", 2): self = .tsprespec(try Self.hosts(parts[1]))
    default: throw ValidationError("neither tsonly nor tsandaddr nor tsprespec[=address,…]")
    }
  }

  private static func hosts(_ text: Substring) throws -> [IPv4Address] {
    let hosts = try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let host = try? IPv4Address(String(part)) else {
        throw ValidationError("the hosts behind tsprespec= are IPv4 addresses, with commas between")
      }
      return host
    }
    guard hosts.count <= maximumHostCount else {
      throw ValidationError("an IPv4 header has room for the times of \(maximumHostCount) hosts")
    }
    return hosts
  }

  /// What goes into the header.
  var internetOptions: InternetOptions {
    switch self {
    case .tsonly: .timestamps
    case .tsandaddr: .addressedTimestamps
    case .tsprespec(let hosts): .timestampsOf(hosts)
    }
  }
}
