internal import ArgumentParser
internal import NetLinux

/// The words of `-M`.
enum PathDiscoveryArgument: String, ExpressibleByArgument, CaseIterable {
  case `do`
  case want
  case dont
  case probe

  /// What the word stands for.
  var pathDiscovery: PathDiscovery {
    switch self {
    case .do: .always
    case .want: .perRoute
    case .dont: .never
    case .probe: .ignoringPath
    }
  }
}
