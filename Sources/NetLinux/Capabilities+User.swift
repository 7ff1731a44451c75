internal import CLinuxNet
internal import Glibc

extension Capabilities {
  /// Goes on as `user` for good: its only group is the user's first, and no capability stays in any
  /// set.
  ///
  /// The corresponding C functions are `setgroups`, `setgid` and `setuid`.
  public static func dropAll(becoming user: SystemUser) throws(SystemError) {
    // While the process may still do it: what is not in the bounding set cannot come back.
    netdiag_clear_bounding_set()
    // None, and so none is read.
    _ = try systemCall("setgroups") { setgroups(0, nil) }
    // With the privilege to choose, these set the saved identifiers, too: there is no way back.
    _ = try systemCall("setgid") { setgid(user.group) }
    _ = try systemCall("setuid") { setuid(user.identifier) }
    try dropAll()
  }

  /// Whether the process runs with the effective rights of root.
  public static var isRoot: Bool { geteuid() == 0 }
}
