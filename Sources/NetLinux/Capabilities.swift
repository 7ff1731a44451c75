internal import CLinuxNet
internal import Glibc

/// The privileges of this process (capabilities(7)).
public enum Capabilities {
  /// Gives up every capability and the way back to any: no capability stays in a set, and exec(2)
  /// grants none (`PR_SET_NO_NEW_PRIVS`).
  public static func dropAll() throws(SystemError) {
    // Both are empty, or out of reach, where they cannot be emptied.
    netdiag_clear_bounding_set()
    netdiag_clear_ambient_set()
    _ = try systemCall("prctl PR_SET_NO_NEW_PRIVS") { netdiag_set_no_new_privileges() }
    _ = try systemCall("capset") { netdiag_set_capability_sets(0, 0, 0) }
  }

  /// Whether the user who started the process is root, whatever the file's set-user-ID bit says.
  public static var isStartedByRoot: Bool { getuid() == 0 }
}
