internal import NetCLI
internal import NetCapture
internal import NetCore
internal import NetLinux

/// What the process may do, and gives up once the capture is open.
struct CapturePrivileges {
  /// Whom the process goes on as; `nil` when it was not started by root, or has no other user.
  private(set) var user: SystemUser?
  /// Whether somebody asked for that user.
  private let isAsked: Bool

  /// The user called `name` (`-Z`); by default, for root, the one that is there for captures.
  init(user name: String?) throws {
    isAsked = name != nil
    guard let name else {
      guard Capabilities.isRoot else { return }
      user = SystemUser(named: "tcpdump") ?? SystemUser(named: "nobody")
      return
    }
    guard let user = SystemUser(named: name) else {
      throw ToolFailure("-Z \(name.escapedForTerminal)", why: "there is no such user")
    }
    guard Capabilities.isRoot else {
      throw ToolFailure(
        "-Z \(name.escapedForTerminal)",
        why: "root alone can become another user",
        remedy: "run it with sudo, or leave -Z out"
      )
    }
    self.user = user
  }

  /// Whom files belong to that are created before the privileges are dropped.
  var owner: FileOwner? {
    user.map { FileOwner(user: $0.identifier, group: $0.group) }
  }

  /// Gives up every privilege for good.
  mutating func drop() throws {
    guard let user else { return try Capabilities.dropAll() }
    do {
      try Capabilities.dropAll(becoming: user)
    } catch {
      // In a container, root may not be able to become anybody.
      guard !isAsked else {
        throw ToolFailure("becoming user \(user.name)", why: error.description)
      }
      self.user = nil
      try Capabilities.dropAll()
    }
  }

  /// `error` with what to do when it is that the user may not create files.
  func explain(_ error: CaptureError) -> ToolFailure {
    guard error.isPermissionDenied, let user else { return ToolFailure(error) }
    return ToolFailure(
      error.what,
      why: "\(error.why) for user \(user.name), who netsniff goes on as",
      remedy: "write where that user may, or name another with -Z"
    )
  }
}
