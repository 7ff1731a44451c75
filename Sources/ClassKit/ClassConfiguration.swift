package import NetCLI
package import SystemPackage

/// What a run of netclass was asked to do.
package struct ClassConfiguration: Sendable {
  /// The form of the output.
  package enum Form: Sendable {
    /// One JSON object a line.
    case json
    /// One line an input.
    case lines
    /// A report of several lines an input.
    case report(TextStyle)
  }

  /// The form of the output.
  package var form: Form
  /// The services file.
  package var servicesPath: FilePath
  /// Where the proc file system is mounted.
  package var procRoot: FilePath
  /// Whether names of services are looked up when they are given as input.
  package var resolvesServiceNames: Bool

  /// A configuration of a run.
  package init(
    form: Form,
    servicesPath: FilePath,
    procRoot: FilePath = "/proc",
    resolvesServiceNames: Bool = false
  ) {
    self.form = form
    self.servicesPath = servicesPath
    self.procRoot = procRoot
    self.resolvesServiceNames = resolvesServiceNames
  }
}
