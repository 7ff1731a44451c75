public import Testing

/// Something a test cannot do without and a machine may lack.
///
/// A test says `@Test(.requires(.networkNamespaces, .peer("tcpdump")))`; where one is missing the
/// test is reported as skipped, with its name and the reason.
public struct Requirement: Sendable {
  /// What a skipped test says.
  public let reason: String
  let isMet: @Sendable () -> Bool

  /// A requirement that is met when `isMet` says so; `reason` is what a skipped test says.
  public init(reason: String, isMet: @escaping @Sendable () -> Bool) {
    self.reason = reason
    self.isMet = isMet
  }

  /// Root, iproute2 and a kernel that makes network namespaces with virtual interfaces.
  public static let networkNamespaces = Requirement(
    reason: "needs root and network namespaces"
  ) { Privileges.canMakeNetworkNamespaces }

  /// An effective user identifier of 0.
  public static let root = Requirement(reason: "needs root") { Privileges.isRoot }

  /// `CAP_NET_RAW`.
  public static let rawSockets = Requirement(
    reason: "needs CAP_NET_RAW"
  ) { Privileges.canOpenRawSockets }

  /// A program in `PATH`.
  public static func peer(_ name: String) -> Requirement {
    Requirement(reason: "needs \(name)") { Peer.isInstalled(name) }
  }

  /// A module that Python can import.
  public static func pythonModule(_ name: String) -> Requirement {
    Requirement(reason: "needs Python's \(name)") { Peer.hasPythonModule(name) }
  }
}

extension Trait where Self == ConditionTrait {
  /// Skips the test, by name, on a machine that lacks one of `requirements`.
  public static func requires(
    _ requirements: Requirement...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> Self {
    .enabled(
      if: requirements.allSatisfy { $0.isMet() },
      Comment(rawValue: requirements.map(\.reason).joined(separator: ", ")),
      sourceLocation: sourceLocation
    )
  }
}
